/** Between the editor and what keeps its text safe: bringing back, showing the state, asking when two wrote at once. */

import { Buffer, lastBegun } from "./buffer.js";
import { conflictPanel } from "./conflict.js";
import { given } from "./given.js";
import { Lock } from "../../hub/design/static/design/js/lock.js";
import { here, Saving } from "./saving.js";
import { isSame, textOf } from "./texts.js";

export class Safekeeping {
  /** @param {import("./hub-editor.js").HubEditor} editor */
  constructor(editor) {
    const { person = "", entry = "new" } = editor.dataset;
    const lock = new Lock(editor.dataset.key);
    delete editor.dataset.key;
    this.editor = editor;
    this.form = editor.form;
    this.buffer = new Buffer(person, entry, lock);
  }

  /**
   * From here on what is written is saved by itself.
   *
   * @param {string} html what the server has
   * @param {import("./buffer.js").Kept|null} kept what this device has
   */
  begin(html, kept) {
    const { editor } = this;
    const { autosave, person = "", entry = "new" } = editor.dataset;
    this.saving = new Saving(this.form, autosave ?? "", this.buffer, editor.textarea.name, {
      show: (state) => this.show(state),
      conflict: (answer) => this.askWhichStays(answer),
    });
    const other = given(editor, "other");
    if (other) {
      this.askWhichStays(other);
    } else {
      kept && this.bringBackWhatIsMissing(html, kept);
      this.bringBackWhatWasBegun(person, entry);
    }
  }

  /**
   * A new page has a number of its own each time. What was begun on an earlier one goes on here under its own number, so
   * that nothing is there twice; unless the server has it after all.
   *
   * @param {string} person
   * @param {string} entry
   */
  async bringBackWhatWasBegun(person, entry) {
    const start = this.form.elements.namedItem("start");
    const begun = start ? await lastBegun(person, here(), this.buffer.lock) : null;
    if (!begun || begun.entry === entry) {
      return;
    }
    const page = this.form.action.replace(entry, begun.entry).replace(/publish\/$/, "");
    const status = await fetch(page, { method: "HEAD" }).then((answer) => answer.status, () => 0);
    const theirs = new Buffer(person, begun.entry, this.buffer.lock);
    if (status === 200 && begun.kept.sent) {
      theirs.clear();
    } else if (status === 200) {
      this.saving.dirty || location.replace(page);
    } else if (status === 404 && !this.saving.dirty) {
      for (const button of [...this.form.elements].filter((one) => one.hasAttribute("formaction"))) {
        button.setAttribute("formaction", button.getAttribute("formaction").replace(entry, begun.entry));
      }
      this.form.action = this.form.action.replace(entry, begun.entry);
      start.value = begun.kept.fields.start;
      this.saving.address = this.saving.address.replace(entry, begun.entry);
      this.saving.buffer = this.buffer = theirs;
      this.goOnWith(begun.kept);
    }
  }

  /**
   * @param {string} html what the server has
   * @param {import("./buffer.js").Kept} kept
   */
  bringBackWhatIsMissing(html, kept) {
    const there = { html, title: this.title?.value, version: this.base };
    const base = there.version;
    const same = isSame(there, textOf(kept.fields, this.editor.textarea.name));
    if (kept.base !== base && (same || kept.sent)) {
      this.buffer.clear();
    } else if (kept.base === base) {
      this.goOnWith(kept);
    } else if (kept.unheard?.some((text) => isSame(text, there))) {
      this.fill(kept.fields);
      this.saving.goOnFrom(base);
    } else {
      this.fill(kept.fields);
      this.saving.basedOn(kept.base);
      this.askWhichStays(there);
    }
  }

  /**
   * What is kept stands on what the server has; unless the last that was sent on leaving arrives only now.
   *
   * @param {import("./buffer.js").Kept} kept
   */
  goOnWith(kept) {
    this.saving.unheard = [textOf(kept.fields, this.editor.textarea.name), ...(kept.unheard ?? [])];
    this.fill(kept.fields);
    this.editor.announce(this.editor.words.brought_back);
    this.saving.changed();
  }

  /** The field of the title, on pages that have one. @returns {HTMLInputElement|HTMLTextAreaElement|null} */
  get title() {
    return /** @type {any} */ (this.form.elements.namedItem("title"));
  }

  /** The version that the text here stands on. */
  get base() {
    return /** @type {HTMLInputElement|null} */ (this.form.elements.namedItem("base_version"))?.value ?? "";
  }

  /** What was typed since the page came stays, below what is brought back. @param {Record<string, string>} fields */
  fill(fields) {
    const { textarea, early } = this.editor;
    for (const [name, value] of Object.entries(fields)) {
      const field = this.form.elements.namedItem(name);
      const typed = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
      if (typed && field !== textarea && field.value === field.defaultValue) {
        field.value = value;
      }
    }
    this.editor.replace(early.putBelow(this.editor.read(fields[textarea.name] ?? "")));
  }

  /** @param {import("./texts.js").Text} there the other text */
  askWhichStays(there) {
    const { editor } = this;
    const doc = there.html === undefined ? null : editor.read(there.html);
    const keep = () => {
      this.saving.basedOn(there.version);
      this.saving.changed();
      editor.view.focus();
    };
    const mine = { title: this.title?.value, doc: editor.view.state.doc, keep };
    const other = { title: there.title, doc, keep: () => this.takeOther(there, doc) };
    this.saving.stopped = true;
    this.show("conflict");
    this.question = conflictPanel(editor.words, mine, other);
    editor.frame.prepend(this.question);
    this.question.focus();
  }

  /**
   * @param {import("./texts.js").Text} there
   * @param {import("prosemirror-model").Node|null} doc its text
   */
  takeOther({ title, version }, doc) {
    this.buffer.clear();
    if (doc) {
      this.saving.basedOn(version);
      if (this.title && title !== undefined) {
        this.title.value = title;
        this.title.dispatchEvent(new Event("input", { bubbles: true }));
      }
      this.editor.replace(doc);
      this.editor.view.focus();
    } else {
      location.reload();
    }
  }

  /** @param {import("./saving.js").State} state */
  show(state) {
    const words = this.editor.words[state === "conflict" ? "not_saved" : state];
    if (this.shown !== state && ["on_device", "signed_out", "not_saved"].includes(state)) {
      this.editor.announce(words);
    }
    this.shown = state;
    this.editor.dispatchEvent(new CustomEvent("hub-save-state", { bubbles: true, detail: { state, words } }));
  }
}
