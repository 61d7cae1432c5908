/** Numbers as people read them, in the browser's language; `exact` is what the API said. */

const COUNT = new Intl.NumberFormat();
const ONE_DECIMAL = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const SHARE = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const WHOLE_SHARE = new Intl.NumberFormat(undefined, { style: 'percent' });
const SIGNED = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero' });
const EXACT = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 });

export const NOTHING = '–';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const FORMATS = {
  count: (value) => COUNT.format(value),
  duration,
  share: (value) => SHARE.format(value),
  load: (value) => WHOLE_SHARE.format(value),
  points: (value) => SIGNED.format(Math.round(value * 100)),
};

/** A metric's value; `–` for none. */
export function readable(format, value) {
  return value === null || value === undefined ? NOTHING : FORMATS[format](value);
}

/** The value to the last digit, with its unit. */
export function exact(format, value) {
  if (value === null || value === undefined) {
    return 'no value';
  }
  return format === 'duration' ? `${EXACT.format(value)} ms` : EXACT.format(value);
}

/** The two greatest units of a time in ms. */
export function duration(ms) {
  if (ms < 10 * SECOND) {
    return `${ONE_DECIMAL.format(ms / SECOND)} s`;
  }
  const rounded = Math.round(ms / SECOND) * SECOND;
  if (rounded < MINUTE) {
    return `${rounded / SECOND} s`;
  }
  if (rounded < HOUR) {
    return two(rounded, MINUTE, 'min', SECOND, 's');
  }
  return rounded < DAY ? two(rounded, HOUR, 'h', MINUTE, 'min') : two(rounded, DAY, 'd', HOUR, 'h');
}

function two(ms, great, greatUnit, small, smallUnit) {
  const rest = Math.floor((ms % great) / small);
  const first = `${COUNT.format(Math.floor(ms / great))} ${greatUnit}`;
  return rest === 0 ? first : `${first} ${rest} ${smallUnit}`;
}

/** A time that counts on: whole seconds, so that it does not tremble. */
export const elapsed = (ms) => duration(Math.max(0, Math.floor(ms / SECOND) * SECOND));

/** How much more or less a value is than an earlier one; null where that says nothing. */
export function difference(format, value, earlier) {
  if ([value, earlier].some((each) => each === null || each === undefined)) {
    return null;
  }
  if (format === 'share' || format === 'points') {
    const points = Math.round((value - earlier) * 1000) / 10;
    return { sign: Math.sign(points), text: `${ONE_DECIMAL.format(Math.abs(points))} points` };
  }
  if (earlier === 0) {
    return null;
  }
  const share = (value - earlier) / earlier;
  const sign = Math.abs(share) < 0.005 ? 0 : Math.sign(share);
  return { sign, text: WHOLE_SHARE.format(Math.abs(share)) };
}
