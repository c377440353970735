/** Galleries from pictures that stand together, and tables. */

import { deleteColumn, deleteRow } from "prosemirror-tables";

import { around } from "./commands.js";
import { schema } from "./schema.js";

/** @typedef {import("prosemirror-state").Command} Command */

/** @param {import("prosemirror-model").Node|null|undefined} node */
const isPicture = (node) => node?.type === schema.nodes.figure && node.attrs.kind === "image";

/** The pictures around the chosen one become a gallery; a gallery becomes single pictures. @type {Command} */
export const toggleGallery = (state, dispatch) => {
  const gallery = around(state, "gallery");
  if (gallery) {
    dispatch?.(state.tr.replaceWith(gallery.pos, gallery.pos + gallery.node.nodeSize, gallery.node.content));
    return true;
  }
  const here = around(state, "figure");
  if (!here || !isPicture(here.node)) {
    return false;
  }
  const $here = state.doc.resolve(here.pos);
  const { parent } = $here;
  let first = $here.index();
  let last = first;
  let from = here.pos;
  let to = here.pos + here.node.nodeSize;
  while (first > 0 && isPicture(parent.child(first - 1))) {
    first -= 1;
    from -= parent.child(first).nodeSize;
  }
  while (last + 1 < parent.childCount && isPicture(parent.child(last + 1))) {
    last += 1;
    to += parent.child(last).nodeSize;
  }
  if (first === last) {
    return false;
  }
  const pictures = state.doc.slice(from, to).content;
  dispatch?.(state.tr.replaceWith(from, to, schema.nodes.gallery.create(null, pictures)));
  return true;
};

/** A table to begin with: a heading row and two more, three columns wide. */
export function newTable() {
  const { table_block, table, table_row, table_header, table_cell } = schema.nodes;
  const row = (section, type, attrs = {}) =>
    table_row.create(
      { section },
      Array.from({ length: 3 }, () => type.createAndFill(attrs)),
    );
  const rows = [row("thead", table_header, { scope: "col" }), row("tbody", table_cell), row("tbody", table_cell)];
  return table_block.create(null, table.create(null, rows));
}

/** @type {Command} */
export const removeTable = (state, dispatch) => {
  const block = around(state, "table_block");
  if (!block) {
    return false;
  }
  dispatch?.(state.tr.delete(block.pos, block.pos + block.node.nodeSize).scrollIntoView());
  return true;
};

/** The last row takes the table with it. @type {Command} */
export const removeRow = (state, dispatch) => {
  const table = around(state, "table");
  return table?.node.childCount === 1 ? removeTable(state, dispatch) : deleteRow(state, dispatch);
};

/** The last column takes the table with it. @type {Command} */
export const removeColumn = (state, dispatch) => {
  const row = around(state, "table_row");
  return row?.node.childCount === 1 ? removeTable(state, dispatch) : deleteColumn(state, dispatch);
};

/** @type {Command} */
export const toggleTableTitle = (state, dispatch) => {
  const block = around(state, "table_block");
  if (!block) {
    return false;
  }
  const first = block.node.firstChild;
  const tr = state.tr;
  if (first?.type === schema.nodes.table_caption) {
    tr.delete(block.pos + 1, block.pos + 1 + first.nodeSize);
  } else {
    tr.insert(block.pos + 1, schema.nodes.table_caption.create());
  }
  dispatch?.(tr);
  return true;
};

/** The first row becomes a heading row, or an ordinary one again. @type {Command} */
export const toggleHeadingRow = (state, dispatch) => {
  const table = around(state, "table");
  if (!table) {
    return false;
  }
  const { table_header, table_cell } = schema.nodes;
  const row = table.node.child(0);
  const head = row.attrs.section === "thead";
  const tr = state.tr.setNodeAttribute(table.pos + 1, "section", head ? "tbody" : "thead");
  row.forEach((cell, offset) => {
    const attrs = { ...cell.attrs, scope: head ? null : "col" };
    tr.setNodeMarkup(table.pos + 2 + offset, head ? table_cell : table_header, attrs);
  });
  dispatch?.(tr);
  return true;
};
