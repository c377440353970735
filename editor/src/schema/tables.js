/**
 * Tables. ProseMirror wants rows directly inside a table, so in the editor a caption stands before it in a wrapping
 * block and each row remembers its section; load.js and store.js turn that into the stored form and back.
 */

import { spoken, spokenIn, written } from "./attributes.js";

/** @typedef {import("prosemirror-model").NodeSpec} NodeSpec */

/** @type {Record<string, import("prosemirror-model").AttributeSpec>} */
const cellAttributes = {
  colspan: { default: 1 },
  rowspan: { default: 1 },
  colwidth: { default: null },
  scope: { default: null },
  ...spoken,
};

/**
 * @param {string} tag
 * @param {string} role
 * @returns {NodeSpec}
 */
function cell(tag, role) {
  return {
    content: "block+",
    attrs: cellAttributes,
    tableRole: role,
    isolating: true,
    parseDOM: [{ tag, getAttrs: readCell }],
    toDOM: (node) => [tag, written(node.attrs, writtenSpans(node.attrs)), 0],
  };
}

/** @param {HTMLElement} element */
function readCell(element) {
  const span = (name) => Math.max(1, Number.parseInt(element.getAttribute(name) ?? "1", 10) || 1);
  const scope = element.getAttribute("scope");
  return { colspan: span("colspan"), rowspan: span("rowspan"), scope, ...spokenIn(element) };
}

/** @param {Record<string, any>} attrs */
function writtenSpans({ colspan, rowspan, scope }) {
  return { colspan: colspan === 1 ? null : colspan, rowspan: rowspan === 1 ? null : rowspan, scope };
}

/** @type {Record<string, NodeSpec>} */
export const tableNodes = {
  table_block: {
    group: "block",
    content: "table_caption? table",
    isolating: true,
    parseDOM: [{ tag: "div[data-table]" }],
    toDOM: () => ["div", { "data-table": "" }, 0],
  },
  table_caption: {
    content: "inline*",
    isolating: true,
    attrs: spoken,
    parseDOM: [{ tag: "p[data-caption]", priority: 60, getAttrs: spokenIn }],
    toDOM: (node) => ["p", written(node.attrs, { "data-caption": "" }), 0],
  },
  table: {
    content: "table_row+",
    tableRole: "table",
    isolating: true,
    selectable: false,
    attrs: spoken,
    parseDOM: [{ tag: "table", getAttrs: spokenIn }],
    toDOM: (node) => ["table", written(node.attrs), ["tbody", 0]],
  },
  table_row: {
    content: "(table_cell | table_header)*",
    tableRole: "row",
    attrs: { section: { default: "tbody" }, ...spoken },
    parseDOM: [
      { tag: "tr", getAttrs: (tr) => ({ section: tr.getAttribute("data-section") ?? "tbody", ...spokenIn(tr) }) },
    ],
    toDOM: (node) => ["tr", written(node.attrs, { "data-section": node.attrs.section }), 0],
  },
  table_cell: cell("td", "cell"),
  table_header: cell("th", "header_cell"),
};
