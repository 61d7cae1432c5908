/** A button with a panel below it that closes as people expect. */
import { html } from '../lib/lit-html.js';
import { Part } from './element.js';

export class Menu extends Part {
  isOpen = false;

  #outside = (event) => {
    if (this.isOpen && !this.contains(event.target)) {
      this.toggle(false);
    }
  };

  #escape = (event) => {
    if (this.isOpen && event.key === 'Escape') {
      this.toggle(false);
      this.querySelector('button').focus();
    }
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#outside);
    this.addEventListener('focusout', this.#left);
    this.addEventListener('keydown', this.#escape);
  }

  disconnectedCallback() {
    document.removeEventListener('pointerdown', this.#outside);
    this.removeEventListener('focusout', this.#left);
    this.removeEventListener('keydown', this.#escape);
    super.disconnectedCallback();
  }

  #left = (event) => {
    if (event.relatedTarget && !this.contains(event.relatedTarget)) {
      this.toggle(false);
    }
  };

  toggle(isOpen = !this.isOpen) {
    this.isOpen = isOpen;
    this.show();
  }

  /** @param panel gives what is shown while it is open */
  menu(button, panel, { pressed = null } = {}) {
    return html`<button class="opener" aria-expanded=${this.isOpen} aria-pressed=${pressed ?? 'false'}
        @click=${() => this.toggle()}>${button}</button>
      ${this.isOpen ? html`<div class="panel">${panel()}</div>` : ''}`;
  }
}
