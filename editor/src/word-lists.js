/** Word copies a list as paragraphs with `mso-list` in their style and a drawn bullet: made into real lists here. */

const ITEM = 'p[data-pasted-style*="mso-list:l"], p[data-pasted-style*="mso-list: l"]';
const MARKER = '[data-pasted-style*="mso-list:Ignore"], [data-pasted-style*="mso-list: Ignore"]';

/**
 * @param {Element} body styles are renamed already; changed in place
 * @param {Document} page
 */
export function listsFromWord(body, page) {
  /** @type {{list: Element, level: number}[]} open lists, outermost first */
  let open = [];
  /** @type {Element|null} */
  let last = null;
  for (const paragraph of body.querySelectorAll(ITEM)) {
    const follows = last !== null && paragraph.previousElementSibling === open[0]?.list;
    if (!follows) {
      open = [];
    }
    const { level, ordered } = readItem(paragraph);
    open = open.filter((list) => list.level <= level);
    if (open.at(-1)?.level !== level) {
      open.push({ list: startList(page, ordered, open.at(-1)?.list ?? null, paragraph), level });
    }
    last = page.createElement("li");
    last.append(...paragraph.childNodes);
    open.at(-1)?.list.append(last);
    paragraph.remove();
  }
}

/** @param {Element} paragraph */
function readItem(paragraph) {
  const style = paragraph.getAttribute("data-pasted-style") ?? "";
  const marker = paragraph.querySelector(MARKER);
  const drawn = (marker?.textContent ?? "").trim();
  marker?.remove();
  return { level: Number(/level(\d+)/.exec(style)?.[1] ?? 1), ordered: /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(drawn) };
}

/**
 * @param {Document} page
 * @param {boolean} ordered
 * @param {Element|null} outer the list to stand in
 * @param {Element} paragraph the first item, still a paragraph
 */
function startList(page, ordered, outer, paragraph) {
  const list = page.createElement(ordered ? "ol" : "ul");
  if (outer) {
    (outer.lastElementChild ?? outer).append(list);
  } else {
    paragraph.before(list);
  }
  return list;
}
