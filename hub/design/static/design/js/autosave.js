// <hub-autosave> inside a form: what is typed goes to the form's address by itself; with `data-by-hand` only buttons send it.
// <hub-saved> says how it is (event "hub-saving"). The address answers in JSON {"saved", "base"}, or {"conflict", "base",
// "fields", "note"} when the form's field `base` is not what is kept any more: another window wrote (overtaken.js). "page": where
// what is kept for the first time is found from now on. Files wait for a button. With `data-key` and `data-person` it is on this
// device meanwhile (hub/device).
import { ask, isSame, seen } from "hub/overtaken";
import { Pace } from "hub/timing";

const PATIENCE = 20_000;
const SOON = 250;

class HubAutosave extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.pace = new Pace(() => this.#save());
    this.unheard = [];
    this.#useDevice();
    const { signal } = (this.leaving = new AbortController());
    this.form.addEventListener("input", () => this.#changed(), { signal });
    this.form.addEventListener("submit", (event) => this.#submitted(event), { signal });
    this.form.addEventListener("hub-kept", () => this.device?.forget(), { signal });
    window.addEventListener("online", () => this.#save(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#save(), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.pace.stop();
    clearTimeout(this.keeping);
  }

  async #useDevice() {
    const { person, key } = this.dataset;
    delete this.dataset.key;
    if (!key) return;
    const { Device } = await import("hub/device");
    this.device = new Device(this.form, person, key);
    if (!this.dirty && (await this.device.putBack())) this.#changed();
  }

  #changed() {
    this.dirty = true;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.device?.keep(), SOON);
    if ("byHand" in this.dataset) this.#say("unfinished");
    else this.pace.typed();
  }

  // The form goes as a whole, when what is on its way has arrived; not past a question.
  #submitted(event) {
    this.pace.stop();
    clearTimeout(this.keeping);
    this.dirty = false;
    // A new thing has a new form the next time.
    if ("isNew" in this.dataset) this.device?.forget();
    else this.device?.keep(true);
    if (!this.running) return;
    event.preventDefault();
    this.running.finally(() => this.stopped || this.form.requestSubmit(event.submitter));
  }

  #save() {
    if (!this.dirty || this.running || this.stopped || "byHand" in this.dataset) return;
    this.dirty = false;
    this.pace.sent();
    this.#say("saving");
    this.running = this.#send().finally(() => (this.running = null));
  }

  async #send() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    this.unheard.push(seen(this.form, body));
    const way = { method: "POST", body, headers: { Accept: "application/json" }, keepalive: true };
    const answer = await fetch(this.form.action, { ...way, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
    const told = (await answer?.json().catch(() => null)) ?? {};
    const isHere = !told.base && (await this.device?.keep());
    this.#heard(told, isHere ? "on-device" : "away");
  }

  #heard({ saved, base, conflict, fields, note, page }, lost) {
    if (page) {
      this.device?.forget();
      delete this.dataset.isNew;
      history.replaceState(history.state, "", page);
    }
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
    saved &&= ![...this.form.elements].some(({ files }) => files?.length);
    this.#say(saved ? "saved-now" : isFromHere ? "saving" : base ? "unfinished" : lost);
    if (this.dirty) base ? this.pace.typed() : this.pace.failed();
    else if (saved) this.form.dispatchEvent(new Event("hub-kept"));
  }

  #say(state) {
    this.form.dispatchEvent(new CustomEvent("hub-saving", { detail: state }));
  }
}

customElements.define("hub-autosave", HubAutosave);
