// What is typed into a form, written down on this device. Only the pages of the person who typed it open it (hub/lock).
import { Lock } from "hub/lock";
import { words } from "hub/overtaken";

const TOKEN = "csrfmiddlewaretoken";
const isTicked = ({ type }) => ["radio", "checkbox"].includes(type);

export class Written {
  /** @param {HTMLFormElement} form @param {string} person @param {string} key the person's, which is never stored */
  constructor(form, person, key) {
    this.form = form;
    this.person = person;
    this.lock = new Lock(key);
    this.turn = 0;
  }

  get fields() {
    return [...words(this.form)].filter(([name]) => name !== TOKEN);
  }

  /** False where this browser keeps nothing. @param {boolean} sent as a whole, just now */
  async keep(sent = false) {
    const turn = ++this.turn;
    const place = this.#place;
    try {
      const closed = await this.lock.close(JSON.stringify({ fields: this.fields, sent }), place);
      if (turn === this.turn) localStorage.setItem(place, closed);
      return true;
    } catch {
      return false;
    }
  }

  /** @returns {Promise<{fields: [string, string][], sent: boolean}|null>} null where nothing is that this key opens */
  async read() {
    try {
      const place = this.#place;
      return JSON.parse(await this.lock.open(localStorage.getItem(place) ?? "", place));
    } catch {
      return null;
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

  /** Puts it back into the form. @param {[string, string][]} fields */
  fill(fields) {
    const left = [...fields];
    for (const field of this.form.elements) {
      const place = left.findIndex(([name, value]) => name === field.name && (!isTicked(field) || value === field.value));
      if (isTicked(field)) field.checked = place >= 0;
      else if (place >= 0) field.value = left[place][1];
      if (place >= 0) left.splice(place, 1);
    }
  }

  get #place() {
    const { pathname, search } = new URL(this.form.action);
    return ["hub-typed", this.person, pathname + search].join("/");
  }
}
