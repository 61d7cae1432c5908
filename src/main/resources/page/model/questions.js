/** The questions whose answers a view shows. One stream answers them all. */
import { intervalOf, minutesOf, timeOf } from '../api/windows.js';
import { agentMetrics } from './agentcolumns.js';
import { askedAs } from './catalogue.js';
import { DIRECTORY } from './directory.js';

/** What a live stream takes. */
const MOST_QUESTIONS = 20;
/** What an answer lists at most. */
export const PAGE = 50;
/** As many agents as can be seen at once, and as many above and below. */
export const AGENTS_AT_ONCE = 120;

const TILES = [
  'unassigned_conversations',
  'queue_wait_time_90th_percentile',
  'overdue_conversations_in_queue',
  'overdue_conversations_assigned',
  'overdue_conversations_total',
  'open_conversations',
  'assigned_conversations',
  'active_conversations',
  'online_agents',
  'back_soon_agents',
  'away_agents',
  'human_online_load',
  'agent_load',
  'available_slots',
  'avg_wait_time',
  'closed_conversations',
  'csat',
];
const CURVES = ['avg_wait_time', 'closed_conversations', 'csat'];
const TROUBLE = [
  'unassigned_conversations',
  'overdue_conversations_total',
  'queue_wait_time_90th_percentile',
  'online_agents',
];

/** The questions by name; those of agents only for who may see agents. */
export function questionsOf(view, maySeeAgents) {
  return {
    tiles: { method: 'metrics', body: { filters: filtersOf(view), ...askedAs(TILES) } },
    curves: curves(view),
    ...earlier(view),
    ...(view.wallboard ? {} : { trouble: trouble(view), ...table(view, maySeeAgents) }),
  };
}

/** The filters of a question about numbers; groups always with their sub-groups. */
export function filtersOf(view) {
  return { time: timeOf(view), ...scopeOf(view, 'skillIds') };
}

function scopeOf(view, skills) {
  return {
    ...(view.groups.length > 0 ? { agentGroupIds: view.groups, includeSubGroups: true } : {}),
    ...(view.skills.length > 0 ? { [skills]: view.skills } : {}),
    ...(view.types.length > 0 ? { userTypes: view.types } : {}),
  };
}

/** What the download of the table asks: all groups, not only those that nothing is above. */
export function tableQuestion(view) {
  return view.table === 'agents' ? agents(view) : groups(view, view.groups);
}

/** The chart's question. */
export function curves(view) {
  return historical(view, intervalOf(view), [...new Set([...CURVES, view.metric])]);
}

/** What the numbers of the tiles were then: one interval, and none of whole days, which end at midnight. */
function earlier(view) {
  return view.compare ? { earlier: historical(view, minutesOf(view) + 1, CURVES) } : {};
}

function historical(view, interval, metrics) {
  const { metricsToRetrieveByTime } = askedAs(metrics);
  return {
    method: 'historical',
    parameters: {
      interval: String(interval),
      timeZone: view.zone,
      ...(view.compare ? { compareWith: view.compare } : {}),
    },
    body: { filters: filtersOf(view), metricsToRetrieveByTime },
  };
}

function trouble(view) {
  return {
    method: 'metrics',
    parameters: { limit: String(PAGE), sort: 'overdueConversationsTotal:desc' },
    body: { filters: filtersOf(view), groupBy: 'skillId', ...askedAs(TROUBLE) },
  };
}

function table(view, maySeeAgents) {
  if (view.table === 'agents') {
    return maySeeAgents ? { agents: agents(view) } : {};
  }
  const questions = { [view.table]: groups(view, DIRECTORY.roots(view.groups)) };
  if (view.table === 'groups') {
    // Over everything, also over what belongs to no group.
    questions.all = { method: 'metrics', body: { filters: filtersOf(view), ...askedAs(view.columns) } };
    for (const id of view.open.slice(0, MOST_QUESTIONS - 6)) {
      const children = DIRECTORY.childrenOf(id);
      if (children.length > 0) {
        questions[belowName(id)] = groups({ ...view, offset: 0 }, children);
      }
    }
  }
  return questions;
}

/** The name of the question for what is below a group; any id fits in. */
export function belowName(id) {
  return `below-${DIRECTORY.placeOf(id)}`;
}

function groups(view, ids) {
  const isByGroup = view.table === 'groups';
  const filters = filtersOf(view);
  return {
    method: 'metrics',
    parameters: {
      offset: String(view.offset),
      limit: String(PAGE),
      ...(view.sort ? { sort: view.sort } : {}),
    },
    body: {
      filters: isByGroup
        ? { ...filters, includeSubGroups: true, ...(ids.length > 0 ? { agentGroupIds: ids } : {}) }
        : filters,
      groupBy: isByGroup ? 'agentGroupId' : 'skillId',
      ...askedAs(view.columns),
    },
  };
}

function agents(view) {
  return {
    method: 'agent_view',
    parameters: {
      offset: String(view.offset),
      limit: String(AGENTS_AT_ONCE),
      sort: view.sort || 'agentStatus',
    },
    body: {
      filters: {
        time: timeOf(view),
        ...scopeOf(view, 'agentSkillIds'),
        ...(view.states.length > 0 ? { effectiveAgentStatus: view.states } : {}),
      },
      ...agentMetrics(view.columns),
      includeAgentMetadata: true,
    },
  };
}
