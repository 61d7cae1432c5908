/** What is looked at: window, comparison, filters. */
import { EARLIER, LAST } from '../api/windows.js';
import { html, nothing } from '../lib/lit-html.js';
import { DIRECTORY } from '../model/directory.js';
import { workspace } from '../model/workspace.js';
import { Part } from './element.js';
import './choice-menu.js';
import './window-menu.js';

const TYPES = [
  { types: [], label: 'All' },
  { types: ['HUMAN'], label: 'Human' },
  { types: ['BOT'], label: 'Bot' },
];

class ControlBar extends Part {
  template() {
    const { view } = workspace;
    return html`<div class="control-bar" role="group" aria-label="Window and filters">
      <div class="segments" role="group" aria-label="Window">
        ${LAST.map(({ last, label }) => this.#segment(label, view.from === null && view.last === last, {
          last, from: null, to: null,
        }))}
        <window-menu></window-menu>
      </div>
      <label class="picker"><span>Compared with</span>
        <select @change=${(event) => this.#go({ compare: event.target.value })}>
          ${EARLIER.map(({ compare, label }) => html`<option value=${compare}
            .selected=${view.compare === compare}>${label}</option>`)}
        </select></label>
      <choice-menu .label=${'Groups'} .chosen=${view.groups} .tree=${groupTree()}
        .choose=${(groups) => this.#go({ groups })}></choice-menu>
      <choice-menu .label=${'Skills'} .chosen=${view.skills}
        .tree=${DIRECTORY.skills.map((skill) => ({ ...skill, below: [] }))}
        .choose=${(skills) => this.#go({ skills })}></choice-menu>
      <div class="segments" role="group" aria-label="Agents">
        ${TYPES.map(({ types, label }) => this.#segment(label, String(view.types) === String(types), { types }))}
      </div>
      ${this.#isFiltered(view)
        ? html`<button class="quiet" @click=${() => this.#go({ groups: [], skills: [], types: [] })}>Reset filters</button>`
        : nothing}
    </div>`;
  }

  #segment(label, isOn, change) {
    return html`<button aria-pressed=${isOn} @click=${() => this.#go(change)}>${label}</button>`;
  }

  #isFiltered({ groups, skills, types }) {
    return groups.length + skills.length + types.length > 0;
  }

  #go(change) {
    workspace.go({ offset: 0, ...change }, { isStep: true });
  }
}

function groupTree() {
  const node = (id) => ({
    id,
    name: DIRECTORY.groupName(id),
    below: DIRECTORY.childrenOf(id).map(node),
  });
  const roots = DIRECTORY.roots();
  return (roots.length > 0 ? roots : DIRECTORY.groups.map((group) => group.id)).map(node);
}

customElements.define('control-bar', ControlBar);
