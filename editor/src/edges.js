/** What Enter, Backspace, the arrow down and a tap do at the edges of captions, titles, poems and code. */

import { NodeSelection, Selection, TextSelection } from "prosemirror-state";

import { filmAt } from "./addresses.js";
import { around, isLines } from "./commands.js";
import { schema } from "./schema.js";

/** @typedef {import("prosemirror-state").Command} Command */

/** Enter inside a caption, a fold-out's title or an embed goes on below, as on a picked picture of a gallery. @type {Command} */
export const leaveCaption = (state, dispatch) => {
  const here = around(state, "figure", "embed", "summary", "table_caption");
  if (!here || (state.selection instanceof NodeSelection && !around(state, "gallery"))) {
    return false;
  }
  const after = here.pos + here.node.nodeSize;
  const { nodeAfter } = state.doc.resolve(after);
  const tr = state.tr;
  if (!nodeAfter?.isTextblock && !nodeAfter?.type.spec.tableRole) {
    const holder = around(state, "gallery");
    const place = holder ? holder.pos + holder.node.nodeSize : after;
    beginParagraph(tr, place);
  } else {
    tr.setSelection(Selection.near(tr.doc.resolve(after + 1)));
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

/**
 * Enter in a poem or in code makes a line. A second one at the end of a poem leaves it; code, in which an empty line may
 * stand between others, is left by a third.
 *
 * @type {Command}
 */
export const lineInVerse = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!isLines($from.parent)) {
    return false;
  }
  const atEnd = empty && $from.parentOffset === $from.parent.content.size;
  const left = $from.parent.type === schema.nodes.code_block ? "\n\n" : "\n";
  if (atEnd && $from.parent.textContent.endsWith(left)) {
    const tr = state.tr.delete($from.pos - left.length, $from.pos);
    beginParagraph(tr, tr.mapping.map($from.after()));
    dispatch?.(tr.scrollIntoView());
  } else {
    dispatch?.(state.tr.insertText("\n").scrollIntoView());
  }
  return true;
};

/** The arrow down leads out of a poem or code that ends the text. @type {Command} */
export const goBelowLines = (_state, dispatch, view) => {
  if (!dispatch || !view || !meetsCursorInLines(view)) {
    return false;
  }
  const { doc, selection, tr } = view.state;
  const below = selection.$head.after();
  if (!view.endOfTextblock("down") || Selection.findFrom(doc.resolve(below), 1)) {
    return false;
  }
  dispatch(beginParagraph(tr, below).scrollIntoView());
  return true;
};

/**
 * Whether the cursor is in a poem or code. The browser tells where an arrow moved it only with its next picture; keys that
 * are pressed quickly come sooner, so that it is asked.
 *
 * @param {import("prosemirror-view").EditorView} view
 */
function meetsCursorInLines(view) {
  const { focusNode, focusOffset, isCollapsed } = document.getSelection() ?? {};
  if (!isCollapsed || !focusNode || !view.dom.contains(focusNode)) {
    return false;
  }
  const $cursor = view.state.doc.resolve(view.posAtDOM(focusNode, focusOffset));
  if (!isLines($cursor.parent)) {
    return false;
  }
  const cursor = new TextSelection($cursor);
  if (!cursor.eq(view.state.selection)) {
    view.dispatch(view.state.tr.setSelection(cursor));
  }
  return true;
}

/** One can go on below these with Enter. */
const GOES_ON = new Set(["paragraph", "heading", "bullet_list", "ordered_list"]);

/**
 * A tap on the empty paper below code, a table or a thing begins a paragraph there.
 *
 * @param {import("prosemirror-view").EditorView} view
 * @param {MouseEvent} event
 */
export function tapBelow(view, event) {
  const { doc, tr } = view.state;
  const isBelow = event.target === view.dom && event.clientY > view.dom.lastElementChild.getBoundingClientRect().bottom;
  if (!isBelow || GOES_ON.has(doc.lastChild?.type.name ?? "")) {
    return false;
  }
  view.dispatch(beginParagraph(tr, doc.content.size).scrollIntoView());
  view.focus();
  return true;
}

/**
 * @param {import("prosemirror-state").Transaction} tr
 * @param {number} pos between blocks; the cursor goes there
 */
function beginParagraph(tr, pos) {
  tr.insert(pos, schema.nodes.paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1));
}

/** Enter after the address of a film that stands alone shows the film; undo brings the address back. @type {Command} */
export const filmAlone = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const alone = empty && $from.depth === 1 && $from.parent.type === schema.nodes.paragraph;
  const film = alone && $from.parentOffset === $from.parent.content.size ? filmAt($from.parent.textContent) : null;
  if (film) {
    const below = schema.nodes.paragraph.create();
    const tr = state.tr.replaceWith($from.before(), $from.after(), [schema.nodes.embed.create(film), below]);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map($from.after()) - 1)).scrollIntoView());
  }
  return Boolean(film);
};

/** Backspace in front of a caption picks the whole thing instead of doing nothing. @type {Command} */
export const pickThing = (state, dispatch) => {
  const here = around(state, "figure", "embed");
  const { $from, empty } = state.selection;
  if (!here || !empty || $from.parentOffset > 0) {
    return false;
  }
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, here.pos)));
  return true;
};

/**
 * A click on what a figure shows picks the figure.
 *
 * @param {import("prosemirror-view").EditorView} view
 * @param {number} _pos
 * @param {import("prosemirror-model").Node} node
 * @param {number} nodePos
 * @param {MouseEvent} event
 */
export function pickByClick(view, _pos, node, nodePos, event) {
  const isShown = /** @type {Element} */ (event.target).parentElement === view.nodeDOM(nodePos);
  if (!isThing(node) || !isShown || /** @type {Element} */ (event.target).matches("figcaption")) {
    return false;
  }
  view.focus();
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePos)));
  return true;
}

/** @param {import("prosemirror-model").Node} node */
const isThing = (node) => node.type === schema.nodes.figure || node.type === schema.nodes.embed;

/**
 * Words typed on a picked picture, file or rule go below it, and below its gallery; only Backspace and its own button
 * take it away.
 *
 * @param {import("prosemirror-view").EditorView} view
 * @returns {boolean} whether the cursor stands in a paragraph below now
 */
export function goBelowThing(view) {
  const { doc, selection, tr } = view.state;
  const picked = selection instanceof NodeSelection && selection.node.isBlock;
  if (!picked || (selection.$from.depth > 0 && !isThing(selection.node))) {
    return false;
  }
  const below = selection.$to.parent.type === schema.nodes.gallery ? selection.$to.after() : selection.to;
  if (doc.resolve(below).nodeAfter?.type !== schema.nodes.paragraph) {
    tr.insert(below, schema.nodes.paragraph.create());
  }
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, below + 1)));
  return true;
}
