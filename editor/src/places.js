/** Where pictures stood among pasted words: between the blocks that the words are parted into. */

import { MARK } from "./pictures.js";
import { schema } from "./schema.js";

/** @typedef {import("prosemirror-state").Transaction} Transaction */

/**
 * Takes the marks of pictures out of what was just put in.
 *
 * @param {Transaction} tr
 * @param {number} from what was put in begins here
 * @param {number} to and ends there
 * @returns {number[]} where each picture goes, in their order
 */
export function placesOfPictures(tr, from, to) {
  return marksIn(tr.doc, from, to).reduceRight((places, mark) => {
    const before = tr.steps.length;
    const place = makeRoom(tr, mark);
    return [place, ...places.map((one) => tr.mapping.slice(before).map(one))];
  }, /** @type {number[]} */ ([]));
}

/**
 * @param {import("prosemirror-model").Node} doc
 * @param {number} from
 * @param {number} to
 */
function marksIn(doc, from, to) {
  const found = [];
  doc.nodesBetween(from, to, (node, pos) => {
    [...(node.text ?? "").matchAll(new RegExp(MARK, "g"))].forEach(({ index }) => found.push(pos + index));
  });
  return found.filter((mark) => mark >= from && mark < to);
}

/**
 * Amid a paragraph it is parted in two. Lists, tables and captions stay whole; the picture comes below them.
 *
 * @param {Transaction} tr
 * @param {number} mark
 */
function makeRoom(tr, mark) {
  const $mark = tr.delete(mark, mark + 1).doc.resolve(mark);
  const empty = emptied($mark);
  if (empty) {
    const pos = $mark.before(empty);
    return tr.delete(pos, $mark.after(empty)).doc.resolve(pos).depth ? tr.doc.resolve(pos).after(1) : pos;
  } else if ($mark.depth > 1 || $mark.parent.type.spec.isolating) {
    return $mark.after(1);
  } else {
    return part(tr, withoutSpace(tr, $mark));
  }
}

/**
 * What held nothing but the picture goes: its paragraph, its item, its list. The last line stays, to write on.
 *
 * @param {import("prosemirror-model").ResolvedPos} $mark
 * @returns {number} depth of what is to go; 0 when nothing is
 */
function emptied($mark) {
  const { parent } = $mark;
  let depth = parent.content.size || parent.type.spec.isolating ? 0 : $mark.depth;
  while (depth > 1 && $mark.node(depth - 1).childCount === 1 && !$mark.node(depth - 1).type.spec.isolating) {
    depth -= 1;
  }
  const index = depth && $mark.index(depth - 1);
  const last = depth === 1 && index === $mark.doc.childCount - 1;
  return depth && !last && $mark.node(depth - 1).canReplace(index, index + 1) ? depth : 0;
}

/**
 * @param {Transaction} tr
 * @param {number} pos in a block of words
 * @returns {number} before the block, behind it, or between its two parts
 */
function part(tr, pos) {
  const $pos = tr.doc.resolve(pos);
  if ($pos.parentOffset === 0) {
    return $pos.before(1);
  } else if ($pos.parentOffset === $pos.parent.content.size) {
    return $pos.after(1);
  } else {
    tr.split(pos);
    return pos + 1;
  }
}

/**
 * Spaces and line ends beside the picture say nothing any more.
 *
 * @param {Transaction} tr
 * @param {import("prosemirror-model").ResolvedPos} $pos
 * @returns {number} where it is then
 */
function withoutSpace(tr, { parent, parentOffset, pos }) {
  const said = (leaf) => (leaf.type === schema.nodes.hard_break ? "\n" : MARK);
  const left = parent.textBetween(0, parentOffset, null, said);
  const right = parent.textBetween(parentOffset, parent.content.size, null, said);
  const begin = pos - left.length + left.trimEnd().length;
  const end = pos + right.length - right.trimStart().length;
  if (begin < end) {
    tr.delete(begin, end);
  }
  return begin;
}
