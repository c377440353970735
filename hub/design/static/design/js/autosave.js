// <hub-autosave> inside a form: what is typed goes to the form's address by itself, and files with `data-takes-files` (brought.js); with
// `data-by-hand` only buttons send it, and files go ahead, to wait in the library. <hub-saved> says how it is ("hub-saving"). JSON answers: {"saved", "base", "page": of a new thing},
// or {"conflict", "base", "fields", "note"} when `base` is not what is kept any more: another window wrote (overtaken.js).
import { Brought } from "hub/brought";
import { ask, isSame, moveTo, seen, words } from "hub/overtaken";
import { Pace } from "hub/timing";

class HubAutosave extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.pace = new Pace(() => this.#save());
    this.files = new Brought(this.form, "takesFiles" in this.dataset);
    this.unheard = [];
    const { signal } = (this.leaving = new AbortController());
    this.form.addEventListener("input", () => this.#changed(), { signal });
    this.form.addEventListener("submit", (event) => this.#submitted(event), { signal });
    window.addEventListener("online", () => this.#save(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#save(), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.pace.stop();
  }

  #changed() {
    this.dirty = true;
    if (this.#isByHand) this.#say("unfinished");
    if (this.#goesByItself) this.pace.typed();
  }

  // The form goes as a whole, when what is on its way has arrived; not past a question.
  #submitted(event) {
    this.pace.stop();
    this.dirty = false;
    if (!this.running) return;
    event.preventDefault();
    this.running.finally(() => this.stopped || this.form.requestSubmit(event.submitter));
  }

  #save() {
    if (!this.dirty || this.running || this.stopped || !this.#goesByItself) return;
    this.dirty = this.#isByHand;
    this.pace.sent();
    this.#say("saving");
    const sent = this.#isByHand ? this.#sendAhead() : this.#send();
    this.running = sent.finally(() => (this.running = null));
  }

  get #isByHand() {
    return "byHand" in this.dataset;
  }

  get #goesByItself() {
    return !this.#isByHand || this.files.untried.length > 0;
  }

  // What others see stays as it is until a button is pressed.
  async #sendAhead() {
    const { base, kept } = await this.files.sendAhead();
    this.#say(base ? "unfinished" : "away");
    if (!base) this.pace.failed();
    if (kept) this.form.dispatchEvent(new Event("input"));
  }

  async #send() {
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
    this.#say(saved ? "saved-now" : isFromHere ? "saving" : base ? "unfinished" : "away");
    if (this.dirty) base ? this.pace.typed() : this.pace.failed();
    else if (saved) this.form.dispatchEvent(new Event("hub-kept"));
  }

  #say(state) {
    this.form.dispatchEvent(new CustomEvent("hub-saving", { detail: state }));
  }
}

customElements.define("hub-autosave", HubAutosave);
