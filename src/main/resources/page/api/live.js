/** Keeps the answers to a page's questions fresh: by one event stream, or by asking again. */
import { Refusal, ask, send } from './client.js';
import { eventsOf } from './events.js';
import { Deadline, sleep } from './waiting.js';
import { atOnce } from './windows.js';

const POLL = 5_000;
/** A stream that says nothing at first is held up by something in between. */
const FIRST_WORD = 10_000;
/** The service gives a sign of life every 15 s. */
const SILENCE = 30_000;
const TRY_STREAM_AGAIN = 60_000;
const LONGEST_PAUSE = 30_000;
/** What an installation answers that has no live stream, or none that gets through. */
const NO_STREAM = [404, 405, 406, 501];

export class Live {
  #session;
  #told;
  #stop = new AbortController();
  #questions = {};
  #failures = 0;
  #pollUntil = 0;

  /** @param {{answer: (name, answer) => void, state: (state) => void, now: () => number}} told */
  constructor(session, told) {
    this.#session = session;
    this.#told = told;
  }

  /** Asks these questions from now on, and no others. */
  watch(questions) {
    this.#questions = questions;
    this.#failures = 0;
    this.stop();
    this.#stop = new AbortController();
    this.#goOn(this.#stop.signal);
  }

  stop() {
    this.#stop.abort();
  }

  async #goOn(stop) {
    while (!stop.aborted) {
      let pause;
      try {
        pause = await this.#round(stop);
      } catch (error) {
        pause = stop.aborted ? 0 : this.#after(error);
      }
      if (pause === null) {
        return;
      }
      await sleep(pause, stop);
    }
  }

  /** One stream to its end, or each question once; gives the pause before the next, null for none. */
  #round(stop) {
    return Date.now() < this.#pollUntil ? this.#poll(stop) : this.#stream(stop);
  }

  async #poll(stop) {
    await Promise.all(
      Object.entries(this.#questions).map(async ([name, question]) => {
        const now = atOnce(question, this.#told.now());
        this.#answered(name, await ask(this.#session, now, { signal: stop }), 'polling');
      }),
    );
    return POLL;
  }

  async #stream(stop) {
    const silence = new Deadline(stop);
    try {
      silence.within(FIRST_WORD);
      const question = { method: 'live', body: { every: 1, questions: this.#questions } };
      const response = await send(this.#session, question, {
        accept: 'text/event-stream',
        signal: silence.signal,
      });
      for await (const event of eventsOf(response.body)) {
        silence.within(SILENCE);
        if (event?.event === 'end') {
          return this.#ended(event.data.reason, event.retry);
        }
        this.#received(event);
      }
      return this.#reconnect('The connection ended.');
    } catch (error) {
      if (silence.isOver && silence.isFirst) {
        return this.#pollInstead();
      }
      throw silence.isOver ? new TypeError('The connection went silent.') : error;
    } finally {
      silence.end();
    }
  }

  #received(event) {
    if (event?.event === 'unavailable') {
      this.#told.state({ kind: 'unavailable' });
    } else if (event) {
      this.#answered(event.event, event.data, 'live');
    }
  }

  #answered(name, answer, kind) {
    this.#failures = 0;
    this.#told.state({ kind });
    this.#told.answer(name, answer);
  }

  #ended(reason, retry) {
    if (reason === 'shutdown') {
      return this.#reconnect('The replica is going; another one takes over.', 0, retry);
    }
    this.#told.state({ kind: 'refused', status: reason === 'account_deleted' ? 404 : 401, reason });
    return null;
  }

  #after(error) {
    if (!(error instanceof Refusal)) {
      return this.#reconnect('The service cannot be reached.');
    }
    const isStreaming = Date.now() >= this.#pollUntil;
    if (isStreaming && (NO_STREAM.includes(error.status) || error.status === 429)) {
      return this.#pollInstead();
    }
    if (error.status === 429 || error.status >= 500) {
      return this.#reconnect(error.message, error.status, error.retryAfter * 1000);
    }
    const { status, message, causes } = error;
    this.#told.state({ kind: 'refused', status, detail: message, causes });
    return null;
  }

  #pollInstead() {
    this.#pollUntil = Date.now() + TRY_STREAM_AGAIN;
    return 0;
  }

  /** Waits longer each time, and not as long as everybody else does. */
  #reconnect(detail, status = 0, atLeast = 0) {
    const longest = Math.min(LONGEST_PAUSE, 1000 * 2 ** this.#failures++);
    const pause = atLeast + longest * (0.5 + Math.random() / 2);
    this.#told.state({ kind: 'reconnecting', status, detail, retryAt: Date.now() + pause });
    return pause;
  }
}
