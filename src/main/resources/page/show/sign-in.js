/** Asks for account and token. */
import { html, nothing } from '../lib/lit-html.js';
import { workspace } from '../model/workspace.js';
import { Part } from './element.js';
import { logo } from './icons.js';

class SignIn extends Part {
  template() {
    return html`<main class="sign-in">
      <form @submit=${(event) => this.#submit(event)}>
        <div class="brand">${logo()} <span>Manager Workspace</span></div>
        <h1>Sign in</h1>
        ${workspace.goodbye ? html`<p class="notice" role="alert">${workspace.goodbye}</p>` : nothing}
        <label for="account">Account</label>
        <input id="account" name="account" required autocomplete="username" spellcheck="false"
          autocapitalize="none" .value=${workspace.view.account} />
        <label for="token">Token</label>
        <input id="token" name="token" type="password" required autocomplete="off" spellcheck="false" />
        <p class="hint">An API token with the permission “metrics”; with “agents” you see agents and
          conversations too. It stays in this tab and is gone when you close it.</p>
        <button class="primary" type="submit">Open the workspace</button>
      </form>
    </main>`;
  }

  #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    workspace.signIn({ account: given.get('account').trim(), token: given.get('token').trim() });
  }
}

customElements.define('sign-in', SignIn);
