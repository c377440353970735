/** Two people, or two windows, wrote at once: both texts in view, and the writer says which one stays. */

import { DOMSerializer } from "prosemirror-model";

import { make } from "./elements.js";
import { schema } from "./schema.js";

/**
 * @param {import("./words.js").Words} words
 * @param {{title?: string, doc: import("prosemirror-model").Node|null}} other its text, when it is known
 * @param {{mine: () => void, other: () => void}} choose
 * @returns {HTMLElement}
 */
export function conflictPanel(words, { title, doc }, choose) {
  const panel = make(
    "section",
    { class: "editor-conflict", tabindex: "-1", "aria-label": words.conflict },
    make("p", { class: "editor-conflict__question" }, words.conflict),
  );
  if (doc) {
    const other = make("div", { class: "editor-conflict__other" });
    if (title) {
      other.append(make("h2", {}, title));
    }
    other.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    panel.append(make("details", {}, make("summary", {}, words.conflict_other), other));
  }
  const answer = (label, then) => {
    const button = make("button", { type: "button", class: "button" }, label);
    button.addEventListener("click", () => {
      panel.remove();
      then();
    });
    return button;
  };
  panel.append(
    answer(words.keep_mine, choose.mine),
    answer(words.keep_other, choose.other),
  );
  return panel;
}
