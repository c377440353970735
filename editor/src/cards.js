/** How things look while one writes: pictures with their question, files, embeds, fold-outs, pieces kept as they are. */

import { Selection } from "prosemirror-state";

import { icon, make } from "./elements.js";

/** @typedef {import("prosemirror-model").Node} Node */
/** @typedef {import("prosemirror-view").EditorView} EditorView */
/** @typedef {{words: import("./words.js").Words, icons: string|null, announce: (sentence: string) => void, tellAbout: ((id: string) => void)|null, found: Set<string>}} Surroundings */

/**
 * @param {Surroundings} around
 * @returns {Record<string, import("prosemirror-view").NodeViewConstructor>}
 */
export function cards(around) {
  return {
    figure: (node, view, place) => new FigureCard(node, view, place, around),
    embed: (node, view, place) => new FigureCard(node, view, place, around),
    locked: (node, view, place) => new LockedCard(node, view, place, around),
    details: () => holder("editor-fold"),
    summary: () => holder("editor-fold__title"),
    gallery: () => holder("editor-gallery"),
    table_block: () => holder("editor-table"),
  };
}

/** @param {string} name */
function holder(name) {
  const dom = make("div", { class: name });
  return { dom, contentDOM: dom };
}

class Card {
  /**
   * @param {Node} node
   * @param {EditorView} view
   * @param {() => number|undefined} place
   * @param {Surroundings} around
   */
  constructor(node, view, place, around) {
    this.node = node;
    this.view = view;
    this.place = place;
    this.around = around;
  }

  /** @returns {HTMLButtonElement} */
  removeButton() {
    const { words, icons } = this.around;
    const button = make(
      "button",
      { type: "button", class: "editor-card__remove", title: words.remove },
      icon(icons, "trash-bold"),
      make("span", { class: icons ? "visually-hidden" : null }, words.remove),
    );
    button.addEventListener("click", () => this.remove());
    return button;
  }

  remove() {
    const pos = this.place();
    if (pos !== undefined) {
      this.view.dispatch(this.view.state.tr.delete(pos, pos + this.node.nodeSize));
      this.view.focus();
      this.around.announce(this.around.words.removed);
    }
  }

  /** @param {Event} event */
  stopEvent(event) {
    return /** @type {Element} */ (event.target).closest(".editor-card__tools, audio, video") !== null;
  }
}

class FigureCard extends Card {
  constructor(node, view, place, around) {
    super(node, view, place, around);
    const kind = node.attrs.kind ?? "embed";
    this.caption = make("figcaption", { class: "editor-card__caption", "data-hint": around.words.caption });
    this.tools = make("div", { class: "editor-card__tools", contenteditable: "false" });
    this.shown = shownMedia(node, around.icons);
    this.shown.setAttribute("contenteditable", "false");
    if (kind === "image") {
      this.tools.append(this.question());
    }
    if (around.tellAbout && node.attrs.media) {
      this.tools.append(...this.creditWord(), this.aboutButton());
    }
    this.tools.append(this.removeButton());
    this.dom = make("figure", { class: `editor-card editor-card--${kind}` }, this.shown, this.tools, this.caption);
    this.contentDOM = this.caption;
    this.mark();
  }

  aboutButton() {
    const { words, icons, tellAbout } = this.around;
    const look = { type: "button", class: "button button--small button--outline editor-card__about" };
    const button = make("button", look, icon(icons, "user-bold"), make("span", {}, words.about));
    button.addEventListener("click", () => {
      const { media } = this.node.attrs;
      this.around.found.delete(media);
      this.tools.querySelector(".editor-card__credit")?.remove();
      tellAbout(media);
    });
    return button;
  }

  /** A gentle word on what was found somewhere, until somebody looks who made it. @returns {HTMLElement[]} */
  creditWord() {
    const { words, found } = this.around;
    return found.has(this.node.attrs.media) ? [make("p", { class: "editor-card__credit" }, words.credit)] : [];
  }

  question() {
    const { words, icons } = this.around;
    this.alt = make("input", { type: "text", class: "editor-card__alt", autocomplete: "off", maxlength: "1000" });
    this.alt.value = this.node.attrs.alt ?? "";
    this.alt.addEventListener("change", (event) => this.keepAlt(event.isTrusted));
    this.alt.addEventListener("keydown", (event) => this.altKey(event));
    const kept = make("span", { class: "editor-card__kept" }, icon(icons, "check-bold"));
    return make("label", { class: "editor-card__question" }, make("span", {}, words.alt), this.alt, kept);
  }

  /** @param {KeyboardEvent} event */
  altKey(event) {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.keepAlt(true);
      const { tr } = this.view.state;
      this.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve((this.place() ?? 0) + 1))));
      this.view.focus();
    }
  }

  /** @param {boolean} aloud say that it is kept: not while the form saves in the middle of typing */
  keepAlt(aloud) {
    const pos = this.place();
    const alt = this.alt.value.trim();
    if (pos !== undefined && alt !== (this.node.attrs.alt ?? "")) {
      this.view.dispatch(this.view.state.tr.setNodeAttribute(pos, "alt", alt));
      if (aloud) {
        this.around.announce(this.around.words.alt_kept);
      }
    }
  }

  /** @param {Node} node */
  update(node) {
    const { kind, media, id } = this.node.attrs;
    if (node.type !== this.node.type || node.attrs.kind !== kind || node.attrs.media !== media || node.attrs.id !== id) {
      return false;
    }
    this.node = node;
    if (this.alt && this.alt !== document.activeElement) {
      this.alt.value = node.attrs.alt ?? "";
    }
    this.mark();
    return true;
  }

  mark() {
    this.caption.classList.toggle("is-empty", this.node.content.size === 0);
    this.dom.classList.toggle("is-described", Boolean(this.node.attrs.alt));
    if (this.node.attrs.kind === "image") {
      this.shown.setAttribute("alt", this.node.attrs.alt ?? "");
    }
  }

  /** @param {any} mutation */
  ignoreMutation(mutation) {
    return mutation.type === "selection" ? false : !this.caption.contains(mutation.target);
  }
}

/**
 * @param {Node} node
 * @param {string|null} icons
 * @returns {HTMLElement}
 */
function shownMedia(node, icons) {
  const { kind, src, width, height, name, label, title } = node.attrs;
  if (kind === "image") {
    return make("img", { src, width, height, draggable: "false" });
  } else if (kind === "audio") {
    return make("audio", { src, controls: "", preload: "none" });
  } else if (kind === "video") {
    return make("video", { src, width, height, controls: "", preload: "metadata" });
  } else {
    const sign = icon(icons, kind === "file" ? "file-bold" : "video-camera-bold");
    return make("p", { class: "editor-card__name" }, sign, make("span", {}, name ?? (title || label)));
  }
}

class LockedCard extends Card {
  constructor(node, view, place, around) {
    super(node, view, place, around);
    const template = document.createElement("template");
    template.innerHTML = node.attrs.html;
    const text = (template.content.textContent ?? "").replace(/\s+/g, " ").trim();
    this.dom = make(
      "div",
      { class: "editor-card editor-card--locked" },
      make("p", { class: "editor-card__name" }, icon(around.icons, "lock-simple-bold"), make("span", {}, around.words.kept)),
      make("p", { class: "editor-card__text" }, text),
      make("div", { class: "editor-card__tools" }, this.removeButton()),
    );
  }

  ignoreMutation() {
    return true;
  }
}
