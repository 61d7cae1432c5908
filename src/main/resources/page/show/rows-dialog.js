/** What a number is made of: the conversations, or what happened in them. */
import { atOnce } from '../api/windows.js';
import { html } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';
import { downloadButton } from './csv.js';
import { Dialog } from './dialog.js';
import { readable } from './numbers.js';
import { pager } from './pager.js';
import { rowTable } from './row-table.js';

const PAGE = 50;
const MOST = '100000';

class RowsDialog extends Dialog {
  #metric = null;
  #title = '';
  #question = null;
  #offset = 0;
  #sort = 'time:desc';
  #answer = null;
  #wrong = '';
  #agents = new Map();

  /** @param of what the number is about, `{title, filters}` */
  open(metric, { title, filters }) {
    this.#metric = metric;
    this.#title = `${metric.label} · ${title}`;
    // The window stays as it was when the number was clicked.
    this.#question = atOnce({ method: 'metrics/rows', body: { filters } }, workspace.now());
    this.#answer = null;
    this.#wrong = '';
    this.#offset = 0;
    this.#sort = metric.format === 'count' ? 'time:desc' : 'value:desc';
    this.openDialog();
    this.#load();
  }

  template() {
    return this.dialog(this.#title, this.#content());
  }

  #content() {
    if (this.#wrong) {
      return html`<p class="notice" role="alert">${this.#wrong}</p>`;
    }
    if (!this.#answer) {
      return html`<p class="hint" role="status">Loading …</p>`;
    }
    const { metadata, rows } = this.#answer;
    return html`<div class="above"><p class="hint">${readable('count', metadata.count)} in all</p>
        ${downloadButton('conversations', () => this.#asked(), MOST)}</div>
      ${rowTable({
        rows,
        metric: this.#metric,
        sort: this.#sort,
        go: (sort) => this.#go(0, sort),
        nameOfAgent: (id) => this.#agents.get(id) ?? id,
      })}
      ${pager(this.#offset, PAGE, metadata.count, (offset) => this.#go(offset, this.#sort))}`;
  }

  #asked() {
    const parameters = {
      metric: this.#metric.ask,
      offset: String(this.#offset),
      limit: String(PAGE),
      sort: this.#sort,
    };
    return { ...this.#question, parameters };
  }

  #go(offset, sort) {
    this.#offset = offset;
    this.#sort = sort;
    this.#load();
  }

  async #load() {
    try {
      const asked = this.#asked();
      const answer = await workspace.ask(asked);
      if (JSON.stringify(asked) === JSON.stringify(this.#asked())) {
        this.#answer = answer;
        this.#wrong = '';
        this.show();
        this.#nameAgents(answer.rows);
      }
    } catch (error) {
      this.#wrong = `This cannot be shown. ${error.message}`;
      this.show();
    }
  }

  /** Names are a service to the eye: without them the ids stay. */
  async #nameAgents(rows) {
    const unknown = new Set(rows.map((row) => row.agentId).filter((id) => id && !this.#agents.has(id)));
    if (unknown.size === 0) {
      return;
    }
    const question = {
      method: 'agent_view',
      parameters: { limit: String(PAGE) },
      body: {
        filters: {
          time: this.#question.body.filters.time,
          agentIds: [...unknown],
          effectiveAgentStatus: ['ONLINE', 'BACK_SOON', 'AWAY', 'OFFLINE'],
        },
      },
    };
    const { agentViewRecords } = await workspace.ask(question).catch(() => ({ agentViewRecords: [] }));
    for (const { agentId, agentMetadata } of agentViewRecords) {
      this.#agents.set(agentId, agentMetadata.agentName ?? agentId);
    }
    this.show();
  }
}

customElements.define('rows-dialog', RowsDialog);
