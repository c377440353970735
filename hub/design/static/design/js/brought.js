// Files that are chosen in a form. With <hub-autosave data-takes-files> each goes to the hub by itself, once, and the form does
// not bring it again: the answer's "kept" goes into the field of this name. What the hub does not take waits for a button, which
// says why. Sent "ahead", files go without the words.
const TOKEN = "csrfmiddlewaretoken";
const WORDS = 20_000;
const FILES = 600_000;

export class Brought {
  /** @param {HTMLFormElement} form @param {boolean} takes whether files go by themselves */
  constructor(form, takes) {
    this.form = form;
    this.takes = takes;
    this.tried = new WeakSet();
    this.there = new WeakSet();
    if (takes) form.addEventListener("formdata", this);
  }

  /** Fields with a file that the hub does not have yet. */
  get left() {
    return [...this.form.elements].filter(({ files }) => files?.length && !this.there.has(files[0]));
  }

  /** Those of them that did not go by themselves yet. */
  get untried() {
    return this.takes ? this.left.filter(({ files }) => !this.tried.has(files[0])) : [];
  }

  /** Sends the files alone. @returns what the address answers */
  sendAhead() {
    const body = new FormData();
    body.append("ahead", "1");
    body.append(TOKEN, this.form.elements[TOKEN].value);
    return this.send(body);
  }

  /** Sends what is typed, with the files that were not tried yet. @param {FormData} body @returns what the address answers */
  async send(body) {
    const fields = this.untried;
    for (const { name, files } of fields) body.append(name, files[0]);
    const way = { method: "POST", body, headers: { Accept: "application/json" }, keepalive: !fields.length };
    const signal = AbortSignal.timeout(fields.length ? FILES : WORDS);
    const answer = await fetch(this.form.action, { ...way, signal }).catch(() => null);
    const told = (await answer?.json().catch(() => null)) ?? {};
    for (const { files } of fields) this.#heard(files[0], told);
    return told;
  }

  /** When the form goes as a whole. @param {FormDataEvent} event */
  handleEvent({ formData }) {
    for (const [name, value] of [...formData]) if (this.there.has(value)) formData.delete(name);
  }

  #heard(file, { base, kept, conflict }) {
    if (base && !conflict) this.tried.add(file);
    if (!kept) return;
    this.there.add(file);
    this.form.elements.kept.value = kept;
  }
}
