/** What can be done to words inside a line. The order here is the order of nesting, outermost first. */

import { spoken, spokenIn, written } from "./attributes.js";

/** @typedef {import("prosemirror-model").MarkSpec} MarkSpec */

const LINK = { href: "href", media: "data-media", entry: "data-entry", fragment: "data-fragment" };

/** Addresses with another scheme (or a script) are no links. */
const SAFE = /^(?:https?:|mailto:|tel:|(?![a-z][a-z0-9+.-]*:))/i;

/** @param {Element} a */
function readLink(a) {
  const read = Object.fromEntries(Object.entries(LINK).map(([name, attribute]) => [name, a.getAttribute(attribute)]));
  if (read.media || read.entry) {
    read.href = null;
  }
  const leads = read.media || read.entry || (read.href && SAFE.test(read.href.trim()));
  return leads ? { ...read, ...spokenIn(a) } : false;
}

/** @param {Record<string, any>} attrs */
function writtenLink(attrs) {
  return written(
    attrs,
    Object.fromEntries(Object.entries(LINK).map(([name, attribute]) => [attribute, attrs[name]])),
  );
}

/**
 * @param {string} tag
 * @param {MarkSpec} [spec]
 * @returns {MarkSpec}
 */
function plain(tag, spec = {}) {
  return {
    ...spec,
    attrs: spoken,
    parseDOM: [{ tag, getAttrs: spokenIn }],
    toDOM: (mark) => [tag, written(mark.attrs), 0],
  };
}

/** @type {Record<string, MarkSpec>} */
export const marks = {
  link: {
    inclusive: false,
    attrs: {
      href: { default: null },
      media: { default: null },
      entry: { default: null },
      fragment: { default: null },
      ...spoken,
    },
    parseDOM: [{ tag: "a", getAttrs: readLink }],
    toDOM: (mark) => ["a", writtenLink(mark.attrs), 0],
  },
  span: {
    attrs: spoken,
    excludes: "",
    parseDOM: [{ tag: "span", getAttrs: (span) => (span.lang || span.dir ? spokenIn(span) : false) }],
    toDOM: (mark) => ["span", written(mark.attrs), 0],
  },
  abbr: {
    attrs: { title: { default: null }, ...spoken },
    parseDOM: [{ tag: "abbr", getAttrs: (abbr) => ({ title: abbr.getAttribute("title"), ...spokenIn(abbr) }) }],
    toDOM: (mark) => ["abbr", written(mark.attrs, { title: mark.attrs.title }), 0],
  },
  q: plain("q"),
  cite: plain("cite"),
  mark: plain("mark"),
  strong: plain("strong"),
  em: plain("em"),
  s: plain("s"),
  sub: plain("sub", { excludes: "sub sup" }),
  sup: plain("sup", { excludes: "sub sup" }),
  kbd: plain("kbd"),
  code: plain("code", { code: true }),
};
