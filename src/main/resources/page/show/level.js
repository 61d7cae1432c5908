/** How bad a value is, as people see it: a mark, a word and a colour. */
import { html, nothing } from '../lib/lit-html.js';
import { ALARM, WATCH } from '../model/thresholds.js';

export const LEVEL_NAMES = ['calm', 'watch', 'alarm'];

const BADGES = {
  [WATCH]: { mark: '▲', word: 'Watch' },
  [ALARM]: { mark: '⬣', word: 'Alarm' },
};

export function badge(level) {
  const known = BADGES[level];
  return known
    ? html`<span class="badge ${LEVEL_NAMES[level]}"><span aria-hidden="true">${known.mark}</span> ${known.word}</span>`
    : nothing;
}

/** The mark alone, where there is no room; the word is for those who listen. */
export function mark(level) {
  const known = BADGES[level];
  return known
    ? html`<span class="mark ${LEVEL_NAMES[level]}"><span aria-hidden="true">${known.mark}</span><span class="unseen">${known.word}</span></span>`
    : nothing;
}
