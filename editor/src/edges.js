/** What Enter and Backspace do at the edges of captions, titles and poems. */

import { NodeSelection, Selection, TextSelection } from "prosemirror-state";

import { filmAt } from "./addresses.js";
import { around } from "./commands.js";
import { schema } from "./schema.js";

/** @typedef {import("prosemirror-state").Command} Command */

/** Enter inside a caption, a fold-out's title or an embed goes on below. @type {Command} */
export const leaveCaption = (state, dispatch) => {
  const here = around(state, "figure", "embed", "summary", "table_caption");
  if (!here || state.selection instanceof NodeSelection) {
    return false;
  }
  const after = here.pos + here.node.nodeSize;
  const { nodeAfter } = state.doc.resolve(after);
  const tr = state.tr;
  if (!nodeAfter?.isTextblock && !nodeAfter?.type.spec.tableRole) {
    const holder = around(state, "gallery");
    const place = holder ? holder.pos + holder.node.nodeSize : after;
    tr.insert(place, schema.nodes.paragraph.create());
    tr.setSelection(TextSelection.create(tr.doc, place + 1));
  } else {
    tr.setSelection(Selection.near(tr.doc.resolve(after + 1)));
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Enter in a poem makes a line; a second one at its end leaves the poem. @type {Command} */
export const lineInVerse = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if ($from.parent.type !== schema.nodes.preformatted) {
    return false;
  }
  const atEnd = empty && $from.parentOffset === $from.parent.content.size;
  if (atEnd && $from.parent.textContent.endsWith("\n")) {
    const tr = state.tr.delete($from.pos - 1, $from.pos);
    const after = tr.mapping.map($from.after());
    tr.insert(after, schema.nodes.paragraph.create());
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  } else {
    dispatch?.(state.tr.insertText("\n").scrollIntoView());
  }
  return true;
};

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
 * Words typed on a picked picture, file or rule go below it; only Backspace and its own button take it away.
 *
 * @param {import("prosemirror-view").EditorView} view
 * @returns {boolean} whether the cursor stands in a paragraph below now
 */
export function goBelowThing(view) {
  const { state } = view;
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock || selection.$from.depth > 0) {
    return false;
  }
  const tr = state.tr;
  if (state.doc.resolve(selection.to).nodeAfter?.type !== schema.nodes.paragraph) {
    tr.insert(selection.to, schema.nodes.paragraph.create());
  }
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1)));
  return true;
}
