/** The pictures inside pasted HTML: those that came with it are files; those that stand elsewhere are only counted. */

import { inert } from "./inert.js";

const DATA = /^data:image\/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/;
/** Stands among pasted words where a picture stood, until that is brought in. */
export const MARK = "\uFFFC";
/** What chats draw in the place of a letter of its own, such as a smile or a flag. */
const SIGN = /^(?:\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200D\uFE0F]*|\p{Regional_Indicator}{2})$/u;
/** Smaller ones are there to count readers, or to make space. */
const DOT = 3;

/**
 * @param {string} html as the clipboard has it; nothing in it loads
 * @returns {{files: File[], elsewhere: number}}
 */
export function picturesIn(html) {
  if (!html.includes("<img") || html.includes("data-pm-slice")) {
    return { files: [], elsewhere: 0 };
  }
  const template = document.createElement("template");
  template.innerHTML = inert(html);
  spellSigns(template.content);
  const sources = seen(template.content).map((img) => img.getAttribute("src"));
  const files = sources.map(fileOf).filter((file) => file !== null);
  return { files, elsewhere: sources.length - files.length };
}

/** Puts a mark in the place of each picture that came along. @param {Element} body is changed */
export function markPictures(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.textContent = walker.currentNode.textContent.replaceAll(MARK, "");
  }
  for (const img of seen(body)) {
    DATA.test(img.getAttribute("src")) && img.replaceWith(MARK);
  }
}

/** Drawn letters are letters again. @param {ParentNode} page is changed */
export function spellSigns(page) {
  for (const img of page.querySelectorAll("img[alt]")) {
    SIGN.test(img.alt.trim()) && img.replaceWith(img.alt.trim());
  }
}

/** @param {ParentNode} page */
function seen(page) {
  const large = (img) => !["width", "height"].some((side) => Number(img.getAttribute(side) ?? DOT) < DOT);
  return [...page.querySelectorAll("img[src]")].filter(large);
}

/**
 * @param {string|null} source
 * @param {number} index
 * @returns {File|null}
 */
function fileOf(source, index) {
  const [, kind, data] = DATA.exec(source ?? "") ?? [];
  try {
    const bytes = data && Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    return bytes ? new File([bytes], `picture-${index + 1}.${kind}`, { type: `image/${kind}` }) : null;
  } catch {
    return null;
  }
}
