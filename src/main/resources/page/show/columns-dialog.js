/** Chooses the columns of the table, and their order. */
import { html } from '../lib/lit-html.js';
import { repeat } from '../lib/directives/repeat.js';
import { columnsFirst, columnsOf } from '../model/address.js';
import { workspace } from '../model/workspace.js';
import { Dialog } from './dialog.js';

class ColumnsDialog extends Dialog {
  open() {
    this.openDialog();
  }

  template() {
    const { table, columns } = workspace.view;
    const others = columnsOf(table).filter(({ ask }) => !columns.includes(ask));
    const label = (name) => columnsOf(table).find(({ ask }) => ask === name)?.label;
    return this.dialog('Columns', html`<div class="columns">
      <section aria-labelledby="shown"><h3 id="shown">Shown</h3><ol>${repeat(columns, (name) => name, (name, index) => html`<li>
        <span>${label(name)}</span>
        <button class="tool" aria-label="Move ${label(name)} to the front" ?disabled=${index === 0}
          @click=${() => this.#move(index, -1)}>↑</button>
        <button class="tool" aria-label="Move ${label(name)} to the back" ?disabled=${index === columns.length - 1}
          @click=${() => this.#move(index, 1)}>↓</button>
        <button class="tool" aria-label="Remove ${label(name)}" ?disabled=${columns.length === 1}
          @click=${() => this.#choose(columns.filter((each) => each !== name))}>×</button></li>`)}</ol></section>
      <section aria-labelledby="more"><h3 id="more">More</h3><ul tabindex="-1">${repeat(others, ({ ask }) => ask, ({ ask, label: name }) => html`<li>
        <button class="quiet" @click=${() => this.#choose([...columns, ask])}>+ ${name}</button></li>`)}</ul></section>
      </div>
      <footer><button class="quiet" @click=${() => this.#choose(columnsFirst(table))}>As at first</button>
        <button class="primary" @click=${() => this.closeDialog()}>Done</button></footer>`);
  }

  #move(index, by) {
    const columns = [...workspace.view.columns];
    [columns[index], columns[index + by]] = [columns[index + by], columns[index]];
    this.#choose(columns);
  }

  #choose(columns) {
    workspace.go({ columns });
  }
}

customElements.define('columns-dialog', ColumnsDialog);
