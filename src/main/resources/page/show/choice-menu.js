/** A filter by some of many: a tree of check boxes, found by typing. */
import { html, nothing } from '../lib/lit-html.js';
import { repeat } from '../lib/directives/repeat.js';
import { Menu } from './menu.js';

/** Properties: `label`, `chosen` ids, `tree` of `{id, name, below}`, `choose(ids)`. */
class ChoiceMenu extends Menu {
  label = '';
  chosen = [];
  tree = [];
  choose = () => {};
  #sought = '';

  template() {
    const count = this.chosen.length;
    const button = html`${this.label}${count > 0
      ? html` <span class="count">${count === 1 ? this.#nameOf(this.chosen[0]) : count}</span>`
      : nothing} <span class="arrow" aria-hidden="true">▾</span>`;
    return this.menu(button, () => this.#panel(), { pressed: count > 0 });
  }

  #panel() {
    return html`<input type="search" aria-label="Find in ${this.label.toLowerCase()}" placeholder="Find …"
        .value=${this.#sought} @input=${(event) => this.#seek(event.target.value)} />
      <div class="choices" role="group" aria-label=${this.label} tabindex="-1">
        ${this.tree.length === 0 ? html`<p class="hint">There are none.</p>` : this.#branch(this.tree)}
      </div>
      ${this.chosen.length > 0
        ? html`<button class="quiet" @click=${() => this.choose([])}>Show all</button>`
        : nothing}`;
  }

  #branch(nodes) {
    const seen = nodes.filter((node) => this.#isFound(node));
    return html`<ul>${repeat(seen, ({ id }) => id, (node) => html`<li>
      <label><input type="checkbox" value=${node.id} .checked=${this.chosen.includes(node.id)}
        @change=${(event) => this.#toggled(node.id, event.target.checked)} />
        <span>${node.name}</span></label>
      ${node.below.length > 0 ? this.#branch(node.below) : nothing}
    </li>`)}</ul>`;
  }

  /** A group is found with what is below it. */
  #isFound({ id, name, below }) {
    const words = `${name} ${id}`.toLowerCase();
    return words.includes(this.#sought) || below.some((node) => this.#isFound(node));
  }

  #nameOf(id) {
    const find = (nodes) => {
      for (const node of nodes) {
        const name = node.id === id ? node.name : find(node.below);
        if (name) {
          return name;
        }
      }
      return null;
    };
    return find(this.tree) ?? id;
  }

  #seek(text) {
    this.#sought = text.trim().toLowerCase();
    this.show();
  }

  #toggled(id, isOn) {
    const others = this.chosen.filter((each) => each !== id);
    this.choose(isOn ? [...others, id] : others);
  }
}

customElements.define('choice-menu', ChoiceMenu);
