/**
 * From the stored form (HTML in the closed vocabulary) to a document. What the editor cannot hold without loss
 * becomes a locked piece that keeps its source.
 */

import { DOMParser, Fragment } from "prosemirror-model";

import { schema } from "./schema.js";
import { signature } from "./signature.js";
import { remember, stored } from "./store.js";

const WORDS = new Set(
  "#text A ABBR BR CITE CODE EM KBD MARK Q RUBY S SPAN STRONG SUB SUP IMG AUDIO VIDEO".split(" "),
);
const HOLDERS = "li, td, th, blockquote, details";
const parser = DOMParser.fromSchema(schema);

/**
 * @param {DocumentFragment} content the stored form; is not changed
 * @returns {import("prosemirror-model").Node}
 */
export function load(content) {
  const page = document.implementation.createHTMLDocument("");
  const copy = page.importNode(content, true);
  gatherLooseText(copy, page, false);
  const blocks = [...copy.children].flatMap((piece) => blocksOf(piece, page));
  return schema.node("doc", null, blocks.length ? blocks : [schema.node("paragraph")]);
}

/**
 * Changes stored HTML, in place, into the shape that the schema reads: text standing loose gets a paragraph, tables
 * lose their sections and captions (see schema/tables.js).
 *
 * @param {DocumentFragment|Element} root
 * @param {Document} page
 * @param {{fresh: boolean}} options fresh: pasted, so how paragraphs stood in lists and cells is not remembered
 */
export function prepare(root, page, { fresh }) {
  for (const holder of root.querySelectorAll(HOLDERS)) {
    gatherLooseText(holder, page, !fresh);
  }
  for (const table of root.querySelectorAll("table")) {
    flattenTable(table, page);
  }
  for (const pause of root.querySelectorAll("pre br")) {
    pause.replaceWith("\n");
  }
}

/** @param {Element} piece one block of the stored form */
function blocksOf(piece, page) {
  if (isEmptyParagraph(piece)) {
    return [];
  }
  const holder = page.createElement("div");
  holder.append(piece.cloneNode(true));
  prepare(holder, page, { fresh: false });
  const content = parser.parse(holder).content;
  if (signature([...stored(content).childNodes]) === signature([piece])) {
    const blocks = childrenOf(content);
    if (blocks.length === 1) {
      remember(blocks[0], piece);
    }
    return blocks;
  } else {
    return [schema.node("locked", { html: piece.outerHTML })];
  }
}

/** @param {Fragment} content */
function childrenOf(content) {
  return Array.from({ length: content.childCount }, (_, index) => content.child(index));
}

/** @param {Element} piece */
function isEmptyParagraph(piece) {
  return piece.nodeName === "P" && !piece.firstElementChild && !piece.textContent.trim();
}

/**
 * Puts each run of text that stands beside blocks, or directly in a list item or cell, into a paragraph.
 *
 * @param {ParentNode & Node} holder
 * @param {Document} page
 * @param {boolean} remember mark which paragraphs stood bare and which did not
 */
function gatherLooseText(holder, page, remember) {
  let run = [];
  const close = () => {
    if (run.some((node) => node.nodeType === Node.ELEMENT_NODE || node.textContent.trim())) {
      const paragraph = page.createElement("p");
      run[0].before(paragraph);
      paragraph.append(...run);
      if (remember) {
        paragraph.setAttribute("data-form", "bare");
      }
    }
    run = [];
  };
  for (const node of [...holder.childNodes]) {
    if (WORDS.has(node.nodeName)) {
      run.push(node);
    } else {
      close();
      if (remember && node.nodeName === "P" && /^(LI|TD|TH)$/.test(holder.nodeName)) {
        node.setAttribute("data-form", "block");
      }
    }
  }
  close();
}

/**
 * @param {HTMLTableElement} table
 * @param {Document} page
 */
function flattenTable(table, page) {
  const block = page.createElement("div");
  block.setAttribute("data-table", "");
  table.before(block);
  const caption = table.caption;
  if (caption) {
    const line = page.createElement("p");
    line.setAttribute("data-caption", "");
    for (const { name, value } of caption.attributes) {
      line.setAttribute(name, value);
    }
    line.append(...caption.childNodes);
    block.append(line);
    caption.remove();
  }
  for (const row of table.rows) {
    row.setAttribute("data-section", row.parentElement.localName);
  }
  block.append(table);
}
