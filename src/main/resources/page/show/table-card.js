/** The tables, one at a time: by group, by skill, agents. */
import { html } from '../lib/lit-html.js';
import { tableQuestion } from '../model/questions.js';
import { workspace } from '../model/workspace.js';
import { downloadButton } from './csv.js';
import { Part } from './element.js';
import { columns } from './icons.js';
import './agent-table.js';
import './metric-table.js';

const TABLES = [
  { table: 'groups', label: 'Groups' },
  { table: 'skills', label: 'Skills' },
  { table: 'agents', label: 'Agents' },
];
/** What an answer in CSV lists at most. */
const MOST = '10000';

class TableCard extends Part {
  template() {
    const { view } = workspace;
    return html`<section class="card tables" aria-label="Tables">
      <header>
        <h2 class="unseen">Tables</h2>
        <div class="segments" role="group" aria-label="Table">${TABLES.map(({ table, label }) => html`<button
          aria-pressed=${view.table === table}
          @click=${() => workspace.go({ table }, { isStep: true })}>${label}</button>`)}</div>
        <div class="tools">
          <button class="tool" @click=${() => document.querySelector('columns-dialog').open()}>
            ${columns()}<span class="unseen-narrow">Columns</span></button>
          ${downloadButton(view.table, () => tableQuestion(workspace.view), MOST)}
        </div>
      </header>
      ${this.#table(view.table)}
    </section>`;
  }

  #table(table) {
    if (table !== 'agents') {
      return html`<metric-table></metric-table>`;
    }
    return workspace.maySeeAgents === false
      ? html`<p class="notice">This token may not see single agents: it needs the permission “agents” too.</p>`
      : html`<agent-table></agent-table>`;
  }
}

customElements.define('table-card', TableCard);
