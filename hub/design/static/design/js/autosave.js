// <hub-autosave> inside a form: what is typed goes to the form's address by itself, and files with `data-takes-files` (brought.js).
// <hub-saved> says how it is ("hub-saving"). JSON answers: {"saved", "base", "page": of a new thing},
// or {"conflict", "base", "fields", "note"} when `base` is not what is kept any more: another window wrote (overtaken.js).
import { Brought } from "hub/brought";
import { ask, isSame, moveTo, seen, words } from "hub/overtaken";
import { Pace } from "hub/timing";

export class HubAutosave extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.pace = new Pace(() => this.save());
    this.files = new Brought(this.form, "takesFiles" in this.dataset);
    this.unheard = [];
    const { signal } = (this.leaving = new AbortController());
    this.form.addEventListener("input", () => this.changed(), { signal });
    this.form.addEventListener("submit", (event) => this.#submitted(event), { signal });
    window.addEventListener("online", () => this.save(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.save(), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.pace.stop();
  }

  changed() {
    this.dirty = true;
    this.pace.typed();
  }

  // The form goes as a whole, when what is on its way has arrived; not past a question.
  #submitted(event) {
    this.pace.stop();
    this.dirty = false;
    if (!this.running) return;
    event.preventDefault();
    this.running.finally(() => this.stopped || this.form.requestSubmit(event.submitter));
  }

  save() {
    if (!this.dirty || this.running || this.stopped) return;
    this.dirty = false;
    this.pace.sent();
    this.say("saving");
    this.running = this.send().finally(() => (this.running = null));
  }

  async send() {
    const body = words(this.form);
    this.unheard.push(seen(this.form, body));
    this.#heard(await this.files.send(body));
  }

  #heard({ saved, base, conflict, fields, note, page }) {
    if (page) moveTo(this.form, page);
    // An answer that never came back may have been a "saved": then the other words are those.
    const isFromHere = conflict && this.unheard.some((sent) => isSame(this.form, sent, fields));
    if (base && (isFromHere || !conflict)) {
      this.form.elements.base.value = base;
      this.unheard = [];
      this.pace.arrived();
    } else if (conflict) {
      this.stopped = true;
      ask(this.form, note);
    }
    this.dirty ||= isFromHere || !base;
    saved &&= !this.files.left.length;
    this.say(saved ? "saved-now" : isFromHere ? "saving" : base ? "unfinished" : "away");
    if (this.dirty) base ? this.pace.typed() : this.pace.failed();
    else if (saved) this.form.dispatchEvent(new Event("hub-kept"));
  }

  say(state) {
    this.form.dispatchEvent(new CustomEvent("hub-saving", { detail: state }));
  }
}

customElements.define("hub-autosave", HubAutosave);
