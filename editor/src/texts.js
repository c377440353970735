/** Comparing a text and its title with another: which are one and the same. */

/** @typedef {{html?: string, title?: string, version?: number|string}} Text */

/**
 * Whether two are one text under one title; the server makes one space of several in a title.
 *
 * @param {Text} one
 * @param {Text} other where no title is known, none is compared
 */
export function isSame(one, other) {
  const titles = [one.title, other.title].map((title) => title?.split(/\s+/).filter(Boolean).join(" "));
  return one.html === other.html && (titles.includes(undefined) || titles[0] === titles[1]);
}

/**
 * @param {Record<string, any>} fields of the form, by name
 * @param {string} field the name of the one that holds the text
 * @returns {Text}
 */
export const textOf = (fields, field) => ({ html: fields[field], title: fields.title });
