/** Tells what came of something that was clicked. */
import { html } from '../lib/lit-html.js';
import { Part } from './element.js';

const SHOWN = 8_000;

class ToastLine extends Part {
  #text = '';
  #timer = 0;

  tell(text) {
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(''), SHOWN);
    this.show();
  }

  template() {
    return html`<div class="toast" role="status">${this.#text ? html`<p>${this.#text}</p>` : ''}</div>`;
  }
}

customElements.define('toast-line', ToastLine);
