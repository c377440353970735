/** What the tools and keys do to the document, beyond ProseMirror's own commands. */

import { lift, setBlockType, wrapIn } from "prosemirror-commands";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { AllSelection, Selection, TextSelection } from "prosemirror-state";

import { schema } from "./schema.js";

/** @typedef {import("prosemirror-state").Command} Command */
/** @typedef {import("prosemirror-state").EditorState} EditorState */
/** @typedef {import("prosemirror-model").NodeType} NodeType */

/**
 * Where the selection begins, inside the first block when everything is chosen.
 *
 * @param {EditorState} state
 */
function beginning({ selection, doc }) {
  return selection instanceof AllSelection ? Selection.atStart(doc).$from : selection.$from;
}

/**
 * The nearest surrounding node of one of these types.
 *
 * @param {EditorState} state
 * @param {...string} names
 * @returns {{node: import("prosemirror-model").Node, pos: number}|null}
 */
export function around(state, ...names) {
  const { node } = /** @type {import("prosemirror-state").NodeSelection} */ (state.selection);
  const $from = beginning(state);
  if (node && names.includes(node.type.name)) {
    return { node, pos: $from.pos };
  }
  for (let depth = $from.depth; depth > 0; depth--) {
    if (names.includes($from.node(depth).type.name)) {
      return { node: $from.node(depth), pos: $from.before(depth) };
    }
  }
  return null;
}

/**
 * @param {EditorState} state
 * @param {import("prosemirror-model").MarkType} type
 */
export function hasMark(state, type) {
  const { from, $from, to, empty } = state.selection;
  return empty
    ? Boolean(type.isInSet(state.storedMarks ?? $from.marks()))
    : state.doc.rangeHasMark(from, to, type);
}

/** Whether lines and spaces count in it: a poem, a block of code. @param {import("prosemirror-model").Node} node */
export const isLines = (node) => node.type.whitespace === "pre";

/**
 * To this kind of block, or back to a paragraph; of a poem or a block of code only the chosen lines go back.
 *
 * @param {NodeType} type
 * @param {Record<string, any>} [attrs]
 * @returns {Command}
 */
export function toggleBlock(type, attrs = {}) {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    if (!isBlock(state, type, attrs)) {
      return setBlockType(type, attrs)(state, dispatch);
    } else if (isLines($from.parent) && $from.sameParent($to)) {
      const tr = partAroundLines(state.tr);
      const { from, to } = tr.selection;
      dispatch?.(tr.setBlockType(from, to, schema.nodes.paragraph).scrollIntoView());
      return true;
    } else {
      return setBlockType(schema.nodes.paragraph)(state, dispatch);
    }
  };
}

/**
 * The lines above the chosen ones, and those below, become blocks of their own.
 *
 * @param {import("prosemirror-state").Transaction} tr the selection is within one block
 */
function partAroundLines(tr) {
  const { $from, $to, anchor, head } = tr.selection;
  /** @type {number[]} */
  const ends = [];
  $from.parent.forEach(({ text = "" }, offset) => {
    [...text.matchAll(/\n/g)].forEach(({ index }) => ends.push($from.start() + offset + index));
  });
  const below = ends.find((end) => end >= $to.pos);
  const above = ends.findLast((end) => end < $from.pos);
  if (below !== undefined) {
    tr.delete(below, below + 1).split(below);
    tr.setSelection(TextSelection.create(tr.doc, anchor, head));
  }
  return above === undefined ? tr : tr.delete(above, above + 1).split(above);
}

/**
 * @param {EditorState} state
 * @param {NodeType} type
 * @param {Record<string, any>} [attrs]
 */
export function isBlock(state, type, attrs = {}) {
  const { parent } = beginning(state);
  return parent.type === type && Object.entries(attrs).every(([name, value]) => parent.attrs[name] === value);
}

/**
 * A command that lifts cannot do so when everything is chosen: there it gets all the words instead.
 *
 * @param {Command} command
 * @returns {Command}
 */
function onWords(command) {
  return (state, dispatch) => {
    if (state.selection instanceof AllSelection) {
      const words = TextSelection.between(Selection.atStart(state.doc).$from, Selection.atEnd(state.doc).$to);
      return command(state.apply(state.tr.setSelection(words)), dispatch);
    } else {
      return command(state, dispatch);
    }
  };
}

/** @type {Command} */
export const toggleQuote = onWords((state, dispatch) =>
  around(state, "blockquote") ? lift(state, dispatch) : wrapIn(schema.nodes.blockquote)(state, dispatch),
);

/**
 * @param {NodeType} type
 * @returns {Command}
 */
export function toggleList(type) {
  return onWords((state, dispatch) => {
    const list = around(state, "bullet_list", "ordered_list");
    if (!list) {
      return wrapInList(type)(state, dispatch);
    } else if (list.node.type === type) {
      return liftListItem(schema.nodes.list_item)(state, dispatch);
    } else {
      dispatch?.(state.tr.setNodeMarkup(list.pos, type));
      return true;
    }
  });
}

/** @param {EditorState} state */
export const isRightToLeft = (state) => beginning(state).parent.attrs.dir === "rtl";

/** @type {Command} */
export const toggleDirection = (state, dispatch) => {
  const $from = beginning(state);
  const { parent } = $from;
  if (!parent.isTextblock || !("dir" in parent.attrs)) {
    return false;
  }
  const dir = parent.attrs.dir === "rtl" ? null : "rtl";
  dispatch?.(state.tr.setNodeAttribute($from.before(), "dir", dir));
  return true;
};

/**
 * Where a thing goes that stands between blocks: before the empty paragraph with the cursor, or after the block.
 *
 * @param {EditorState} state
 */
export function placeForThing(state) {
  const { $from, to } = state.selection;
  if ($from.depth === 0) {
    return to;
  }
  const block = $from.node(1);
  const empty = block.type === schema.nodes.paragraph && block.content.size === 0;
  return empty ? $from.before(1) : $from.after(1);
}

/**
 * Puts a thing between blocks and sees to it that one can write on below.
 *
 * @param {import("prosemirror-state").Transaction} tr
 * @param {number} pos
 * @param {import("prosemirror-model").Node} thing
 */
export function putThing(tr, pos, thing) {
  tr.insert(pos, thing);
  const after = pos + thing.nodeSize;
  if (!tr.doc.resolve(after).nodeAfter?.isTextblock) {
    tr.insert(after, schema.nodes.paragraph.create());
  }
  return tr;
}

/**
 * @param {import("prosemirror-model").Node} thing
 * @param {boolean} [inside] the cursor goes into the thing, not below it
 * @returns {Command}
 */
export function insertThing(thing, inside = false) {
  return (state, dispatch) => {
    if (dispatch) {
      const pos = placeForThing(state);
      const tr = putThing(state.tr, pos, thing);
      const goal = tr.doc.resolve(inside ? pos + 1 : pos + thing.nodeSize);
      dispatch(tr.setSelection(Selection.near(goal)).scrollIntoView());
    }
    return true;
  };
}
