/** Two people, or two windows, wrote at once: both texts side by side, and the writer says which one stays. */

import { DOMSerializer } from "prosemirror-model";

import { make } from "./elements.js";
import { schema } from "./schema.js";

/**
 * @typedef {Object} Side
 * @property {string} [title]
 * @property {import("prosemirror-model").Node|null} doc its text, when it is known
 * @property {() => void} keep what happens when it stays
 */

/**
 * @param {import("./words.js").Words} words
 * @param {Side} mine
 * @param {Side} other
 * @returns {HTMLElement} it goes when one is chosen
 */
export function conflictPanel(words, mine, other) {
  const choose = (side) => {
    panel.remove();
    side.keep();
  };
  const panel = make(
    "section",
    { class: "editor-conflict", tabindex: "-1", "aria-labelledby": "editor-question" },
    make("p", { class: "editor-conflict__question", id: "editor-question" }, words.conflict),
    make(
      "div",
      { class: "editor-conflict__both" },
      column(words.conflict_mine, mine, answer(words.keep_mine, "button", () => choose(mine))),
      column(words.conflict_other, other, answer(words.keep_other, "button button--outline", () => choose(other))),
    ),
  );
  return panel;
}

/**
 * @param {string} label whose it is
 * @param {Side} side
 * @param {HTMLElement} button
 */
function column(label, { title, doc }, button) {
  const text = make("div", { class: "editor-conflict__text prose", tabindex: "0", role: "group", "aria-label": label });
  if (title) {
    text.append(make("h3", {}, title));
  }
  if (doc) {
    text.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  }
  return make("div", { class: "editor-conflict__side" }, make("h2", { class: "label__title" }, label), text, button);
}

/**
 * @param {string} label
 * @param {string} look
 * @param {() => void} then
 */
function answer(label, look, then) {
  const button = make("button", { type: "button", class: look }, label);
  button.addEventListener("click", then);
  return button;
}
