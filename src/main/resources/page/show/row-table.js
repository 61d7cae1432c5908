/** The table of what a number is made of: a row for each conversation, or for what happened in it. */
import { html, nothing } from '../lib/lit-html.js';
import { DIRECTORY } from '../model/directory.js';
import { NOTHING, exact, readable } from './numbers.js';
import { dateAndTime } from './times.js';

/** @param {{rows: object[], metric, sort: string, go: (sort) => void, nameOfAgent: (id) => string}} shown */
export function rowTable({ rows, metric, sort, go, nameOfAgent }) {
  const value = hasValues(metric);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What it is made of"><table>
    <thead><tr><th scope="col" class="text">Conversation</th>${head('Time', 'time', sort, go)}
      ${value ? head(metric.label, 'value', sort, go) : nothing}
      <th scope="col" class="text">Agent</th><th scope="col" class="text">Group</th>
      <th scope="col" class="text">Skill</th></tr></thead>
    <tbody>${rows.map((each) => row(each, metric, nameOfAgent))}
      ${rows.length === 0 ? html`<tr><td class="none" colspan="6">Nothing is left of it by now.</td></tr>` : nothing}
    </tbody></table></div>`;
}

/** Of counts each row is 1, which says nothing; of what is overdue it is the wait. */
const hasValues = ({ format, ask }) => format !== 'count' || ask.startsWith('overdue');

const formatOf = ({ format }) => (format === 'count' ? 'duration' : format);

function head(label, name, sort, go) {
  const [by, order] = sort.split(':');
  const isBy = by === name;
  const next = isBy && order === 'desc' ? 'asc' : 'desc';
  const direction = order === 'asc' ? 'ascending' : 'descending';
  return html`<th scope="col" aria-sort=${isBy ? direction : 'none'}>
    <button class="sort" @click=${() => go(`${name}:${next}`)}>${label}<span class="arrow"
      aria-hidden="true">${isBy ? (order === 'asc' ? '↑' : '↓') : ''}</span></button></th>`;
}

function row({ conversationId, time, value, agentId, agentGroupId, skillId }, metric, nameOfAgent) {
  const named = (id, name) => html`<td class="text" title=${id ?? ''}>${id === null ? NOTHING : name}</td>`;
  return html`<tr><th scope="row"><code title=${conversationId}>${conversationId}</code></th>
    <td><time>${dateAndTime(time)}</time></td>
    ${hasValues(metric)
      ? html`<td title=${exact(formatOf(metric), value)}>${shown(value, metric)}</td>`
      : nothing}
    ${named(agentId, nameOfAgent(agentId))}
    ${named(agentGroupId, DIRECTORY.groupName(agentGroupId))}
    ${named(skillId, DIRECTORY.skillName(skillId))}</tr>`;
}

/** Of a rate each row is one that counts or one that does not. */
function shown(value, metric) {
  switch (metric.format) {
    case 'share':
      return value === 1 ? 'yes' : 'no';
    case 'points':
      return readable('count', value);
    default:
      return readable(formatOf(metric), value);
  }
}
