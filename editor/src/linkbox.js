/** The small panel that asks where a link goes. */

import { filmAt, linkGoal } from "./addresses.js";
import { insertThing } from "./commands.js";
import { make } from "./elements.js";
import { schema } from "./schema.js";

const { link } = schema.marks;

export class LinkBox {
  /**
   * @param {import("./words.js").Words} words
   * @param {(sentence: string) => void} announce
   */
  constructor(words, announce) {
    this.words = words;
    this.announce = announce;
    this.address = make("input", {
      type: "text",
      class: "editor-link__address",
      inputmode: "url",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
    });
    this.wrong = make("p", { class: "editor-link__wrong", hidden: "" }, words.link_wrong);
    this.remove = this.button(words.link_remove, () => this.takeAway());
    const put = this.button(words.link_put, () => this.put());
    const close = this.button(words.link_close, () => this.close());
    this.dom = make(
      "div",
      { class: "editor-link", role: "group", "aria-label": words.link, hidden: "" },
      make("label", {}, make("span", {}, words.link_address), this.address),
      this.wrong,
      make("div", { class: "editor-link__buttons" }, put, this.remove, close),
    );
    this.dom.addEventListener("keydown", (event) => this.key(event));
  }

  /** @param {import("prosemirror-view").EditorView} view */
  open(view) {
    this.view = view;
    this.range = linkRange(view.state);
    this.address.value = this.range.mark?.attrs.href ?? "";
    this.remove.hidden = !this.range.mark;
    this.wrong.hidden = true;
    this.dom.hidden = false;
    this.address.focus();
  }

  close() {
    this.dom.hidden = true;
    this.view.focus();
  }

  put() {
    const href = linkGoal(this.address.value);
    this.wrong.hidden = href !== null;
    if (href === null) {
      this.announce(this.words.link_wrong);
      this.address.focus();
      return;
    }
    const { from, to } = this.range;
    const { state } = this.view;
    const film = from === to ? filmAt(href) : null;
    if (film) {
      insertThing(schema.nodes.embed.create(film))(state, this.view.dispatch);
      this.announce(this.words.added_video);
      this.close();
      return;
    }
    const mark = link.create({ href });
    const tr = state.tr;
    if (from === to) {
      tr.insert(from, schema.text(this.address.value.trim(), [mark]));
    } else {
      tr.removeMark(from, to, link).addMark(from, to, mark);
    }
    this.view.dispatch(tr.scrollIntoView());
    this.announce(this.words.link_added);
    this.close();
  }

  takeAway() {
    this.view.dispatch(this.view.state.tr.removeMark(this.range.from, this.range.to, link));
    this.announce(this.words.link_removed);
    this.close();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && event.target === this.address && !event.isComposing) {
      event.preventDefault();
      this.put();
    }
  }

  /**
   * @param {string} label
   * @param {() => void} run
   */
  button(label, run) {
    const button = make("button", { type: "button", class: "button button--small" }, label);
    button.addEventListener("click", run);
    return button;
  }
}

/**
 * What a link would cover: the selection, or the whole link around the cursor.
 *
 * @param {import("prosemirror-state").EditorState} state
 * @returns {{from: number, to: number, mark: import("prosemirror-model").Mark|null}}
 */
function linkRange(state) {
  const { from, to, empty, $from } = state.selection;
  /** @type {import("prosemirror-model").Mark|null} */
  let mark = link.isInSet($from.marks()) ?? null;
  state.doc.nodesBetween(from, empty ? Math.min(to + 1, $from.end()) : to, (node) => {
    mark ??= link.isInSet(node.marks) ?? null;
  });
  if (!empty || !mark) {
    return { from, to, mark };
  }
  /** @type {{from: number, to: number}[]} */
  const ranges = [];
  $from.parent.forEach((child, offset) => {
    const start = $from.start() + offset;
    const last = ranges.at(-1);
    if (mark.isInSet(child.marks) && last?.to === start) {
      last.to = start + child.nodeSize;
    } else if (mark.isInSet(child.marks)) {
      ranges.push({ from: start, to: start + child.nodeSize });
    }
  });
  const found = ranges.find((range) => range.from <= from && from <= range.to);
  return { from, to, ...found, mark };
}
