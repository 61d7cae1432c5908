/** What all parts of the page share: they show the workspace anew whenever it has changed. */
import { render } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';

/** Subclasses give a `template()`; it is shown at the next frame, once for any number of changes. */
export class Part extends HTMLElement {
  #later = () => this.changed();
  #frame = 0;

  connectedCallback() {
    workspace.addEventListener('change', this.#later);
    this.show();
  }

  disconnectedCallback() {
    workspace.removeEventListener('change', this.#later);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** To be called when something changed that the workspace knows nothing of. */
  changed() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.show();
    });
  }

  show() {
    render(this.template(), this, { host: this });
    this.shown();
  }

  /** For what a template cannot do. */
  shown() {}
}
