/** Waiting for what may never come, and for what is to come later. */

/** Ends a request that says nothing for too long, or that is not wanted any more. */
export class Deadline {
  #controller = new AbortController();
  #timer;
  #set = 0;
  isOver = false;

  constructor(stop) {
    this.signal = AbortSignal.any([stop, this.#controller.signal]);
  }

  get isFirst() {
    return this.#set === 1;
  }

  within(millis) {
    this.#set++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.isOver = true;
      this.#controller.abort();
    }, millis);
  }

  end() {
    clearTimeout(this.#timer);
    this.#controller.abort();
  }
}

/** Ends early when it is not wanted any more, or when the network is back. */
export function sleep(millis, stop) {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', wake);
      removeEventListener('online', wake);
      resolve();
    };
    const timer = setTimeout(wake, millis);
    stop.addEventListener('abort', wake);
    addEventListener('online', wake);
  });
}
