/** How long the first in the queue waits, counting on; the metrics have percentiles only. */
import { html, nothing } from '../lib/lit-html.js';
import { atOnce } from '../api/windows.js';
import { filtersOf } from '../model/questions.js';
import { workspace } from '../model/workspace.js';
import { Part } from './element.js';
import { elapsed } from './numbers.js';

const AGAIN = 5_000;

class LongestWait extends Part {
  #since = null;
  #asked = '';
  #next = 0;

  template() {
    const isAnybodyThere = this.#lookAgain();
    return this.#since === null
      ? isAnybodyThere ? nothing : html`nobody waits`
      : html`longest <span class="number">${elapsed(workspace.now() - this.#since)}</span>`;
  }

  /** When the queue has changed, and not too often; gives whether anybody waits. */
  #lookAgain() {
    const { unassignedConversations, queueWaitTime90thPercentile } =
      workspace.answer('tiles')?.all ?? {};
    if (!unassignedConversations) {
      this.#since = null;
      this.#asked = '';
      return false;
    }
    const filters = filtersOf(workspace.view);
    const asked = JSON.stringify([filters, unassignedConversations, queueWaitTime90thPercentile]);
    if (asked !== this.#asked && Date.now() >= this.#next && workspace.maySeeAgents) {
      this.#asked = asked;
      this.#next = Date.now() + AGAIN;
      this.#look(filters);
    }
    return true;
  }

  async #look(filters) {
    const question = {
      method: 'metrics/rows',
      parameters: { metric: 'unassigned_conversations', sort: 'time', limit: '1' },
      body: { filters },
    };
    try {
      const { rows } = await workspace.ask(atOnce(question, workspace.now()));
      this.#since = rows[0]?.time ?? null;
      this.changed();
    } catch {
      // The line above the tiles tells why; what was known stays.
    }
  }
}

customElements.define('longest-wait', LongestWait);
