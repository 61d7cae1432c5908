/** Agents, however many: only the rows that can be seen are asked for and in the document. */
import { html, nothing } from '../lib/lit-html.js';
import { STATES, STATE_WORDS, agentColumnOf } from '../model/agentcolumns.js';
import { AGENTS_AT_ONCE } from '../model/questions.js';
import { workspace } from '../model/workspace.js';
import { agentRow } from './agent-row.js';
import { Part } from './element.js';
import { readable } from './numbers.js';
import { sortHeader } from './sort-header.js';

/** As the style sheet has it. */
const ROW = 48;
const ABOVE = 8;
/** Rows around what is seen that are asked for too. */
const AROUND = 40;
const SETTLED = 120;

class AgentTable extends Part {
  #top = 0;
  #height = 600;
  #settling = 0;
  /** The offset that the scrolling stands for. */
  #offset = 0;

  template() {
    const { view } = workspace;
    const answer = workspace.answer('agents');
    return html`${this.#states(view.states, answer?.metadata.count)}
      <div class="scroll agents" tabindex="0" role="region" aria-label="Agents" aria-busy=${!answer}
        @scroll=${(event) => this.#scrolled(event.target)}>
        <table aria-rowcount=${answer ? answer.metadata.count + 1 : -1}>
          <caption class="unseen">Agents</caption>
          <thead><tr aria-rowindex="1">
            ${sortHeader('Agent', 'agentName', '', true)}
            ${sortHeader('State', 'agentStatus', 'agentStatus', true)}
            ${this.#columns().map(({ label, name }) => sortHeader(label, name, ''))}
          </tr></thead>
          ${answer ? this.#body(answer) : nothing}
        </table>
      </div>`;
  }

  #columns() {
    return workspace.view.columns.map(agentColumnOf).filter(Boolean);
  }

  #states(chosen, count) {
    return html`<div class="states" role="group" aria-label="States">
      ${STATES.map((state) => html`<button class="chip ${state}" aria-pressed=${chosen.includes(state)}
        @click=${() => this.#toggle(state, chosen)}><span aria-hidden="true">${STATE_WORDS[state].mark}</span>
        ${STATE_WORDS[state].word}</button>`)}
      <span class="hint" role="status">${count === undefined ? '' : `${readable('count', count)} agents`}</span>
    </div>`;
  }

  #toggle(state, chosen) {
    const states = chosen.includes(state)
      ? chosen.filter((each) => each !== state)
      : [...chosen, state];
    workspace.go({ states, offset: 0 }, { isStep: true });
  }

  #body({ metadata, agentViewRecords: records, asked }) {
    const { count } = metadata;
    const offset = Number(asked.parameters.offset);
    const first = Math.min(Math.max(0, Math.floor(this.#top / ROW) - ABOVE), Math.max(0, count - 1));
    const last = Math.min(count, Math.ceil((this.#top + this.#height) / ROW) + ABOVE);
    const columns = this.#columns();
    const indexes = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    return html`<tbody>
      ${spacer(first)}
      ${indexes.map((index) => agentRow(records[index - offset], index, columns))}
      ${spacer(count - last)}
      ${count === 0
        ? html`<tr><td class="none" colspan=${columns.length + 2}>No agent matches these filters.</td></tr>`
        : nothing}
    </tbody>`;
  }

  #scrolled(element) {
    this.#top = element.scrollTop;
    this.#height = element.clientHeight;
    this.changed();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#askForWhatIsSeen(), SETTLED);
  }

  #askForWhatIsSeen() {
    const first = Math.floor(this.#top / ROW);
    const last = Math.ceil((this.#top + this.#height) / ROW);
    const { offset } = workspace.view;
    if ((first < offset || last > offset + AGENTS_AT_ONCE) && workspace.view.table === 'agents') {
      this.#offset = Math.max(0, first - AROUND);
      workspace.go({ offset: this.#offset });
    }
  }

  /** An address may lead to the middle of the list, and another order or filter to its begin. */
  shown() {
    const { offset } = workspace.view;
    if (offset !== this.#offset && workspace.answer('agents')) {
      this.#offset = offset;
      this.querySelector('.scroll').scrollTop = offset === 0 ? 0 : (offset + AROUND) * ROW;
    }
  }
}

/** Room for the rows that are not there. */
const spacer = (rows) =>
  rows > 0
    ? html`<tr class="spacer" aria-hidden="true"><td .style=${`height:${rows * ROW}px`}></td></tr>`
    : nothing;

customElements.define('agent-table', AgentTable);
