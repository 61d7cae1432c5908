/** Downloads what a table shows, and all of it. */
import { send } from '../api/client.js';
import { atOnce } from '../api/windows.js';
import { html } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';
import { download } from './icons.js';

/** @param question gives what to ask; its page is left out */
export function downloadButton(name, question, limit = null) {
  return html`<button class="tool" title="Download as CSV" @click=${(event) =>
    save(event.currentTarget, name, question(), limit)}>${download()}<span class="unseen-narrow">CSV</span></button>`;
}

async function save(button, name, question, limit) {
  const { offset: _, limit: __, ...parameters } = question.parameters;
  const whole = { ...question, parameters: limit ? { ...parameters, limit } : parameters };
  button.disabled = true;
  try {
    const response = await send(workspace.session, atOnce(whole, workspace.now()), {
      accept: 'text/csv',
    });
    offer(await response.blob(), fileName(name));
  } catch (error) {
    document.querySelector('toast-line').tell(`The download failed. ${error.message}`);
  } finally {
    button.disabled = false;
  }
}

function offer(blob, file) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function fileName(name) {
  const now = new Date(workspace.now()).toISOString().slice(0, 16).replace(':', '-');
  return `${name}-${workspace.view.account}-${now}.csv`;
}
