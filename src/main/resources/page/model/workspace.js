/** What this tab looks at, and what it knows: the one thing that all parts of the page share. */
import { Refusal, ask } from '../api/client.js';
import { Live } from '../api/live.js';
import { absolute } from '../api/windows.js';
import { columnsFirst, read, write } from './address.js';
import { DIRECTORY } from './directory.js';
import { questionsOf } from './questions.js';
import { forget, keep, restore } from './session.js';

/** A tab that nobody sees need not be fresh. */
const HIDDEN = 60_000;

class Workspace extends EventTarget {
  view = read(location.search);
  /** Null for nobody. */
  session = null;
  /** Null as long as it is not known. */
  maySeeAgents = null;
  answers = new Map();
  status = { kind: 'connecting' };
  isPaused = false;
  /** Why the last session ended, for the next. */
  goodbye = '';
  #live = null;
  #asked = '';
  /** How far the service's clock is ahead of this one. */
  #ahead = null;
  #hidden = 0;

  start() {
    const session = restore();
    if (session) {
      this.signIn(session);
    }
    addEventListener('popstate', () => this.#show(read(location.search)));
    document.addEventListener('visibilitychange', () => this.#seen());
    setInterval(() => this.changed(), 1000);
  }

  /** Begins with a token; whether it is good shows with the first answer. */
  signIn(session) {
    this.session = session;
    this.goodbye = '';
    this.status = { kind: 'connecting' };
    this.maySeeAgents = null;
    keep(session);
    this.#live = new Live(session, {
      answer: (name, answer) => this.#answered(name, answer),
      state: (state) => this.#became(state),
      now: () => this.now(),
    });
    this.go({ account: session.account });
    this.#learn(session);
  }

  signOut(goodbye = '') {
    this.#live?.stop();
    this.session = null;
    this.answers.clear();
    this.#asked = '';
    this.isPaused = false;
    this.goodbye = goodbye;
    forget();
    this.changed();
  }

  /** Looks at something else, and lets the address say so. */
  go(change, { isStep = false } = {}) {
    const { table = this.view.table } = change;
    const view = { ...this.view, ...(table === this.view.table ? {} : tableFirst(table)), ...change };
    const address = write(view);
    if (address !== location.search) {
      history[isStep ? 'pushState' : 'replaceState'](null, '', address);
    }
    this.#show(view);
  }

  pause(isPaused) {
    this.isPaused = isPaused;
    this.#asked = '';
    if (isPaused) {
      this.#live.stop();
    } else {
      this.#watch();
    }
    this.changed();
  }

  /** Asks at once what would be asked again later. */
  tryNow() {
    this.#asked = '';
    this.#watch();
  }

  /** Asks a single question. */
  ask(question, options) {
    return ask(this.session, question, options);
  }

  answer(name) {
    return this.answers.get(name);
  }

  /** The present by the service's clock. */
  now() {
    return Date.now() + (this.#ahead ?? 0);
  }

  /** The window of the view in instants. */
  window() {
    const { last, from, to } = this.view;
    return absolute(from === null ? { last } : { from, to }, this.now());
  }

  /** The instant of the newest answer; null without any. */
  get asOf() {
    const instants = [...this.answers.values()].map((answer) => Date.parse(answer.dataAsOf));
    return instants.length > 0 ? Math.max(...instants) : null;
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  #show(view) {
    this.view = view;
    this.#watch();
    this.changed();
  }

  #watch() {
    if (!this.session || this.isPaused) {
      return;
    }
    const questions = questionsOf(this.view, this.maySeeAgents);
    const asked = JSON.stringify(questions);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#forgetOthers(questions);
      this.#live.watch(questions);
    }
  }

  #forgetOthers(questions) {
    for (const name of this.answers.keys()) {
      if (!(name in questions)) {
        this.answers.delete(name);
      }
    }
  }

  #answered(name, answer) {
    const ahead = Date.parse(answer.dataAsOf) - Date.now();
    // The answer that was on its way for the shortest time knows best.
    this.#ahead = this.#ahead === null ? ahead : Math.max(this.#ahead, ahead);
    this.answers.set(name, answer);
    this.changed();
  }

  #became(state) {
    if (state.kind === 'refused' && state.status === 401) {
      this.signOut(
        state.reason === 'expired'
          ? 'Your token has expired. Sign in with a new one to go on.'
          : 'The service does not accept this token: it is wrong, revoked or expired.',
      );
    } else if (state.kind !== this.status.kind || state.retryAt) {
      this.status = state;
      this.changed();
    }
  }

  /** What does not change by the second. */
  async #learn(session) {
    const agents = { method: 'agent_view', parameters: { limit: '1' } };
    const time = absolute({ last: 'PT15M' }, this.now());
    const learned = await Promise.allSettled([
      ask(session, { ...agents, body: { filters: { time } } }),
      DIRECTORY.load(session, this.now()),
    ]);
    if (this.session === session) {
      const { reason } = learned[0];
      this.maySeeAgents = !(reason instanceof Refusal && reason.status === 403);
      this.#show(this.view);
    }
  }

  #seen() {
    clearTimeout(this.#hidden);
    if (document.hidden) {
      this.#hidden = setTimeout(() => this.#live?.stop(), HIDDEN);
    } else {
      this.tryNow();
    }
  }
}

/** Another table has other columns. */
function tableFirst(table) {
  return { columns: columnsFirst(table), sort: '', offset: 0, open: [], states: [] };
}

export const workspace = new Workspace();
