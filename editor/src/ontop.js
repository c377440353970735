/** The tile "The first picture" of the form shows it, as soon as it is in the text. */

import { make } from "./elements.js";

/** @param {import("prosemirror-model").Node} doc */
export function firstPicture(doc) {
  let src = "";
  doc.descendants((node) => {
    src ||= node.attrs.kind === "image" ? (node.attrs.src ?? "") : "";
    return !src;
  });
  return src;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} src "" when there is none
 */
export function showOnTop(form, src) {
  const sign = form.querySelector('[name="picture"][value="first"]')?.nextElementSibling;
  if (src && sign && sign.getAttribute("src") !== src) {
    sign.replaceWith(make("img", { class: "pick__picture", src, alt: "" }));
  }
}
