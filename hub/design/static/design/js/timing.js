// When what is typed is sent: a second after typing stops, at least every four; after a failure later and later.
const PAUSE = 1_000;
const LONGEST = 4_000;
const RETRIES = [5_000, 15_000, 60_000];

export class Pace {
  /** @param {() => void} send */
  constructor(send) {
    this.send = send;
    this.last = Date.now();
    this.failures = 0;
  }

  typed() {
    this.#in(Math.max(0, Math.min(PAUSE, this.last + LONGEST - Date.now())));
  }

  sent() {
    this.last = Date.now();
  }

  arrived() {
    this.failures = 0;
  }

  failed() {
    this.#in(RETRIES[Math.min(this.failures++, RETRIES.length - 1)]);
  }

  stop() {
    clearTimeout(this.timer);
  }

  #in(wait) {
    this.stop();
    this.timer = setTimeout(this.send, wait);
  }
}
