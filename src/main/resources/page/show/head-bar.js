/** Who, how fresh, and what concerns the whole page. */
import { html } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';
import { Part } from './element.js';
import { bell, leave, logo, moon, pause, play, screen, sun } from './icons.js';
import { elapsed } from './numbers.js';
import { isDark } from './theme.js';
import { timeOfDay } from './times.js';

const WORDS = {
  connecting: 'Connecting',
  live: 'Live',
  polling: 'Every 5 s',
  reconnecting: 'Reconnecting',
  unavailable: 'Waiting for the database',
  refused: 'Stopped',
};

class HeadBar extends Part {
  template() {
    return html`<header class="head-bar">
      <div class="brand">${logo()}
        <div><span class="product">Manager Workspace</span>
          <span class="account">${workspace.view.account}</span></div>
      </div>
      ${this.#freshness()}
      <div class="tools">
        <button class="tool" @click=${() => document.querySelector('thresholds-dialog').open()}>
          ${bell()}<span class="unseen-narrow">Thresholds</span></button>
        <button class="tool" aria-label="Wallboard" title="Wallboard: tiles and chart alone, large"
          @click=${() => workspace.go({ wallboard: true }, { isStep: true })}>${screen()}</button>
        ${this.#theme()}
        <button class="tool" aria-label="Sign out" title="Sign out"
          @click=${() => workspace.signOut()}>${leave()}</button>
      </div>
    </header>`;
  }

  #freshness() {
    const kind = workspace.isPaused ? 'paused' : workspace.status.kind;
    const asOf = workspace.asOf;
    return html`<div class="freshness">
      <span class="connection ${kind}" role="status">
        <span class="dot" aria-hidden="true"></span>${workspace.isPaused ? 'Paused' : WORDS[kind]}</span>
      ${asOf ? html`<span class="as-of">as of <time>${timeOfDay(asOf)}</time>${this.#age(asOf)}</span>` : ''}
      <button class="tool" aria-label=${workspace.isPaused ? 'Go on' : 'Pause'}
        title=${workspace.isPaused ? 'Go on' : 'Pause: the numbers stay as they are'}
        @click=${() => workspace.pause(!workspace.isPaused)}>${workspace.isPaused ? play() : pause()}</button>
    </div>`;
  }

  #age(asOf) {
    const age = workspace.now() - asOf;
    return age < 5000 ? '' : html`<span class="age">, ${elapsed(age)} ago</span>`;
  }

  #theme() {
    const other = isDark() ? 'light' : 'dark';
    return html`<button class="tool" aria-label="Show ${other}" title="Show ${other}"
      @click=${() => workspace.go({ theme: other })}>${isDark() ? sun() : moon()}</button>`;
  }
}

customElements.define('head-bar', HeadBar);
