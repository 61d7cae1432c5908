/** One metric over the window, against the earlier one. */
import { EARLIER } from '../api/windows.js';
import { html, nothing } from '../lib/lit-html.js';
import { METRICS, metricOf } from '../model/catalogue.js';
import { curves } from '../model/questions.js';
import { workspace } from '../model/workspace.js';
import { downloadButton } from './csv.js';
import { Part } from './element.js';
import { readable } from './numbers.js';
import { isDark } from './theme.js';
import { HERE, time } from './times.js';

const OTHER_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) => zone !== HERE);

/** Null as long as it loads: Chart.js is large, and no number waits for it. */
let curveChart = null;
import('./curve-chart.js').then((drawing) => {
  curveChart = drawing.curveChart;
  workspace.changed();
});

class TimeChart extends Part {
  #chart = null;
  #shown = '';

  template() {
    const { view } = workspace;
    const metric = metricOf(view.metric);
    const answer = workspace.answer('curves');
    return html`<section class="card chart" aria-labelledby="chart-title">
      <header><h2 id="chart-title">Over time</h2>
        <label class="picker"><span class="unseen">Metric of the chart</span>
          <select @change=${(event) => workspace.go({ metric: event.target.value })}>
            ${METRICS.filter(({ kind }) => kind === 'time').map(({ ask, label }) => html`<option
              value=${ask} .selected=${ask === view.metric}>${label}</option>`)}
          </select></label>
        ${this.#legend(view)}
        ${view.wallboard ? nothing : this.#tools(view, answer)}
      </header>
      <div class="canvas"><canvas role="img" aria-label=${this.#summary(metric, answer)}></canvas></div>
      ${view.wallboard ? nothing : this.#numbers(metric, answer)}
    </section>`;
  }

  shown() {
    const answer = workspace.answer('curves');
    const metric = metricOf(workspace.view.metric);
    const zone = answer?.timeZone ?? HERE;
    const shown = JSON.stringify([answer?.historicalMetricsIntervals, isDark(), metric.ask, zone]);
    if (answer && curveChart && shown !== this.#shown) {
      this.#shown = shown;
      this.#chart ??= curveChart(this.querySelector('canvas'));
      this.#chart.show(answer.historicalMetricsIntervals, metric, zone, earlierLabel());
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = null;
    this.#shown = '';
  }

  #legend({ compare }) {
    return html`<p class="legend" aria-hidden="true"><span class="now">this window</span>
      ${compare ? html`<span class="then">${earlierLabel()}</span>` : nothing}</p>`;
  }

  #tools(view, answer) {
    const zone = answer?.timeZone;
    return html`<label class="picker zone" title="Time zone of the chart"><span class="unseen">Time zone</span>
        <select @change=${(event) => workspace.go({ zone: event.target.value })}>
          <optgroup label="The account’s"><option value="account" .selected=${view.zone === 'account'}>${
            view.zone === 'account' && zone ? zone : 'Account’s zone'}</option></optgroup>
          <optgroup label="This browser’s">${zoneOption(HERE, view)}</optgroup>
          <optgroup label="Others">${OTHER_ZONES.map((each) => zoneOption(each, view))}</optgroup>
        </select></label>
      ${downloadButton('curve', () => curves(view))}`;
  }

  #summary({ label, format, name }, answer) {
    const values = (answer?.historicalMetricsIntervals ?? [])
      .map((point) => point.values[name])
      .filter((value) => value !== null && value !== undefined);
    return values.length === 0
      ? `${label}: no values in this window`
      : `${label}: between ${readable(format, Math.min(...values))} and ${readable(format, Math.max(...values))}, last ${readable(format, values.at(-1))}`;
  }

  #numbers({ label, format, name }, answer) {
    const points = answer?.historicalMetricsIntervals ?? [];
    return html`<details class="numbers"><summary>Show as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="${label} over time">
      <table><thead><tr><th scope="col">Until</th><th scope="col">${label}</th>
        ${workspace.view.compare ? html`<th scope="col">${earlierLabel()}</th>` : nothing}</tr></thead>
        <tbody>${points.map((point) => html`<tr><th scope="row">${time(point.timestamp, answer.timeZone)}</th>
          <td>${readable(format, point.values[name])}</td>
          ${workspace.view.compare ? html`<td>${readable(format, point.compared?.[name])}</td>` : nothing}</tr>`)}
        </tbody></table></div></details>`;
  }
}

const zoneOption = (zone, view) =>
  html`<option value=${zone} .selected=${view.zone === zone}>${zone}</option>`;

function earlierLabel() {
  return EARLIER.find((each) => each.compare === workspace.view.compare).label;
}

customElements.define('time-chart', TimeChart);
