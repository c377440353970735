/** Plain text: an empty line begins a paragraph, a single line break stays one. */

import { schema } from "./schema.js";

const { nodes } = schema;

/** More than one empty line says no more than one. @param {string} text */
export const evenLines = (text) => text.replace(/\r\n?/g, "\n").replace(/\n{3,}/g, "\n\n");

/**
 * @param {string} text
 * @param {readonly import("prosemirror-model").Mark[]} [held] how its words look
 */
export function paragraphsOf(text, held = []) {
  return evenLines(text)
    .split("\n\n")
    .map((part) => nodes.paragraph.create(null, lines(part, held)));
}

/**
 * @param {string} part
 * @param {readonly import("prosemirror-model").Mark[]} held
 */
function lines(part, held) {
  return part
    .split("\n")
    .flatMap((line, index) => [
      ...(index ? [nodes.hard_break.create()] : []),
      ...(line ? [schema.text(line, held)] : []),
    ]);
}
