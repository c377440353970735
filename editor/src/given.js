/** What a page hands to the editor inside its element, as JSON: `{{ value|json_script:"editor-words" }}` and the like. */

/**
 * @param {Element} element
 * @param {string} name "words", "document" or "other"
 * @returns {any} null when the page gives none
 */
export function given(element, name) {
  const script = element.querySelector(`script[data-${name}], script#editor-${name}`);
  return script ? JSON.parse(script.textContent ?? "null") : null;
}

/**
 * The text to begin with, in the stored form: `<template data-document>` or, as a JSON string, `editor-document`.
 *
 * @param {Element} element
 * @returns {DocumentFragment}
 */
export function givenDocument(element) {
  const template = /** @type {HTMLTemplateElement|null} */ (element.querySelector("template[data-document]"));
  return template?.content ?? fragmentOf(given(element, "document") ?? "");
}

/**
 * @param {string} html
 * @returns {DocumentFragment} inert: nothing in it loads or runs
 */
export function fragmentOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
