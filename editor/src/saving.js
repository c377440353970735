/**
 * Nothing is lost: the form goes to the server a second after typing stops, at least every four; until the server
 * has it, it is kept in this browser. The server is the truth, the browser only a buffer.
 *
 * The address takes the whole form by POST and answers in JSON: 200 {"saved": true, "version": n}; 409 {"conflict":
 * true, "version": n, "html": "the other text", "title": "the other title"} when base_version is not the newest. Any
 * other answer means "not now".
 */

const PAUSE = 1_000;
const LONGEST = 4_000;
const RETRIES = [5_000, 15_000, 60_000];
const STALE = 60_000;

/** @typedef {"saving"|"saved_now"|"saved"|"on_device"|"signed_out"|"not_saved"|"conflict"} State */

/** @typedef {{html?: string, title?: string, version?: number|string}} Text */

/**
 * Whether two are one text under one title; the server makes one space of several in a title.
 *
 * @param {Text} one
 * @param {Text} other where no title is known, none is compared
 */
export function isSame(one, other) {
  const titles = [one.title, other.title].map((title) => title?.split(/\s+/).filter(Boolean).join(" "));
  return one.html === other.html && (titles.includes(undefined) || titles[0] === titles[1]);
}

/**
 * @param {Record<string, any>} fields of the form, by name
 * @param {string} field the name of the one that holds the text
 * @returns {Text}
 */
export const textOf = (fields, field) => ({ html: fields[field], title: fields.title });

/** The page that this is, for what was begun on it. */
export const here = () => location.pathname + location.search;

export class Saving {
  /**
   * @param {HTMLFormElement} form
   * @param {string} address
   * @param {import("./buffer.js").Buffer} buffer
   * @param {string} field the name of the one that holds the text
   * @param {{show: (state: State) => void, conflict: (there: Text) => void}} tell
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
  keep() {
    if (this.dirty) {
      const fields = Object.fromEntries(
        [...new FormData(this.form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken"),
      );
      const base = fields.base_version ?? "";
      this.kept = this.buffer.write({ fields, base, sent: this.sent, at: Date.now(), page: here() });
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
      this.heard(answer);
    });
    await this.running;
  }

  /** @returns {Promise<{status: number, told: any, same?: boolean}>} status 0 when there is no network */
  async send() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) {
      if (typeof value !== "string") {
        body.delete(name);
      }
    }
    try {
      const answer = await fetch(this.address, { method: "POST", body, headers: { Accept: "application/json" } });
      const json = answer.headers.get("content-type")?.includes("json");
      const told = json ? await answer.json() : {};
      // An answer that never came back to us may have been a "saved": then the other text is this one.
      const same = isSame(told, textOf(Object.fromEntries(body), this.field));
      return { status: !json && answer.redirected ? 403 : answer.status, told, same };
    } catch {
      return { status: 0, told: {} };
    }
  }

  /** @param {{status: number, told: any, same?: boolean}} answer */
  heard({ status, told, same }) {
    if (told.saved || (told.conflict && same)) {
      this.saved(told);
    } else if (told.conflict) {
      this.dirty = true;
      this.keep();
      this.stopped = true;
      this.tell.show("conflict");
      this.tell.conflict(told);
    } else {
      this.dirty = true;
      this.keep();
      const signedOut = status === 401 || status === 403;
      this.tell.show(!this.kept ? "not_saved" : signedOut ? "signed_out" : "on_device");
      this.saveIn(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
      this.failures += 1;
    }
  }

  /** @param {{version: number, autosave?: string, page?: string}} told */
  saved({ version, autosave, page }) {
    this.failures = 0;
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
