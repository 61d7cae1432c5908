/** An agent: state with its time counting on, load, numbers. */
import { html, nothing } from '../lib/lit-html.js';
import { STATE_WORDS } from '../model/agentcolumns.js';
import { filtersOf } from '../model/questions.js';
import { workspace } from '../model/workspace.js';
import { elapsed, exact, readable } from './numbers.js';
import { number } from './value.js';

/** @param record of the answer; undefined as long as it is on its way */
export function agentRow(record, index, columns) {
  if (!record) {
    return html`<tr aria-rowindex=${index + 2} class="coming"><th scope="row"><span class="name">…</span></th>
      <td colspan=${columns.length + 1}></td></tr>`;
  }
  const { agentName, agentNickname, agentGroupName, agentSkills = [] } = record.agentMetadata ?? {};
  const title = agentName ?? record.agentId;
  const filters = { ...filtersOf(workspace.view), agentIds: [record.agentId] };
  return html`<tr aria-rowindex=${index + 2}>
    <th scope="row"><span class="name agent" title="${[title, agentNickname, `id ${record.agentId}`].filter(Boolean).join(', ')}">
      <span class="text">${title}</span>
      <span class="hint">${[agentGroupName, ...agentSkills.map(({ skillName }) => skillName)].filter(Boolean).join(' · ')}</span>
    </span></th>
    ${state(record)}
    ${columns.map((column) =>
      column.format === 'load'
        ? load(record)
        : html`<td>${number(column, record[column.name], { title, filters })}</td>`,
    )}
  </tr>`;
}

function state(record) {
  const known = STATE_WORDS[record.agentCurrentStatus];
  const reason = record.agentCurrentStatusReason;
  const since = record.agentCurrentStatusStartTime;
  return html`<td class="state ${record.agentCurrentStatus}">
    <span class="mark" aria-hidden="true">${known?.mark}</span> ${known?.word ?? readable('count', null)}
    ${reason && reason !== 'NA' ? html`<span class="reason" title=${reason}>${reason}</span>` : nothing}
    ${since ? html`<span class="since">${elapsed(workspace.now() - since)}</span>` : nothing}</td>`;
}

function load({ agentLoad, assignedConversations, maxSlots }) {
  const title = `${readable('count', assignedConversations)} conversations, ${readable('count', maxSlots)} slots, load ${exact('load', agentLoad)}`;
  const kind = agentLoad > 1 ? 'over' : agentLoad >= 1 ? 'full' : '';
  return html`<td class="load" title=${title}>
    <span class="load-bar ${kind}" aria-hidden="true"><span .style=${`width:${Math.min(100, (agentLoad ?? 0) * 100)}%`}></span></span>
    <span class="number">${readable('load', agentLoad)}</span></td>`;
}
