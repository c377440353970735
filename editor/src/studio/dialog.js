/** A dialog over the page, with a heading and a way out; Escape closes it too. */

import { icon, make } from "../elements.js";

/**
 * @param {{words: Record<string, string>, icons: string|null}} around
 * @param {string} name for its looks
 * @param {string} title
 * @param {...Node} parts
 * @returns {HTMLDialogElement} open; takes itself away when it is closed
 */
export function openDialog({ words, icons }, name, title, ...parts) {
  const close = button(icons, "x-bold", words.link_close, "studio__close");
  const heading = make("h2", { id: `studio-${name}` }, title);
  const head = make("header", { class: "studio__head" }, heading, close);
  const dialog = make("dialog", { class: `studio studio--${name}`, "aria-labelledby": heading.id }, head, ...parts);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * @param {string|null} icons
 * @param {string} sign
 * @param {string} words
 * @param {string} [look]
 * @returns {HTMLButtonElement}
 */
export function button(icons, sign, words, look = "") {
  return make(
    "button",
    { type: "button", class: `button button--outline ${look}`.trim() },
    icon(icons, sign),
    make("span", {}, words),
  );
}
