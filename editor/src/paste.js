/** Cleaning what comes from the clipboard before ProseMirror reads it. */

import { inert } from "./inert.js";
import { prepare } from "./load.js";
import { markPictures, spellSigns } from "./pictures.js";
import { listsFromWord } from "./word-lists.js";

const RENAMED = { B: "strong", I: "em", DEL: "s", STRIKE: "s", H1: "h2", H5: "h4", H6: "h4", DT: "p", DD: "p" };
const CONTROLS = "br.Apple-interchange-newline, input, button, select, textarea, canvas, dialog, form > label, area, map, progress, meter, picture";
const KEPT = new Set(
  "href alt start colspan rowspan scope lang dir data-media data-entry data-fragment data-gallery data-embed data-id data-title data-more".split(
    " ",
  ),
);
const STYLED = {
  strong: /font-weight\s*:\s*(?:bold|[6-9]00)/i,
  em: /font-style\s*:\s*(?:italic|oblique)/i,
  s: /text-decoration[^;]*:[^;]*line-through/i,
  sup: /vertical-align\s*:\s*super/i,
  sub: /vertical-align\s*:\s*sub/i,
};

/**
 * @param {string} html as the clipboard has it
 * @param {boolean} [marking] leave a mark where a picture stood that came along
 * @returns {string} words and structure only; the editor's own copies come back untouched
 */
export function cleanPaste(html, marking = false) {
  if (html.includes("data-pm-slice")) {
    return html;
  }
  const page = document.implementation.createHTMLDocument("");
  page.body.innerHTML = inert(html);
  const body = page.body;
  spellSigns(body);
  marking && markPictures(body);
  listsFromWord(body, page);
  for (const wrapper of body.querySelectorAll('b[id^="docs-internal-guid"], b[data-pasted-style*="normal"]')) {
    wrapper.replaceWith(...wrapper.childNodes);
  }
  readStyles(body, page);
  rename(body, page);
  dropForeign(body);
  for (const element of body.querySelectorAll("*")) {
    tidyAttributes(element);
  }
  dropEmpty(body);
  prepare(body, page, { fresh: true });
  return body.innerHTML;
}

/** Bold and italic that a document writes as styles of spans. */
function readStyles(body, page) {
  for (const element of body.querySelectorAll("span[data-pasted-style], font[data-pasted-style], a[data-pasted-style]")) {
    const style = element.getAttribute("data-pasted-style");
    for (const [tag, pattern] of Object.entries(STYLED)) {
      if (pattern.test(style)) {
        const mark = page.createElement(tag);
        mark.append(...element.childNodes);
        element.append(mark);
      }
    }
  }
}

/** To the vocabulary's own names; a heading needs no bold of its own. */
function rename(body, page) {
  for (const element of body.querySelectorAll(Object.keys(RENAMED).join(","))) {
    const other = page.createElement(RENAMED[element.nodeName]);
    for (const { name, value } of element.attributes) {
      other.setAttribute(name, value);
    }
    other.append(...element.childNodes);
    element.replaceWith(other);
  }
  for (const strong of body.querySelectorAll(":is(h2, h3, h4) strong")) {
    strong.replaceWith(...strong.childNodes);
  }
}

/** Pictures, films and sounds of other places are never shown from there; controls are not words. */
function dropForeign(body) {
  const media = ":is(img, audio, video)";
  for (const element of body.querySelectorAll(`${media}:not(figure > [data-media]), ${CONTROLS}`)) {
    element.nodeName === "PICTURE" ? element.replaceWith(...element.childNodes) : element.remove();
  }
  for (const figure of body.querySelectorAll("figure:not([data-embed]):not(:has(> [data-media]))")) {
    figure.replaceWith(...figure.childNodes);
  }
}

/** @param {Element} element */
function tidyAttributes(element) {
  const root = document.documentElement;
  const own = (root.lang || "en").split("-")[0].toLowerCase();
  for (const { name, value } of [...element.attributes]) {
    const saysNothing =
      (name === "lang" && value.split("-")[0].toLowerCase() === own) ||
      (name === "dir" && value.toLowerCase() === (root.dir || "ltr")) ||
      (name === "href" && !/^(?:https?:|mailto:)/i.test(value));
    const verse = name === "class" && element.nodeName === "PRE" && value === "verse";
    const shown = name === "src" && element.hasAttribute("data-media") && value.startsWith("/");
    if (saysNothing || !(KEPT.has(name) || verse || shown || (name === "title" && element.nodeName === "ABBR"))) {
      element.removeAttribute(name);
    }
  }
}

/** Empty paragraphs are how documents make space; breaks between blocks as well. */
function dropEmpty(body) {
  for (const pause of body.querySelectorAll("br")) {
    const beside = [pause.previousElementSibling, pause.nextElementSibling];
    const between = beside.some((other) => other && /^(P|H[2-4]|UL|OL|TABLE|BLOCKQUOTE|PRE|DIV)$/.test(other.nodeName));
    if (between && pause.closest("p, li, td, th, pre, h2, h3, h4") === null) {
      pause.remove();
    }
  }
  for (const block of body.querySelectorAll("p, h2, h3, h4")) {
    if (!block.textContent.trim() && !block.querySelector("[data-media]")) {
      block.remove();
    }
  }
}
