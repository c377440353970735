/**
 * Nothing is lost: the form goes to the server a second after typing stops, at least every four; until the server
 * has it, it is kept in this browser. The server is the truth, the browser only a buffer.
 *
 * The address takes the whole form by POST and answers in JSON: 200 {"saved": true, "version": n}; 409 {"conflict":
 * true, "version": n, "html": "the other text", "title": "the other title"} when base_version is not the newest. Any
 * other answer means "not now".
 */

import { isSame, textOf } from "./texts.js";

const PAUSE = 1_000;
const LONGEST = 4_000;
const RETRIES = [5_000, 15_000, 60_000];
const STALE = 60_000;
/** So many sendings without an answer are remembered. */
const UNHEARD = 4;

/** @typedef {"saving"|"saved_now"|"saved"|"on_device"|"signed_out"|"not_saved"|"conflict"} State */

/** The page that this is, for what was begun on it. */
export const here = () => location.pathname + location.search;

export class Saving {
  /**
   * @param {HTMLFormElement} form
   * @param {string} address
   * @param {import("./buffer.js").Buffer} buffer
   * @param {string} field the name of the one that holds the text
   * @param {{show: (state: State) => void, conflict: (there: import("./texts.js").Text) => void}} tell
   */
  constructor(form, address, buffer, field, tell) {
    this.form = form;
    this.field = field;
    this.address = address;
    this.buffer = buffer;
    this.tell = tell;
    this.dirty = false;
    this.busy = false;
    this.stopped = false;
    this.sent = false;
    this.failures = 0;
    /** @type {import("./texts.js").Text[]} sent from here, and nobody knows whether it arrived */
    this.unheard = [];
    this.lastSent = Date.now();
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    form.addEventListener("input", () => this.changed(), { signal });
    form.addEventListener("submit", () => this.submitted(), { signal });
    window.addEventListener("online", () => this.save(), { signal });
    window.addEventListener("pagehide", () => this.keep(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.save(), { signal });
  }

  /** Something was written or chosen. */
  changed() {
    this.dirty = true;
    this.sent = false;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), PAUSE / 4);
    this.saveIn(Math.max(0, Math.min(PAUSE, this.lastSent + LONGEST - Date.now())));
  }

  /** @param {number} wait in milliseconds */
  saveIn(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  /** The form goes as a whole: no saving beside it, but the text stays here until that has worked. */
  submitted() {
    this.sent = true;
    this.keep();
  }

  /** Writes down in this browser what the server does not have. */
  async keep() {
    if (this.dirty) {
      const fields = Object.fromEntries(
        [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken"),
      );
      const base = fields.base_version ?? "";
      const { sent, unheard } = this;
      this.kept = await this.buffer.write({ fields, base, sent, unheard, at: Date.now(), page: here() });
    }
  }

  async save() {
    if (!this.dirty || this.busy || this.stopped || this.sent) {
      return;
    }
    this.busy = true;
    this.dirty = false;
    this.lastSent = Date.now();
    this.tell.show("saving");
    this.running = this.send().then((answer) => {
      this.busy = false;
      return this.heard(answer);
    });
    await this.running;
  }

  /** @returns {Promise<{status: number, told: any, text: import("./texts.js").Text}>} status 0 when there is no network */
  async send() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) {
      if (typeof value !== "string") {
        body.delete(name);
      }
    }
    const text = textOf(Object.fromEntries(body), this.field);
    this.unheard = [text, ...this.unheard.filter((one) => !isSame(one, text))].slice(0, UNHEARD);
    try {
      const answer = await fetch(this.address, { method: "POST", body, headers: { Accept: "application/json" } });
      const json = answer.headers.get("content-type")?.includes("json");
      const told = json ? await answer.json() : {};
      return { status: !json && answer.redirected ? 403 : answer.status, told, text };
    } catch {
      return { status: 0, told: {}, text };
    }
  }

  /** @param {{status: number, told: any, text: import("./texts.js").Text}} answer */
  async heard({ status, told, text }) {
    if (told.saved || (told.conflict && isSame(told, text))) {
      this.saved(told);
    } else if (told.conflict && this.isFromHere(told)) {
      this.goOnFrom(told.version);
    } else if (told.conflict) {
      this.dirty = true;
      this.keep();
      this.tell.conflict(told);
    } else {
      this.dirty = true;
      this.saveIn(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
      this.failures += 1;
      await this.keep();
      const signedOut = status === 401 || status === 403;
      this.tell.show(!this.kept ? "not_saved" : signedOut ? "signed_out" : "on_device");
    }
  }

  /** @param {{version: number, autosave?: string, page?: string}} told */
  saved({ version, autosave, page }) {
    this.failures = 0;
    this.unheard = [];
    this.basedOn(version);
    this.address = autosave ?? this.address;
    if (page) {
      history.replaceState(history.state, "", page);
    }
    if (this.dirty) {
      this.keep();
    } else {
      this.buffer.clear();
    }
    this.tell.show("saved_now");
    clearTimeout(this.ageing);
    this.ageing = setTimeout(() => this.tell.show("saved"), STALE);
  }

  /**
   * An answer that never came back may have been a "saved": then the other text is one of these, and no other person's.
   *
   * @param {import("./texts.js").Text} there
   */
  isFromHere(there) {
    return this.unheard.some((text) => isSame(text, there));
  }

  /** What is here was written on from this version. @param {number|string} version */
  goOnFrom(version) {
    this.unheard = [];
    this.basedOn(version);
    this.changed();
  }

  /** The text here stands on this version now, and saving goes on. @param {number|string} version */
  basedOn(version) {
    const field = /** @type {HTMLInputElement|null} */ (this.form.elements.namedItem("base_version"));
    if (field) {
      field.value = String(version);
    }
    this.stopped = false;
  }

  stop() {
    this.leaving.abort();
    [this.timer, this.keeping, this.ageing].forEach((timer) => clearTimeout(timer));
  }
}
