/** The metrics as this page shows them: what they are called, and how their values read. */

const now = { kind: 'now', rows: true };
const byTime = { kind: 'time', rows: true };
/** Values of agents are not made of conversations: what is behind them is the table of agents. */
const ofAgents = { kind: 'now', rows: false };

/** In the API's order. `worse` says which way trouble lies; without it, neither way does. */
export const METRICS = [
  metric('assigned_conversations', 'Assigned', 'count', now),
  metric('active_conversations', 'Active', 'count', now),
  metric('agent_load', 'Load', 'load', ofAgents, 'more'),
  metric('human_agent_load', 'Load of humans', 'load', ofAgents, 'more'),
  metric('human_online_load', 'Load of humans online', 'load', ofAgents, 'more'),
  metric('human_away_load', 'Load of humans away', 'load', ofAgents, 'more'),
  metric('available_slots', 'Free slots', 'count', ofAgents, 'less'),
  metric('online_agents', 'Online', 'count', { ...ofAgents, state: 'ONLINE' }),
  metric('back_soon_agents', 'Back soon', 'count', { ...ofAgents, state: 'BACK_SOON' }),
  metric('away_agents', 'Away', 'count', { ...ofAgents, state: 'AWAY' }),
  metric('unassigned_conversations', 'Waiting', 'count', now, 'more'),
  metric('open_conversations', 'Open', 'count', now),
  metric('overdue_conversations_in_queue', 'Overdue in queue', 'count', now, 'more'),
  metric('overdue_conversations_assigned', 'Overdue assigned', 'count', now, 'more'),
  metric('overdue_conversations_total', 'Overdue', 'count', now, 'more'),
  metric('queue_wait_time_50th_percentile', 'Queue wait, median', 'duration', now, 'more'),
  metric('queue_wait_time_90th_percentile', 'Queue wait, 90 %', 'duration', now, 'more'),
  metric('avg_wait_time', 'Average wait', 'duration', byTime, 'more'),
  metric('avg_wait_time_first_response', 'Wait for first response', 'duration', byTime, 'more'),
  metric('avg_time_to_response', 'Time to response', 'duration', byTime, 'more'),
  metric(
    'avg_time_to_first_response_first_assignment',
    'First response, first agent',
    'duration',
    byTime,
    'more',
  ),
  metric(
    'avg_time_to_first_response_all_assignments',
    'First response, each agent',
    'duration',
    byTime,
    'more',
  ),
  metric('total_wait_time_first_response', 'First waits together', 'duration', byTime, 'more'),
  metric(
    'total_time_to_first_response_all_assignments',
    'First responses together',
    'duration',
    byTime,
    'more',
  ),
  metric('total_num_of_agent_responses', 'Responses', 'count', byTime),
  metric('agent_responses_outside_sl', 'Late responses', 'count', byTime, 'more'),
  metric('agent_responses_outside_sl_rate', 'Late responses, share', 'share', byTime, 'more'),
  metric('closed_conversations', 'Closed', 'count', byTime),
  metric('closed_by_agent', 'Closed by agent', 'count', byTime),
  metric('closed_by_consumer', 'Closed by consumer', 'count', byTime),
  metric('auto_closed', 'Closed by itself', 'count', byTime),
  metric('concluded_conversations', 'Concluded', 'count', byTime),
  metric('transfers', 'Transfers', 'count', byTime),
  metric('avg_conversations_duration', 'Length of conversations', 'duration', byTime),
  metric('csat', 'Satisfaction', 'share', byTime, 'less'),
  metric('nps', 'Net promoters', 'points', byTime, 'less'),
  metric('fcr', 'Solved at first contact', 'share', byTime, 'less'),
];

const BY_NAME = new Map(METRICS.map((each) => [each.ask, each]));

/** The metric of a request name; undefined for names that are none. */
export const metricOf = (ask) => BY_NAME.get(ask);

/** What is asked for in either list of a question. */
export function askedAs(names) {
  const ofKind = (kind) => names.filter((name) => BY_NAME.get(name).kind === kind);
  return {
    metricsToRetrieveByTime: ofKind('time'),
    metricsToRetrieveCurrentValue: ofKind('now'),
  };
}

/** The name in answers and in `sort`. */
export function answeredAs(ask) {
  return ask.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}

function metric(ask, label, format, { kind, rows, state = null }, worse = null) {
  return { ask, name: answeredAs(ask), label, format, kind, rows, state, worse };
}
