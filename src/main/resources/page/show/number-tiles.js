/** The few numbers that a manager looks at first. */
import { html, nothing } from '../lib/lit-html.js';
import { metricOf } from '../model/catalogue.js';
import { filtersOf } from '../model/questions.js';
import { workspace } from '../model/workspace.js';
import { Part } from './element.js';
import { course, numberTile } from './number-tile.js';
import { number } from './value.js';
import './longest-wait.js';

class NumberTiles extends Part {
  template() {
    const values = workspace.answer('tiles')?.all;
    return html`<section class="tiles" aria-label="Numbers at a glance" aria-busy=${!values}>
      ${values ? this.#tiles(values) : Array.from({ length: 8 }, () => html`<article class="tile empty"></article>`)}
    </section>`;
  }

  #tiles(values) {
    const of = { title: 'All', filters: filtersOf(workspace.view) };
    const small = (ask) => number(metricOf(ask), values[metricOf(ask).name], of);
    const foot = (ask) =>
      course(ask, values, Object.fromEntries(workspace.answers), workspace.view.compare);
    const tile = (content) => numberTile(content, values, of);
    return [
      tile({
        ask: 'unassigned_conversations',
        title: 'Waiting in the queue',
        guarded: ['unassigned_conversations', 'queue_wait_time_90th_percentile'],
        detail: html`<longest-wait></longest-wait>
          ${values.queueWaitTime90thPercentile === null
            ? nothing
            : html`<span>90 % up to ${small('queue_wait_time_90th_percentile')}</span>`}`,
      }),
      tile({
        ask: 'overdue_conversations_total',
        title: 'Overdue',
        detail: html`<span>${small('overdue_conversations_in_queue')} in the queue</span>
          <span>${small('overdue_conversations_assigned')} with agents</span>`,
      }),
      tile({
        ask: 'open_conversations',
        title: 'Open conversations',
        detail: html`<span>${small('assigned_conversations')} with agents</span>
          <span>${small('active_conversations')} active</span>`,
      }),
      tile({
        ask: 'online_agents',
        title: 'Agents online',
        detail: html`<span>${small('back_soon_agents')} back soon</span>
          <span>${small('away_agents')} away</span>`,
        foot: presence(values),
      }),
      tile({
        ask: 'human_online_load',
        title: 'Load of humans online',
        detail: html`<span>${small('available_slots')} free slots</span>
          <span>${small('agent_load')} bots included</span>`,
        foot: bar(values.humanOnlineLoad),
      }),
      tile({ ask: 'avg_wait_time', title: 'Average wait', foot: foot('avg_wait_time') }),
      tile({ ask: 'closed_conversations', title: 'Closed', foot: foot('closed_conversations') }),
      tile({ ask: 'csat', title: 'Satisfaction', foot: foot('csat') }),
    ];
  }
}

/** How the agents that are logged in spread over the states. */
function presence({ onlineAgents, backSoonAgents, awayAgents }) {
  const all = onlineAgents + backSoonAgents + awayAgents;
  const part = (state, count) =>
    count > 0 ? html`<span class=${state} .style=${`flex-grow:${count}`}></span>` : nothing;
  return html`<div class="presence" aria-hidden="true">${
    all > 0
      ? [part('online', onlineAgents), part('back-soon', backSoonAgents), part('away', awayAgents)]
      : nothing
  }</div>`;
}

function bar(load) {
  return html`<div class="load-bar" aria-hidden="true">
    <span .style=${`width:${Math.min(100, (load ?? 0) * 100)}%`}></span></div>`;
}

customElements.define('number-tiles', NumberTiles);
