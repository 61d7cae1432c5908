/** A small curve without axes: which way a number goes. */
import { html, svg } from '../lib/lit-html.js';

const WIDTH = 120;
const HEIGHT = 32;

/** @param {(number|null)[]} values points of equal distance; null leaves a gap */
export function spark(values) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) {
    return html`<div class="spark"></div>`;
  }
  const highest = Math.max(...known);
  const lowest = Math.min(...known);
  // Neither flat for what hardly changes, nor wild for what changes little.
  const high = Math.max(highest, 1e-9);
  const low = Math.max(Math.min(0, lowest), lowest - Math.max(highest - lowest, high * 0.25));
  const x = (index) => ((index / (values.length - 1)) * WIDTH).toFixed(1);
  const y = (value) => (HEIGHT - 2 - ((value - low) / (high - low)) * (HEIGHT - 4)).toFixed(1);
  const runs = runsOf(values);
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    ${runs.map((run) => {
      const line = run.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ');
      return svg`<polygon points="${x(run[0].index)},${HEIGHT} ${line} ${x(run.at(-1).index)},${HEIGHT}" />
        <polyline points="${line}" vector-effect="non-scaling-stroke" />`;
    })}
  </svg>`;
}

/** Neighbours that all have a value. */
function runsOf(values) {
  const runs = [];
  values.forEach((value, index) => {
    if (value === null) {
      return;
    }
    const last = runs.at(-1);
    if (last && last.at(-1).index === index - 1) {
      last.push({ index, value });
    } else {
      runs.push([{ index, value }]);
    }
  });
  return runs;
}
