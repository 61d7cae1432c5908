/** The head of a column: a click sorts by it, another turns the order round. */
import { html } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';

const ARROWS = { ascending: '↑', descending: '↓', none: '' };

/** @param {string} usual the name that the service sorts by when nobody asks */
export function sortHeader(label, name, usual, isText = false) {
  const order = orderOf(workspace.view.sort || usual, name);
  return html`<th scope="col" aria-sort=${order} class=${isText ? 'text' : ''}>
    <button class="sort" @click=${() => sort(name, order, isText)}>${label}<span
      class="arrow" aria-hidden="true">${ARROWS[order]}</span></button></th>`;
}

function orderOf(sort, name) {
  const [by, order] = sort.split(':');
  return by !== name ? 'none' : order === 'desc' ? 'descending' : 'ascending';
}

/** Of numbers the greatest come first, of names the first ones. */
function sort(name, order, isText) {
  const first = isText ? 'asc' : 'desc';
  const other = isText ? 'desc' : 'asc';
  const isFirst = order === (isText ? 'ascending' : 'descending');
  workspace.go({ sort: `${name}:${isFirst ? other : first}`, offset: 0 }, { isStep: true });
}
