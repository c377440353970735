// <hub-device data-person data-key> inside a form with <hub-autosave>: what is typed is on this device until the hub has it, and
// comes back when the form is opened again. With `data-is-new` the form makes something: sent, it is done with.
const SOON = 250;
const told = (fields) => JSON.stringify(fields.filter(([name]) => name !== "base"));

class HubDevice extends HTMLElement {
  async connectedCallback() {
    const { person, key } = this.dataset;
    delete this.dataset.key;
    this.form = this.closest("form");
    const { signal } = (this.leaving = new AbortController());
    this.form.addEventListener("input", () => this.#typed(), { signal });
    this.form.addEventListener("submit", () => this.#sent(), { signal });
    this.form.addEventListener("hub-kept", () => this.#done(), { signal });
    this.form.addEventListener("hub-moves", () => this.#moves(), { signal });
    this.form.addEventListener("hub-saving", ({ detail }) => detail === "away" && this.#away(), { signal });
    const { Written } = await import("hub/written");
    this.written = new Written(this.form, person, key);
    if (!this.isTyped) await this.#putBack();
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearTimeout(this.soon);
  }

  #typed() {
    this.isTyped = true;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.written?.keep(), SOON);
  }

  #sent() {
    clearTimeout(this.soon);
    if ("isNew" in this.dataset) this.written?.forget();
    else this.written?.keep(true);
  }

  #moves() {
    this.#done();
    delete this.dataset.isNew;
  }

  #done() {
    clearTimeout(this.soon);
    this.written?.forget();
  }

  async #away() {
    const isHere = await this.written?.keep();
    if (isHere) this.form.dispatchEvent(new CustomEvent("hub-saving", { detail: "on-device" }));
  }

  // What was sent as a whole has arrived when something else is kept now.
  async #putBack() {
    const { written } = this;
    const { fields, sent } = (await written.read()) ?? {};
    if (!fields || this.isTyped) return;
    const { base } = Object.fromEntries(fields);
    const hasArrived = sent && base !== this.form.elements.base.value;
    if (hasArrived || told(fields) === told(written.fields)) return written.forget();
    written.fill(fields);
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("hub-device", HubDevice);
