/** A dialog of the browser's own: it keeps the focus inside, and Escape closes it. */
import { html } from '../lib/lit-html.js';
import { Part } from './element.js';
import { close } from './icons.js';

export class Dialog extends Part {
  isOpen = false;

  openDialog() {
    this.isOpen = true;
    this.show();
    this.querySelector('dialog').showModal();
  }

  closeDialog() {
    this.querySelector('dialog')?.close();
  }

  dialog(title, content) {
    if (!this.isOpen) {
      return html``;
    }
    return html`<dialog aria-labelledby="dialog-title" @close=${() => this.#closed()}
      @click=${(event) => event.target.localName === 'dialog' && this.closeDialog()}>
      <div class="dialog">
        <header><h2 id="dialog-title">${title}</h2>
          <button class="tool" aria-label="Close" @click=${() => this.closeDialog()}>${close()}</button></header>
        ${content}
      </div></dialog>`;
  }

  #closed() {
    this.isOpen = false;
    this.show();
  }
}
