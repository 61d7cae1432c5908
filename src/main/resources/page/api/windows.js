/** Windows of time: the last so many minutes, or from one instant to another. */

const MINUTE = 60_000;

/** The windows that are one click away. */
export const LAST = [
  { last: 'PT15M', label: '15 min', minutes: 15 },
  { last: 'PT1H', label: '1 h', minutes: 60 },
  { last: 'PT4H', label: '4 h', minutes: 240 },
  { last: 'PT24H', label: '24 h', minutes: 1440 },
];

/** What a window can be compared with. */
export const EARLIER = [
  { compare: 'P1D', label: 'a day earlier' },
  { compare: 'P7D', label: 'a week earlier' },
  { compare: '', label: 'nothing' },
];

/** How long the view's window is, as the service rounds it. */
export function minutesOf(view) {
  if (view.from === null) {
    return LAST.find((each) => each.last === view.last).minutes;
  }
  return Math.floor(view.to / MINUTE) + 1 - Math.floor(view.from / MINUTE);
}

/** The length of the intervals of a curve, so that it has few points that each mean something. */
export function intervalOf(view) {
  const minutes = minutesOf(view);
  return [1, 2, 5, 10, 15, 30].find((interval) => minutes / interval <= 50) ?? 60;
}

/** The window as a live question has it. */
export function timeOf(view) {
  return view.from === null ? { last: view.last } : { from: view.from, to: view.to };
}

/** The same window in instants, for calls that know no "last". */
export function absolute(time, now) {
  if (!time.last) {
    return time;
  }
  const { minutes } = LAST.find((each) => each.last === time.last);
  return { from: (Math.floor(now / MINUTE) + 1 - minutes) * MINUTE, to: now };
}

/** A live question as its method's own call wants it. */
export function atOnce(question, now) {
  const { filters, ...rest } = question.body;
  return {
    ...question,
    body: { ...rest, filters: { ...filters, time: absolute(filters.time, now) } },
  };
}
