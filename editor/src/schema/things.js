/** Everything that is not words: pictures, sound, films, files, galleries, embeds, lines, and pieces kept as they are. */

import { spoken, spokenIn, written } from "./attributes.js";

/** @typedef {import("prosemirror-model").NodeSpec} NodeSpec */

/** Which element of a figure shows which kind of media. */
const KINDS = { IMG: "image", AUDIO: "audio", VIDEO: "video", A: "file" };
const TAGS = { image: "img", audio: "audio", video: "video", file: "a" };

/** @param {Element} figure */
function readFigure(figure) {
  const shown = figure.querySelector("[data-media]");
  const kind = shown && KINDS[shown.nodeName];
  if (!kind) {
    return false;
  }
  return {
    kind,
    media: shown.getAttribute("data-media"),
    alt: shown.getAttribute("alt"),
    src: shown.getAttribute("src") ?? shown.getAttribute("href"),
    width: shown.getAttribute("width"),
    height: shown.getAttribute("height"),
    name: kind === "file" ? shown.textContent : null,
    ...spokenIn(figure),
  };
}

/** @param {Record<string, any>} attrs */
function shownElement({ kind, media, alt, src, width, height, name }) {
  const file = kind === "file";
  const attributes = written({}, { "data-media": media, alt, [file ? "href" : "src"]: src, width, height });
  return file ? [TAGS[kind], attributes, name ?? ""] : [TAGS[kind], attributes];
}

/** @param {Element} figure */
function captionOf(figure) {
  return figure.querySelector("figcaption") ?? figure.ownerDocument.createElement("figcaption");
}

/** @param {Element} figure */
function readEmbed(figure) {
  const link = figure.querySelector("a");
  return {
    provider: figure.getAttribute("data-embed"),
    id: figure.getAttribute("data-id"),
    title: figure.getAttribute("data-title"),
    href: link?.getAttribute("href") ?? null,
    label: link?.textContent ?? "",
    ...spokenIn(figure),
  };
}

/**
 * The markup of a ruby word with nothing but its own elements, whatever a clipboard claims.
 *
 * @param {Node} node
 * @param {Document} page
 */
export function plainRuby(node, page) {
  const copy = page.createElement(node.nodeName);
  const { lang, dir } = spokenIn(/** @type {Element} */ (node));
  Object.entries(written({ lang, dir })).forEach(([name, value]) => copy.setAttribute(name, value));
  for (const child of node.childNodes) {
    const kept = /^(RUBY|RB|RT|RP|SPAN|STRONG|EM)$/.test(child.nodeName);
    copy.append(kept ? plainRuby(child, page) : (child.textContent ?? ""));
  }
  return copy;
}

/** @param {string} html the inside of a ruby element */
function rubyElement(html) {
  const template = document.createElement("template");
  template.innerHTML = `<ruby>${html}</ruby>`;
  return plainRuby(template.content.firstElementChild, document);
}

/** @type {Record<string, NodeSpec>} */
export const thingNodes = {
  figure: {
    group: "block",
    content: "inline*",
    isolating: true,
    draggable: true,
    attrs: {
      kind: { default: "image" },
      ...Object.fromEntries(
        ["media", "alt", "src", "width", "height", "name"].map((name) => [name, { default: null }]),
      ),
      ...spoken,
    },
    parseDOM: [{ tag: "figure", getAttrs: readFigure, contentElement: captionOf }],
    toDOM: (node) => ["figure", written(node.attrs), shownElement(node.attrs), ["figcaption", 0]],
  },
  gallery: {
    group: "block",
    content: "figure+",
    isolating: true,
    attrs: spoken,
    parseDOM: [{ tag: "div[data-gallery]", getAttrs: spokenIn }],
    toDOM: (node) => ["div", written(node.attrs, { "data-gallery": "" }), 0],
  },
  embed: {
    group: "block",
    content: "inline*",
    isolating: true,
    draggable: true,
    attrs: {
      provider: { default: null },
      id: { default: null },
      title: { default: null },
      href: { default: null },
      label: { default: "" },
      ...spoken,
    },
    parseDOM: [{ tag: "figure[data-embed]", priority: 60, getAttrs: readEmbed, contentElement: captionOf }],
    toDOM: ({ attrs }) => [
      "figure",
      written(attrs, { "data-embed": attrs.provider, "data-id": attrs.id, "data-title": attrs.title }),
      ["a", written({}, { href: attrs.href }), attrs.label],
      ["figcaption", 0],
    ],
  },
  horizontal_rule: {
    group: "block",
    attrs: { more: { default: false } },
    parseDOM: [{ tag: "hr", getAttrs: (hr) => ({ more: hr.hasAttribute("data-more") }) }],
    toDOM: (node) => ["hr", node.attrs.more ? { "data-more": "" } : {}],
  },
  locked: {
    group: "block",
    atom: true,
    draggable: true,
    attrs: { html: {} },
    parseDOM: [{ tag: "div[data-locked]", getAttrs: (div) => ({ html: div.getAttribute("data-locked") }) }],
    toDOM: (node) => ["div", { "data-locked": node.attrs.html }],
  },
  hard_break: {
    group: "inline",
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
  ruby: {
    group: "inline",
    inline: true,
    atom: true,
    attrs: { html: {}, ...spoken },
    parseDOM: [
      {
        tag: "ruby",
        getAttrs: (ruby) => ({ html: plainRuby(ruby, document).innerHTML, ...spokenIn(ruby) }),
      },
    ],
    toDOM: (node) => {
      const ruby = rubyElement(node.attrs.html);
      Object.entries(written(node.attrs)).forEach(([name, value]) => ruby.setAttribute(name, value));
      return ruby;
    },
  },
};
