/**
 * Sending the form waits for what is on its way: files, so that who presses Publish early loses no picture; and a saving
 * that has begun, whose answer says on which version the text stands. While it is asked which of two texts stays, or the
 * network is away, nothing is sent: the page stays, and says why.
 */

/**
 * @typedef {Object} Around
 * @property {() => import("./safekeeping.js").Safekeeping|undefined} keeping
 * @property {(sentence: string) => void} say for a moment
 * @property {import("./note.js").Note} note says what stays so until something is done
 * @property {string|undefined} reach an address of the hub that answers quickly
 */

/** After so long without an answer the network counts as away. */
const LONGEST = 8_000;

export class Patience {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./uploads.js").Uploads} uploads
   * @param {Around} around
   * @param {AbortSignal} signal the editor leaves the page
   */
  constructor(form, uploads, around, signal) {
    this.form = form;
    this.uploads = uploads;
    this.around = around;
    form.addEventListener("submit", (event) => this.submit(event), { capture: true, signal });
    form.addEventListener("hub-save-state", (event) => this.saved(/** @type {CustomEvent} */ (event).detail), { signal });
    window.addEventListener("online", () => this.backAgain(), { signal });
    window.addEventListener("beforeunload", (event) => this.uploads.onTheWay.size && event.preventDefault(), { signal });
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    if (!this.ready) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.sendAfterwards(event.submitter);
    }
  }

  /** @param {HTMLElement|null} submitter the last one that was pressed counts */
  async sendAfterwards(submitter) {
    const first = this.submitter === undefined;
    this.submitter = submitter;
    if (first) {
      const hindrance = await this.hindrance();
      const pressed = this.submitter;
      this.submitter = undefined;
      if (hindrance) {
        hindrance();
      } else {
        this.ready = true;
        this.form.requestSubmit(pressed);
        this.ready = false;
      }
    }
  }

  /** @returns {Promise<(() => void)|null>} says why the form cannot go; null when all that it waited for is there */
  async hindrance() {
    const { keeping, say, note } = this.around;
    const { words } = this.uploads;
    note.hide();
    if (this.uploads.onTheWay.size) {
      say(words.wait_for_files);
    }
    const arrived = await this.uploads.settled();
    const reached = await this.reaches();
    const saving = keeping()?.saving;
    while (saving?.busy) {
      await saving.running;
    }
    if (saving?.stopped) {
      return () => keeping().question.focus();
    } else if (!arrived) {
      return () => say(words.not_all_files);
    } else if (!reached) {
      saving?.keep();
      return () => note.show(words.away);
    } else {
      return null;
    }
  }

  /** @param {{state: string}} told what was saved has reached the hub */
  saved({ state }) {
    if (state === "saved_now") {
      this.backAgain();
    }
  }

  /** Who was told that the network is away is told that it is back. */
  async backAgain() {
    const { note } = this.around;
    const { away, back } = this.uploads.words;
    if (note.shows(away) && (await this.reaches()) && note.shows(away)) {
      note.show(back);
    }
  }

  /** Whether the hub is there, as far as one can know before sending. */
  async reaches() {
    const { reach } = this.around;
    const asked = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(LONGEST) };
    return !reach || fetch(reach, /** @type {RequestInit} */ (asked)).then((answer) => answer.status < 500, () => false);
  }
}
