/** Blocks of words: paragraphs, headings, lists, quotes, verse and code. */

import { spoken, spokenIn, written } from "./attributes.js";

/** @typedef {import("prosemirror-model").NodeSpec} NodeSpec */

/**
 * A block that is one element and nothing more.
 *
 * @param {string} tag
 * @param {NodeSpec} spec
 * @returns {NodeSpec}
 */
function plain(tag, spec) {
  return {
    ...spec,
    attrs: spoken,
    parseDOM: [{ tag, getAttrs: spokenIn }],
    toDOM: (node) => [tag, written(node.attrs), 0],
  };
}

/**
 * `form` remembers how a paragraph stood inside a list item, cell or quote: "bare" without an element of its own,
 * "block" with one, "" not decided (written in this editor). See store.js.
 *
 * @type {NodeSpec}
 */
const paragraph = {
  group: "block",
  content: "inline*",
  attrs: { form: { default: "" }, ...spoken },
  parseDOM: [{ tag: "p", getAttrs: (p) => ({ form: p.getAttribute("data-form") ?? "", ...spokenIn(p) }) }],
  toDOM: (node) => ["p", written(node.attrs, { "data-form": node.attrs.form || null }), 0],
};

/** @type {NodeSpec} */
const heading = {
  group: "block",
  content: "inline*",
  defining: true,
  attrs: { level: { default: 2 }, ...spoken },
  parseDOM: [2, 3, 4].map((level) => ({ tag: `h${level}`, getAttrs: (h) => ({ level, ...spokenIn(h) }) })),
  toDOM: (node) => [`h${node.attrs.level}`, written(node.attrs), 0],
};

/** @type {NodeSpec} */
const orderedList = {
  group: "block list",
  content: "list_item+",
  attrs: { start: { default: null }, ...spoken },
  parseDOM: [{ tag: "ol", getAttrs: (ol) => ({ start: ol.getAttribute("start"), ...spokenIn(ol) }) }],
  toDOM: (node) => ["ol", written(node.attrs, { start: node.attrs.start }), 0],
};

/**
 * Text whose lines and spaces count. A poem has `verse`.
 *
 * @type {NodeSpec}
 */
const preformatted = {
  group: "block",
  content: "(text | ruby)*",
  whitespace: "pre",
  defining: true,
  attrs: { verse: { default: false }, ...spoken },
  parseDOM: [
    {
      tag: "pre",
      preserveWhitespace: "full",
      getAttrs: (pre) => ({ verse: pre.classList.contains("verse"), ...spokenIn(pre) }),
    },
  ],
  toDOM: (node) => ["pre", written(node.attrs, { class: node.attrs.verse ? "verse" : null }), 0],
};

/** @type {NodeSpec} */
const codeBlock = {
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  whitespace: "pre",
  defining: true,
  attrs: spoken,
  parseDOM: [
    {
      tag: "pre",
      priority: 60,
      preserveWhitespace: "full",
      getAttrs: (pre) => (isCode(pre) ? spokenIn(pre) : false),
    },
  ],
  toDOM: (node) => ["pre", written(node.attrs), ["code", 0]],
};

/** @param {Element} pre */
function isCode(pre) {
  return pre.childNodes.length === 1 && pre.firstElementChild?.nodeName === "CODE";
}

/** @type {Record<string, NodeSpec>} */
export const textNodes = {
  paragraph,
  heading,
  bullet_list: plain("ul", { group: "block list", content: "list_item+" }),
  ordered_list: orderedList,
  list_item: plain("li", { content: "block+", defining: true }),
  blockquote: plain("blockquote", { group: "block", content: "block+", defining: true }),
  preformatted,
  code_block: codeBlock,
  details: plain("details", { group: "block", content: "summary block*", isolating: true }),
  summary: plain("summary", { content: "inline*", defining: true, isolating: true }),
};
