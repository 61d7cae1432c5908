/** What this tab looks at, and what it knows: the one thing that all parts of the page share. */
import { Refusal, ask } from '../api/client.js';
import { Live } from '../api/live.js';
import { absolute } from '../api/windows.js';
import { columnsFirst, read, write } from './address.js';
import { DIRECTORY } from './directory.js';
import { questionsOf } from './questions.js';
import { forget, fromLink, keep, restore } from './session.js';

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
  #questions = {};
  #asked = '';
  #isLearned = false;
  /** How far the service's clock is ahead of this one. */
  #ahead = null;
  #hidden = 0;

  start() {
    this.#enter(fromLink() ?? restore());
    addEventListener('popstate', () => this.#show(read(location.search)));
    // A link may be opened in a tab that is signed in already.
    addEventListener('hashchange', () => this.#enter(fromLink()));
    document.addEventListener('visibilitychange', () => this.#seen());
    setInterval(() => this.changed(), 1000);
  }

  #enter(session) {
    if (session) {
      this.signIn(session);
    }
  }

  /** Begins with a token; whether it is good shows with the first answer. */
  signIn(session) {
    this.#live?.stop();
    this.#forget();
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
    this.#forget();
    this.session = null;
    this.goodbye = goodbye;
    forget();
    this.changed();
  }

  #forget() {
    this.answers.clear();
    DIRECTORY.forget();
    this.#isLearned = false;
    this.#asked = '';
    this.isPaused = false;
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
    if (isPaused) {
      this.#letGo();
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
    // Somebody else's view is shown as well, of one's own account.
    this.view = { ...view, account: this.session?.account ?? view.account };
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
      this.#questions = questions;
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
    this.answers.set(name, { ...answer, asked: this.#questions[name] });
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
      const isBack = this.status.kind === 'reconnecting';
      this.status = state;
      this.changed();
      if (isBack && !this.#isLearned) {
        this.#learn(this.session);
      }
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
      this.#isLearned = learned.every((each) => !isPassing(each.reason));
      this.maySeeAgents = !(reason instanceof Refusal && reason.status === 403);
      this.#show(this.view);
    }
  }

  #letGo() {
    this.#live?.stop();
    this.#asked = '';
  }

  #seen() {
    clearTimeout(this.#hidden);
    if (document.hidden) {
      this.#hidden = setTimeout(() => this.#letGo(), HIDDEN);
    } else {
      this.#watch();
    }
  }
}

/** What a later attempt may bring: no answer at all, or none but now. */
const isPassing = (reason) =>
  reason !== undefined && !(reason instanceof Refusal && reason.status < 429);

/** Another table has other columns. */
function tableFirst(table) {
  return { columns: columnsFirst(table), sort: '', offset: 0, open: [], states: [] };
}

export const workspace = new Workspace();
