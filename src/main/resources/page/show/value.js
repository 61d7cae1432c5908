/** A number of the page; where it can be opened it is a button, else it is plain text. */
import { html } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';
import { exact, readable } from './numbers.js';

/**
 * @param metric of the catalogue, or a column of agents
 * @param of what the number is about: `{title, filters}`, filters as a question has them
 */
export function number(metric, value, of) {
  const text = readable(metric.format, value);
  const precise = `${metric.label}: ${exact(metric.format, value)}`;
  const shown = withUnits(text);
  if (!canOpen(metric, value)) {
    return html`<span class="number" title=${precise}>${shown}</span>`;
  }
  return html`<button class="number" title=${precise} aria-label="${of.title}, ${metric.label}: ${text}. Open."
    @click=${() => open(metric, of)}>${shown}</button>`;
}

/** Units stand back behind their numbers where these are large. */
function withUnits(text) {
  return text.split(/(?<=\d)(\s?(?:s|min|h|d|%)\s?)(?=\d|$)/).map((part, index) =>
    index % 2 === 1 ? html`<span class="unit">${part}</span>` : part,
  );
}

function canOpen(metric, value) {
  return (
    workspace.maySeeAgents === true &&
    value !== null &&
    value !== undefined &&
    !(metric.format === 'count' && value === 0) &&
    (metric.rows || Boolean(metric.state))
  );
}

function open(metric, of) {
  if (metric.rows) {
    document.querySelector('rows-dialog').open(metric, of);
  } else {
    workspace.go(
      { table: 'agents', states: [metric.state], offset: 0, ...of.view },
      { isStep: true },
    );
    document.querySelector('.tables').scrollIntoView({ block: 'start' });
  }
}
