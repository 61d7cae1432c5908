/** Where it burns: the skills that are in trouble, the worst first. */
import { html } from '../lib/lit-html.js';
import { repeat } from '../lib/directives/repeat.js';
import { metricOf } from '../model/catalogue.js';
import { filtersOf } from '../model/questions.js';
import { CALM, levelOf } from '../model/thresholds.js';
import { workspace } from '../model/workspace.js';
import { Part } from './element.js';
import { check } from './icons.js';
import { LEVEL_NAMES, badge } from './level.js';
import { readable } from './numbers.js';
import { number } from './value.js';

const OVERDUE = metricOf('overdue_conversations_total');
const WAITING = metricOf('unassigned_conversations');
const WAIT = metricOf('queue_wait_time_90th_percentile');
const MOST = 6;

class TroubleList extends Part {
  template() {
    const groups = workspace.answer('trouble')?.groupBy.groups;
    const troubled = (groups ?? []).map(judged).filter(isTroubled).sort(worstFirst).slice(0, MOST);
    return html`<section class="card trouble" aria-labelledby="trouble-title" aria-busy=${!groups}>
      <header><h2 id="trouble-title">Where it burns</h2><span class="hint">by skill, now</span></header>
      ${groups && troubled.length === 0
        ? html`<p class="all-calm">${check()} Nobody waits for too long.</p>`
        : html`<ul>${repeat(troubled, ({ key }) => key, (skill) => this.#skill(skill))}</ul>`}
    </section>`;
  }

  #skill({ key, keyDescription, metrics, level }) {
    const title = keyDescription === 'NA' ? key : keyDescription;
    const of = { title, filters: { ...filtersOf(workspace.view), skillIds: [key] } };
    const shown = (metric) => number(metric, metrics[metric.name], of);
    return html`<li class=${LEVEL_NAMES[level]}>
      <div class="who"><strong title=${title}>${title}</strong>
        <span class="hint">${readable('count', metrics.onlineAgents)} online</span>${badge(level)}</div>
      <div class="what">
        <span>${shown(OVERDUE)} overdue</span>
        <span>${shown(WAITING)} waiting</span>
        ${metrics[WAIT.name] === null ? '' : html`<span>90 % up to ${shown(WAIT)}</span>`}
      </div>
    </li>`;
  }
}

function judged(group) {
  const level = Math.max(
    ...[OVERDUE, WAITING, WAIT].map(({ ask, name }) => levelOf(ask, group.metrics[name])),
  );
  return { ...group, level };
}

function isTroubled({ level, metrics }) {
  return level > CALM || metrics[OVERDUE.name] > 0;
}

function worstFirst(one, other) {
  const by = (metric) => (other.metrics[metric.name] ?? 0) - (one.metrics[metric.name] ?? 0);
  return other.level - one.level || by(OVERDUE) || by(WAIT) || by(WAITING);
}

customElements.define('trouble-list', TroubleList);
