/** A window of one's own, from one instant to another. */
import { html, nothing } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';
import { Menu } from './menu.js';
import { HERE, dateAndTime } from './times.js';

const DAY = 86_400_000;

class WindowMenu extends Menu {
  #wrong = '';

  template() {
    const { from, to } = workspace.view;
    const label = from === null ? 'Own …' : `${dateAndTime(from)} – ${dateAndTime(to)}`;
    return this.menu(label, () => this.#form(), { pressed: from !== null });
  }

  #form() {
    const { from, to } = workspace.window();
    return html`<form class="own-window" @submit=${(event) => this.#submit(event)}>
      <label for="from">From</label>
      <input id="from" name="from" type="datetime-local" required .value=${local(from)} />
      <label for="to">To</label>
      <input id="to" name="to" type="datetime-local" required .value=${local(to)} />
      <p class="hint">At most 24 hours, in your own time (${HERE}).</p>
      ${this.#wrong ? html`<p class="wrong" role="alert">${this.#wrong}</p>` : nothing}
      <button class="primary">Show</button>
    </form>`;
  }

  #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const from = Date.parse(given.get('from'));
    const to = Math.min(Date.parse(given.get('to')), workspace.now());
    this.#wrong = from > to ? 'It ends before it begins.' : to - from > DAY ? 'It is longer than 24 hours.' : '';
    if (this.#wrong) {
      this.show();
    } else {
      this.toggle(false);
      workspace.go({ from, to: Math.floor(to), offset: 0 }, { isStep: true });
    }
  }
}

/** As an input for dates has it. */
function local(instant) {
  const shifted = instant - new Date(instant).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16);
}

customElements.define('window-menu', WindowMenu);
