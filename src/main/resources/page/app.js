/** The page as a whole. */
import { html } from './lib/lit-html.js';
import { workspace } from './model/workspace.js';
import { Part } from './show/element.js';
import { elapsed } from './show/numbers.js';
import { timeOfDay } from './show/times.js';
import './show/columns-dialog.js';
import './show/control-bar.js';
import './show/head-bar.js';
import './show/number-tiles.js';
import './show/rows-dialog.js';
import './show/sign-in.js';
import './show/status-line.js';
import './show/table-card.js';
import './show/thresholds-dialog.js';
import './show/time-chart.js';
import './show/toast-line.js';
import './show/trouble-list.js';

class WorkspacePage extends Part {
  template() {
    const { session, view } = workspace;
    if (!session) {
      return html`<sign-in></sign-in>`;
    }
    return view.wallboard ? this.#wallboard() : this.#page();
  }

  shown() {
    const { theme, account } = workspace.view;
    const root = document.documentElement;
    if (theme) {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
    root.classList.toggle('old', !['live', 'polling', 'connecting'].includes(workspace.status.kind));
    document.title = account ? `${account} · Manager Workspace` : 'Manager Workspace';
  }

  #page() {
    return html`<div class="top"><head-bar></head-bar></div>
      <main>
        <h1 class="unseen">The contact centre, live</h1>
        <control-bar></control-bar>
        <status-line></status-line>
        <number-tiles></number-tiles>
        <div class="beside"><trouble-list></trouble-list><time-chart></time-chart></div>
        <table-card></table-card>
      </main>
      <rows-dialog></rows-dialog><columns-dialog></columns-dialog><thresholds-dialog></thresholds-dialog>
      <toast-line></toast-line>`;
  }

  #wallboard() {
    const { asOf, view } = workspace;
    return html`<main class="wall">
      <header><h1>${view.account}</h1>
        <p>${asOf ? html`as of <time>${timeOfDay(asOf)}</time>` : 'Connecting'}${
          asOf && workspace.now() - asOf > 10_000 ? html`, ${elapsed(workspace.now() - asOf)} ago` : ''}</p>
        <button class="quiet" @click=${() => workspace.go({ wallboard: false }, { isStep: true })}>Leave the wallboard</button>
      </header>
      <status-line></status-line>
      <number-tiles></number-tiles>
      <time-chart></time-chart>
      <rows-dialog></rows-dialog><toast-line></toast-line>
    </main>`;
  }
}

workspace.start();
customElements.define('workspace-page', WorkspacePage);
