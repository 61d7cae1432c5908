/** Tells in words what is wrong with the connection, and what to do; else what burns. */
import { html, nothing } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';
import { Part } from './element.js';

class StatusLine extends Part {
  template() {
    const told = workspace.isPaused ? null : this.#told(workspace.status);
    return html`<div class="status-line" role="alert">${
      told
        ? html`<div class="message ${told.isBad ? 'bad' : ''}"><p><strong>${told.what}</strong> ${told.todo}</p>
            ${told.again
              ? html`<button @click=${() => workspace.tryNow()}>Try now</button>`
              : nothing}</div>`
        : nothing
    }</div>`;
  }

  #told(status) {
    switch (status.kind) {
      case 'reconnecting':
        return { ...this.#lost(status), again: true };
      case 'unavailable':
        return {
          what: 'The service has no connection to its database.',
          todo: 'The numbers stay as they were; the page goes on by itself as soon as it is back.',
        };
      case 'refused':
        return { ...this.#refused(status), isBad: true, again: true };
      default:
        return null;
    }
  }

  #lost({ status, detail, retryAt }) {
    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    const next = seconds > 0 ? `Trying again in ${seconds} s.` : 'Trying again now.';
    if (status === 429) {
      return { what: 'Too many questions with this token.', todo: `Close other tabs that use it. ${next}` };
    }
    if (status >= 500) {
      return { what: detail, todo: `The numbers stay as they were. ${next}` };
    }
    return {
      what: detail,
      todo: `The numbers stay as they were. Check your network if this lasts. ${next}`,
    };
  }

  #refused({ status, detail, causes = [] }) {
    switch (status) {
      case 403:
        return {
          what: 'This token may not see what is asked for.',
          todo: 'It needs the permission “metrics” for this account, and “agents” for agents; or a chosen group is not among those that it manages. Change the filters, or sign in with another token.',
        };
      case 404:
        return { what: 'There is no such account.', todo: 'It may have been deleted. Sign in with another one.' };
      case 400:
        return {
          what: 'The service does not take this question:',
          todo: causes.map(({ field, message }) => `${field}: ${message}`).join(' '),
        };
      default:
        return { what: detail ?? 'The service has refused to answer.', todo: '' };
    }
  }
}

customElements.define('status-line', StatusLine);
