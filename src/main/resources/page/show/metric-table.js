/** Groups or skills with metrics as columns; sub-groups are folded. */
import { html, nothing } from '../lib/lit-html.js';
import { repeat } from '../lib/directives/repeat.js';
import { metricOf } from '../model/catalogue.js';
import { DIRECTORY } from '../model/directory.js';
import { PAGE, belowName, filtersOf } from '../model/questions.js';
import { levelOf } from '../model/thresholds.js';
import { workspace } from '../model/workspace.js';
import { Part } from './element.js';
import { chevron } from './icons.js';
import { LEVEL_NAMES, mark } from './level.js';
import { pager } from './pager.js';
import { sortHeader } from './sort-header.js';
import { number } from './value.js';

class MetricTable extends Part {
  template() {
    const { view } = workspace;
    const answer = workspace.answer(view.table);
    const metrics = view.columns.map(metricOf).filter(Boolean);
    const what = view.table === 'groups' ? 'Group' : 'Skill';
    return html`<div class="scroll" tabindex="0" role="region" aria-label="By ${what.toLowerCase()}" aria-busy=${!answer}>
      <table>
        <caption class="unseen">Metrics by ${what.toLowerCase()}</caption>
        <thead><tr>${sortHeader(what, 'key', 'key', true)}
          ${metrics.map((metric) => sortHeader(metric.label, metric.name, 'key'))}</tr></thead>
        ${answer ? this.#body(answer, metrics) : nothing}
      </table></div>
      ${answer ? pager(view.offset, PAGE, answer.metadata.count, (offset) => workspace.go({ offset })) : nothing}`;
  }

  #body({ groupBy, all: listed }, metrics) {
    const all = workspace.view.table === 'groups' ? (workspace.answer('all')?.all ?? {}) : listed;
    const rows = this.#rows(groupBy.groups, 0);
    return html`<tbody>
      <tr class="all"><th scope="row"><span class="name">All</span></th>${this.#cells(metrics, all, {
        title: 'All',
        filters: filtersOf(workspace.view),
      })}</tr>
      ${repeat(rows, ({ path }) => path, (row) => this.#row(row, metrics))}
      ${rows.length === 0
        ? html`<tr><td class="none" colspan=${metrics.length + 1}>Nothing matches these filters.</td></tr>`
        : nothing}
    </tbody>`;
  }

  /** Each group, with those below it where it is unfolded. */
  #rows(groups, depth, above = '') {
    return groups.flatMap((group) => {
      const path = `${above}/${encodeURIComponent(group.key)}`;
      const row = { ...group, depth, path, below: this.#below(group.key) };
      return row.below === null || !this.#isOpen(group.key)
        ? [row]
        : [row, ...this.#rows(row.below, depth + 1, path)];
    });
  }

  /** What is below a group; null for nothing, empty as long as it is not known. */
  #below(id) {
    if (workspace.view.table !== 'groups' || DIRECTORY.childrenOf(id).length === 0) {
      return null;
    }
    return workspace.answer(belowName(id))?.groupBy.groups ?? [];
  }

  #isOpen(id) {
    return workspace.view.open.includes(id);
  }

  #row({ key, keyDescription, metrics: values, depth, below }, metrics) {
    const title = keyDescription === 'NA' ? key : keyDescription;
    return html`<tr><th scope="row"><span class="name" .style=${`padding-left:${depth * 22}px`}>
        ${below ? this.#fold(key, title) : html`<span class="no-fold"></span>`}
        <span class="text" title="${title} (${key})">${title}</span></span></th>
      ${this.#cells(metrics, values, { title, ...this.#scope(key) })}</tr>`;
  }

  #fold(id, title) {
    const isOpen = this.#isOpen(id);
    const { open } = workspace.view;
    return html`<button class="fold" aria-expanded=${isOpen} aria-label="Sub-groups of ${title}"
      @click=${() => workspace.go({ open: isOpen ? open.filter((each) => each !== id) : [...open, id] })}
      >${chevron()}</button>`;
  }

  /** What a row's numbers are about: for what they are made of, and for the table of agents. */
  #scope(key) {
    const filters = filtersOf(workspace.view);
    return workspace.view.table === 'groups'
      ? { filters: { ...filters, agentGroupIds: [key], includeSubGroups: true }, view: { groups: [key] } }
      : { filters: { ...filters, skillIds: [key] }, view: { skills: [key] } };
  }

  #cells(metrics, values, of) {
    return metrics.map((metric) => {
      const level = levelOf(metric.ask, values[metric.name]);
      return html`<td class=${LEVEL_NAMES[level]}>${mark(level)}${number(metric, values[metric.name], of)}</td>`;
    });
  }
}

customElements.define('metric-table', MetricTable);
