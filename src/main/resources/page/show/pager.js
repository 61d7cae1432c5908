/** Leafs through a long list. */
import { html, nothing } from '../lib/lit-html.js';
import { readable } from './numbers.js';

/** @param {(offset: number) => void} go */
export function pager(offset, limit, count, go) {
  if (count <= limit && offset === 0) {
    return nothing;
  }
  const last = Math.min(offset + limit, count);
  const number = (value) => readable('count', value);
  return html`<nav class="pager" aria-label="Pages">
    <button ?disabled=${offset === 0} @click=${() => go(Math.max(0, offset - limit))}>Back</button>
    <span>${number(Math.min(offset + 1, count))} – ${number(last)} of ${number(count)}</span>
    <button ?disabled=${last >= count} @click=${() => go(offset + limit)}>Next</button>
  </nav>`;
}
