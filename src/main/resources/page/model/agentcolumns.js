/** What the table of agents can show, beside name and state. */
import { answeredAs } from './catalogue.js';

export const STATES = ['ONLINE', 'BACK_SOON', 'AWAY', 'OFFLINE'];

/** The states in words, each with a mark of its own: no state is told by its colour alone. */
export const STATE_WORDS = {
  ONLINE: { word: 'Online', mark: '●' },
  BACK_SOON: { word: 'Back soon', mark: '◐' },
  AWAY: { word: 'Away', mark: '○' },
  OFFLINE: { word: 'Offline', mark: '×' },
};

/** Asked for every agent, whatever columns are chosen. */
const STATE_METRICS = [
  'agent_current_status',
  'agent_current_status_start_time',
  'agent_current_status_reason',
];

export const COLUMNS = [
  column('agent_load', 'Load', 'load', 'now'),
  column('assigned_conversations', 'Conversations', 'count', 'now', true),
  column('active_conversations', 'Active', 'count', 'now', true),
  column('pending_agent_response', 'To be answered', 'count', 'now'),
  column('overdue_conversations_assigned', 'Overdue', 'count', 'now', true),
  column('available_slots', 'Free slots', 'count', 'now'),
  column('max_slots', 'Slots', 'count', 'now'),
  column('avg_wait_time', 'Average wait', 'duration', 'time', true),
  column('avg_wait_time_first_response', 'Wait for first response', 'duration', 'time', true),
  column('avg_time_to_response', 'Time to response', 'duration', 'time', true),
  column('total_num_of_agent_responses', 'Responses', 'count', 'time', true),
  column('agent_responses_outside_sl', 'Late responses', 'count', 'time', true),
  column('agent_responses_outside_sl_rate', 'Late responses, share', 'share', 'time', true),
  column('closed_conversations', 'Closed', 'count', 'time', true),
  column('concluded_conversations', 'Concluded', 'count', 'time', true),
  column('transfers', 'Transfers', 'count', 'time', true),
  column('back_to_queue', 'Returned to queue', 'count', 'time'),
  column('transfer_rate', 'Transfers, share', 'share', 'time'),
  column('close_rate', 'Closed, share', 'share', 'time'),
  column('avg_conversations_duration', 'Length of conversations', 'duration', 'time', true),
  column('csat', 'Satisfaction', 'share', 'time', true),
  column('nps', 'Net promoters', 'points', 'time', true),
  column('fcr', 'Solved at first contact', 'share', 'time', true),
  column('agent_login_duration', 'Logged in', 'duration', 'time', false, 'loginDuration'),
  column('agent_online_duration', 'Online for', 'duration', 'time', false, 'onlineDuration'),
];

const BY_NAME = new Map(COLUMNS.map((each) => [each.ask, each]));

/** The column of a request name; undefined for names that are none. */
export const agentColumnOf = (ask) => BY_NAME.get(ask);

/** What is asked for in either list of a question. */
export function agentMetrics(names) {
  const ofKind = (kind) => names.filter((name) => BY_NAME.get(name).kind === kind);
  return {
    metricsToRetrieveByTime: ofKind('time'),
    metricsToRetrieveCurrentValue: [...new Set([...ofKind('now'), ...LOAD, ...STATE_METRICS])],
  };
}

/** What a load's bar needs beside the load. */
const LOAD = ['assigned_conversations', 'max_slots'];

/** @param {boolean} rows whether a value can be opened into the conversations that it is made of */
function column(ask, label, format, kind, rows = false, name = answeredAs(ask)) {
  return { ask, name, label, format, kind, rows, worse: null };
}
