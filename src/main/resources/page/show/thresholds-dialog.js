/** Sets from which values on numbers are to be watched, or are an alarm. */
import { html } from '../lib/lit-html.js';
import { metricOf } from '../model/catalogue.js';
import { GUARDED, change, reset, thresholdsOf } from '../model/thresholds.js';
import { workspace } from '../model/workspace.js';
import { Dialog } from './dialog.js';

/** People write seconds and percents. */
const UNITS = {
  count: { unit: '', factor: 1 },
  duration: { unit: 's', factor: 1000 },
  share: { unit: '%', factor: 0.01 },
  load: { unit: '%', factor: 0.01 },
};

class ThresholdsDialog extends Dialog {
  open() {
    this.openDialog();
  }

  template() {
    return this.dialog('Thresholds', html`<form @submit=${(event) => this.#submit(event)}>
      <p class="hint">They colour tiles and tables. This browser keeps them. An empty field never colours.</p>
      <table class="thresholds"><thead><tr><th scope="col" class="text">Number</th><th scope="col">▲ Watch</th>
        <th scope="col">⬣ Alarm</th></tr></thead>
        <tbody>${GUARDED.map((ask) => this.#row(metricOf(ask)))}</tbody></table>
      <footer><button type="button" class="quiet" @click=${() => this.#reset()}>As at first</button>
        <button class="primary">Save</button></footer></form>`);
  }

  #row({ ask, label, format, worse }) {
    const { unit, factor } = UNITS[format];
    const field = (level, word) => {
      const limit = thresholdsOf(ask)[level];
      const value = limit === null ? '' : Math.round((limit / factor) * 1000) / 1000;
      return html`<td><input type="number" min="0" step="any" name="${ask}.${level}" .value=${String(value)}
        aria-label="${label}, ${word} from ${unit || 'a number of'} on" /><span class="unit">${unit}</span></td>`;
    };
    return html`<tr><th scope="row">${label} <span class="hint">${worse === 'less' ? 'or less' : 'or more'}</span></th>
      ${field('watch', 'watch')}${field('alarm', 'alarm')}</tr>`;
  }

  #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const limit = (ask, level) => {
      const text = given.get(`${ask}.${level}`);
      return text === '' ? null : Number(text) * UNITS[metricOf(ask).format].factor;
    };
    change(
      Object.fromEntries(
        GUARDED.map((ask) => [ask, { watch: limit(ask, 'watch'), alarm: limit(ask, 'alarm') }]),
      ),
    );
    this.closeDialog();
    workspace.changed();
  }

  #reset() {
    reset();
    this.closeDialog();
    workspace.changed();
  }
}

customElements.define('thresholds-dialog', ThresholdsDialog);
