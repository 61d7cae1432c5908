/** What is looked at, and its form in the address: a view can be shared and survives a reload. */
import { LAST, EARLIER } from '../api/windows.js';
import { METRICS, metricOf } from './catalogue.js';
import { COLUMNS, STATES, agentColumnOf } from './agentcolumns.js';

const COUNTED = [
  'unassigned_conversations',
  'overdue_conversations_total',
  'queue_wait_time_90th_percentile',
  'open_conversations',
  'online_agents',
  'human_online_load',
  'avg_wait_time',
  'closed_conversations',
  'csat',
];
const OF_AGENTS = [
  'agent_load',
  'assigned_conversations',
  'pending_agent_response',
  'overdue_conversations_assigned',
  'avg_time_to_response',
  'closed_conversations',
  'csat',
];

/** The columns that a table has before anybody chooses. */
export const columnsFirst = (table) => (table === 'agents' ? OF_AGENTS : COUNTED);

/** The columns that a table can have. */
export const columnsOf = (table) => (table === 'agents' ? COLUMNS : METRICS);

const columnOf = (table, name) => (table === 'agents' ? agentColumnOf(name) : metricOf(name));

const DEFAULTS = {
  account: '',
  last: 'PT1H',
  from: null,
  to: null,
  compare: 'P7D',
  groups: [],
  skills: [],
  types: [],
  metric: 'closed_conversations',
  zone: 'account',
  table: 'groups',
  columns: COUNTED,
  sort: '',
  offset: 0,
  open: [],
  states: [],
  theme: '',
  wallboard: false,
};

/** The view of an address; what cannot be read is as if it were not there. */
export function read(search) {
  const given = new URLSearchParams(search);
  const table = oneOf(given.get('table'), ['groups', 'skills', 'agents']) ?? DEFAULTS.table;
  const columns = list(given.get('columns')).filter((name) => columnOf(table, name));
  return {
    ...DEFAULTS,
    ...windowOf(given),
    account: given.get('account') ?? '',
    compare: oneOf(given.get('compare'), EARLIER.map((each) => each.compare)) ?? DEFAULTS.compare,
    groups: list(given.get('groups')),
    skills: list(given.get('skills')),
    types: list(given.get('types')).filter((type) => ['HUMAN', 'BOT'].includes(type)),
    metric: metricOf(given.get('metric'))?.kind === 'time' ? given.get('metric') : DEFAULTS.metric,
    zone: given.get('zone') ?? DEFAULTS.zone,
    table,
    columns: columns.length > 0 ? columns : columnsFirst(table),
    sort: /^\w+(:asc|:desc)?$/.test(given.get('sort')) ? given.get('sort') : '',
    offset: wholeNumber(given.get('offset')) ?? 0,
    open: list(given.get('open')),
    states: list(given.get('states')).filter((state) => STATES.includes(state)),
    theme: oneOf(given.get('theme'), ['light', 'dark']) ?? '',
    wallboard: given.has('wallboard'),
  };
}

/** The address of a view, with what is not as it is at first. */
export function write(view) {
  const first = { ...DEFAULTS, columns: columnsFirst(view.table) };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    const text = String(value ?? '');
    if (name === 'wallboard') {
      if (value) {
        search.set(name, '');
      }
    } else if (text !== String(first[name] ?? '')) {
      search.set(name, Array.isArray(value) ? value.map(encodeURIComponent).join(',') : text);
    }
  }
  return '?' + search.toString().replaceAll('%2C', ',').replace(/wallboard=(?=&|$)/, 'wallboard');
}

function windowOf(given) {
  const from = wholeNumber(given.get('from'));
  const to = wholeNumber(given.get('to'));
  if (from !== null && to !== null && from <= to) {
    return { from, to };
  }
  return { last: oneOf(given.get('last'), LAST.map((each) => each.last)) ?? DEFAULTS.last };
}

const oneOf = (text, allowed) => (allowed.includes(text) ? text : null);

const wholeNumber = (text) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null);

/** Ids may have commas in them: each is escaped for itself. */
function list(text) {
  return text ? text.split(',').map(unescaped).filter((each) => each !== '') : [];
}

function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
