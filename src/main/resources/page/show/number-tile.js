/** One large number with what belongs to it. */
import { html, nothing } from '../lib/lit-html.js';
import { metricOf } from '../model/catalogue.js';
import { levelOf } from '../model/thresholds.js';
import { EARLIER } from '../api/windows.js';
import { LEVEL_NAMES, badge } from './level.js';
import { difference, exact, readable } from './numbers.js';
import { spark } from './spark.js';
import { number } from './value.js';

/** The worst level of some metrics. */
export const worst = (asks, values) =>
  Math.max(...asks.map((ask) => levelOf(ask, values[metricOf(ask).name])));

/**
 * @param {{ask: string, title: string, guarded?: string[], detail?: unknown, foot?: unknown}} tile
 * @param values the answer's metrics
 * @param of what the numbers are about
 */
export function numberTile({ ask, title, guarded = [ask], detail = nothing, foot = nothing }, values, of) {
  const metric = metricOf(ask);
  const level = worst(guarded, values);
  return html`<article class="tile ${LEVEL_NAMES[level]}" data-metric=${ask}>
    <header><h2>${title}</h2>${badge(level)}</header>
    <p class="value">${number(metric, values[metric.name], of)}</p>
    <p class="detail">${detail}</p>
    ${foot}
  </article>`;
}

/** A curve of the window, and the difference to the earlier one. */
export function course(ask, values, { curves, earlier }, compare) {
  const { name, format, worse } = metricOf(ask);
  // The running interval has not got its whole value yet.
  const points = curves?.historicalMetricsIntervals.slice(0, -1) ?? [];
  const before = earlier?.historicalMetricsIntervals.at(-1)?.compared?.[name];
  return html`<div class="course">
    ${spark(points.map((point) => point.values[name] ?? null))}
    ${compare ? html`<p class="difference">${changed(format, worse, values[name], before, compare)}</p>` : nothing}
  </div>`;
}

function changed(format, worse, value, before, compare) {
  const { label } = EARLIER.find((each) => each.compare === compare);
  const told = difference(format, value, before);
  if (told === null) {
    return html`<span class="hint">no numbers from ${label}</span>`;
  }
  const title = `${readable(format, before)} ${label} (${exact(format, before)})`;
  if (told.sign === 0) {
    return html`<span title=${title}>the same as ${label}</span>`;
  }
  const isWorse = worse && (told.sign > 0) === (worse === 'more');
  const kind = !worse ? '' : isWorse ? 'worse' : 'better';
  return html`<span class=${kind} title=${title}><span aria-hidden="true">${told.sign > 0 ? '▲' : '▼'}</span><span
    class="unseen">${told.sign > 0 ? 'more by' : 'less by'}</span> ${told.text}</span>
    <span class="hint">vs. ${label}</span>`;
}
