/** The attributes that every part of the vocabulary may carry, read and written in one place. */

/** @type {Record<string, import("prosemirror-model").AttributeSpec>} */
export const spoken = { lang: { default: null }, dir: { default: null } };

/**
 * @param {Element} element
 * @returns {{lang: string|null, dir: string|null}}
 */
export function spokenIn(element) {
  return { lang: element.getAttribute("lang"), dir: element.getAttribute("dir") };
}

/**
 * Attributes for toDOM: those without a value are left out.
 *
 * @param {Record<string, any>} attrs attributes of a node or mark
 * @param {Record<string, any>} [more] further attributes of the element
 */
export function written(attrs, more = {}) {
  const all = { ...more, lang: attrs.lang, dir: attrs.dir };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
}
