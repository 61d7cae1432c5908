/** Instants as people read them, in a time zone. */

const kept = new Map();

function format(zone, options) {
  const key = JSON.stringify([zone, options]);
  if (!kept.has(key)) {
    kept.set(key, new Intl.DateTimeFormat(undefined, { timeZone: zone, ...options }));
  }
  return kept.get(key);
}

/** The browser's own zone. */
export const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

export const time = (instant, zone = HERE) =>
  format(zone, { hour: '2-digit', minute: '2-digit' }).format(instant);

export const timeOfDay = (instant, zone = HERE) =>
  format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(instant);

export const dateAndTime = (instant, zone = HERE) =>
  format(zone, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(instant);

/** How far the zone's clocks are ahead of UTC at an instant, in ms. */
export function offset(instant, zone) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type) => Number(parts.find((each) => each.type === type).value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(instant / 1000) * 1000;
}
