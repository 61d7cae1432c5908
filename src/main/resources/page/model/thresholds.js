/** From which values on a number is to be watched, and from which on it is an alarm. */
import { metricOf } from './catalogue.js';

const KEY = 'workspace.thresholds';

/** In the unit of the metric: conversations, milliseconds, shares. */
const FIRST = {
  unassigned_conversations: { watch: 5, alarm: 15 },
  queue_wait_time_90th_percentile: { watch: 60_000, alarm: 180_000 },
  overdue_conversations_total: { watch: 1, alarm: 5 },
  human_online_load: { watch: 0.85, alarm: 1 },
  avg_wait_time: { watch: 60_000, alarm: 120_000 },
  csat: { watch: 0.65, alarm: 0.5 },
};

/** The metrics that have thresholds. */
export const GUARDED = Object.keys(FIRST);

/** Levels from good to bad. */
export const CALM = 0;
export const WATCH = 1;
export const ALARM = 2;

let current = read();

export const thresholdsOf = (ask) => current[ask];

/** Keeps what the manager has set, in this browser. */
export function change(thresholds) {
  current = { ...FIRST, ...thresholds };
  localStorage.setItem(KEY, JSON.stringify(thresholds));
}

export function reset() {
  current = FIRST;
  localStorage.removeItem(KEY);
}

/** How bad a value is; no value is not bad. */
export function levelOf(ask, value) {
  const limits = current[ask];
  if (!limits || value === null || value === undefined) {
    return CALM;
  }
  const isBeyond = (limit) =>
    limit !== null && (metricOf(ask).worse === 'less' ? value <= limit : value >= limit);
  return isBeyond(limits.alarm) ? ALARM : isBeyond(limits.watch) ? WATCH : CALM;
}

/** What was kept may be of an earlier version, or somebody else's. */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
    const sane = GUARDED.filter((ask) => kept[ask] && 'watch' in kept[ask] && 'alarm' in kept[ask]);
    return { ...FIRST, ...Object.fromEntries(sane.map((ask) => [ask, kept[ask]])) };
  } catch {
    return FIRST;
  }
}
