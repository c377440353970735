/** From a document to the stored form: HTML in the closed vocabulary, without anything that only the editor needs. */

import { Fragment } from "prosemirror-model";

import { schema } from "./schema.js";
import { LongMarksFirst } from "./serializer.js";

const serializer = LongMarksFirst.of(schema);

/** What a page adds to show media; stored HTML keeps ids only. */
const SHOWING = ["src", "href", "width", "height"];

/**
 * How each block stood in the text that was opened. A document's nodes never change, they are replaced: a block that is
 * still the same node was not touched, and goes back letter for letter.
 *
 * @type {WeakMap<import("prosemirror-model").Node, string>}
 */
const asOpened = new WeakMap();

/**
 * @param {import("prosemirror-model").Node} block
 * @param {Element} piece the block in the text that was opened
 */
export function remember(block, piece) {
  const copy = /** @type {Element} */ (piece.cloneNode(true));
  for (const shown of copy.querySelectorAll("[data-media]")) {
    SHOWING.forEach((name) => shown.removeAttribute(name));
  }
  asOpened.set(block, copy.outerHTML);
}

/**
 * @param {import("prosemirror-model").Node} doc
 * @returns {string} the stored form; "" when nothing is written
 */
export function store(doc) {
  const blocks = [];
  doc.forEach((block) => blocks.push(asOpened.get(block) ?? htmlOf(block)));
  return blocks.filter(Boolean).join("\n");
}

/** @param {import("prosemirror-model").Node} block */
function htmlOf(block) {
  const holder = document.implementation.createHTMLDocument("").createElement("div");
  holder.append(stored(Fragment.from(block)));
  return holder.innerHTML;
}

/**
 * @param {import("prosemirror-model").Fragment} content
 * @returns {DocumentFragment}
 */
export function stored(content) {
  const page = document.implementation.createHTMLDocument("");
  const fragment = /** @type {DocumentFragment} */ (serializer.serializeFragment(content, { document: page }));
  for (const piece of fragment.querySelectorAll("[data-media]")) {
    SHOWING.forEach((name) => piece.removeAttribute(name));
  }
  for (const caption of fragment.querySelectorAll("figcaption:empty, p[data-caption]:empty")) {
    caption.remove();
  }
  for (const block of fragment.querySelectorAll("div[data-table]")) {
    restoreTable(block, page);
  }
  for (const holder of fragment.querySelectorAll("li, td, th, blockquote, details")) {
    restoreBareText(holder);
  }
  for (const paragraph of fragment.querySelectorAll("p[data-form]")) {
    paragraph.removeAttribute("data-form");
  }
  for (const pre of fragment.querySelectorAll("pre")) {
    keepFirstLine(pre);
  }
  for (const piece of fragment.querySelectorAll("div[data-locked]")) {
    const template = page.createElement("template");
    template.innerHTML = piece.getAttribute("data-locked");
    piece.replaceWith(template.content);
  }
  for (const paragraph of [...fragment.children]) {
    if (paragraph.matches("p:empty")) {
      paragraph.remove();
    }
  }
  return fragment;
}

/**
 * Two paragraphs in one list item or cell need their elements; one alone stands bare, unless it was loaded otherwise.
 *
 * @param {Element} holder
 */
function restoreBareText(holder) {
  const children = [...holder.children];
  const paragraphs = children.filter((child) => child.nodeName === "P");
  const alone = paragraphs.length === 1 && paragraphs[0] === children[0] && /^(LI|TD|TH)$/.test(holder.nodeName);
  const bare = paragraphs.filter((p) => {
    const form = p.getAttribute("data-form") ?? "";
    return !p.lang && !p.dir && (form === "bare" || (form === "" && alone));
  });
  const touching = bare.some((p) => bare.includes(/** @type {HTMLElement} */ (p.nextElementSibling)));
  for (const p of touching ? [] : bare) {
    p.replaceWith(...p.childNodes);
  }
}

/**
 * @param {Element} block
 * @param {Document} page
 */
function restoreTable(block, page) {
  const table = block.querySelector("table");
  const caption = block.querySelector("p[data-caption]");
  const rows = [...table.rows];
  const head = rows.findIndex((row) => row.getAttribute("data-section") !== "thead");
  const headEnd = head === -1 ? rows.length : head;
  const foot = rows.findLastIndex((row) => row.getAttribute("data-section") !== "tfoot") + 1;
  const footStart = Math.max(foot, headEnd);
  table.replaceChildren();
  if (caption) {
    const line = table.createCaption();
    for (const { name, value } of caption.attributes) {
      if (name !== "data-caption") {
        line.setAttribute(name, value);
      }
    }
    line.append(...caption.childNodes);
  }
  const sections = { thead: rows.slice(0, headEnd), tbody: rows.slice(headEnd, footStart), tfoot: rows.slice(footStart) };
  for (const [name, members] of Object.entries(sections)) {
    if (members.length) {
      const section = page.createElement(name);
      section.append(...members);
      table.append(section);
    }
  }
  rows.forEach((row) => row.removeAttribute("data-section"));
  block.replaceWith(table);
}

/**
 * Reading HTML drops a line break right after `<pre>`: one more keeps the one that was meant.
 *
 * @param {HTMLPreElement} pre
 */
function keepFirstLine(pre) {
  if (pre.firstChild?.nodeType === Node.TEXT_NODE && pre.firstChild.textContent.startsWith("\n")) {
    pre.prepend("\n");
  }
}
