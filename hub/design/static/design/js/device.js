// What is typed into a form that <hub-autosave> keeps, on this device until the hub has it. Only the pages of the person who typed
// it open it (hub/lock): whoever comes next at a shared device meets none of it.
import { Lock } from "hub/lock";

const PREFIX = "hub-typed";
const TOKEN = "csrfmiddlewaretoken";

export class Device {
  /** @param {HTMLFormElement} form @param {string} person @param {string} key the person's, which is never stored */
  constructor(form, person, key) {
    this.form = form;
    this.person = person;
    this.lock = new Lock(key);
    this.turn = 0;
  }

  /** Writes down what stands in the form. False where this browser keeps nothing. @param {boolean} sent as a whole, just now */
  async keep(sent = false) {
    const turn = ++this.turn;
    const place = this.#place;
    try {
      const closed = await this.lock.close(JSON.stringify({ fields: this.#fields, sent }), place);
      if (turn === this.turn) localStorage.setItem(place, closed);
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    this.turn += 1;
    try {
      localStorage.removeItem(this.#place);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  /** Puts back what the hub never got. @returns {Promise<boolean>} whether there was something */
  async putBack() {
    const kept = await this.#read();
    if (!kept) return false;
    const { base } = Object.fromEntries(kept.fields);
    const hasArrived = kept.sent && base !== this.form.elements.base.value;
    if (hasArrived || JSON.stringify(kept.fields) === JSON.stringify(this.#fields)) {
      this.forget();
      return false;
    }
    this.#fill(kept.fields);
    return true;
  }

  get #place() {
    const { pathname, search } = new URL(this.form.action);
    return [PREFIX, this.person, pathname + search].join("/");
  }

  get #fields() {
    return [...new FormData(this.form)].filter(([name, words]) => typeof words === "string" && name !== TOKEN);
  }

  async #read() {
    try {
      const place = this.#place;
      return JSON.parse(await this.lock.open(localStorage.getItem(place) ?? "", place));
    } catch {
      return null;
    }
  }

  #fill(fields) {
    const left = [...fields];
    for (const field of this.form.elements) {
      const place = left.findIndex(([name, words]) => name === field.name && (!isTicked(field) || words === field.value));
      if (isTicked(field)) field.checked = place >= 0;
      else if (place >= 0) field.value = left[place][1];
      if (place >= 0) left.splice(place, 1);
    }
  }
}

const isTicked = ({ type }) => ["radio", "checkbox"].includes(type);
