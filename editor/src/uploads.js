/**
 * Files come in: from the tools, the clipboard or by dropping. A placeholder stands in their place until they are here.
 *
 * The address takes `file` and `csrfmiddlewaretoken` by POST and answers in JSON: 201 {"id", "kind", "src", "width",
 * "height", "name"} with kind image, audio, video or file; anything else {"error": "plain words"}.
 */

import { Plugin, PluginKey, Selection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { placeForThing, putThing } from "./commands.js";
import { make } from "./elements.js";
import { schema } from "./schema.js";
import { smaller } from "./smaller.js";
import { naming } from "./words.js";

/** @typedef {import("prosemirror-view").EditorView} EditorView */

/** Bytes that are sent as a whole; more go in parts. */
const WHOLE = 512 * 1024;
/** Pictures that every browser shows at once. */
const SHOWN = /^image\/(?:jpeg|png|gif|webp)$/;
const STOPPED = new Error("stopped");

/** @type {PluginKey<DecorationSet>} */
const key = new PluginKey("uploads");

/** Shows the placeholders. They are no part of the document: undo and saving do not see them. */
export function placeholders() {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, shown) {
        const moved = shown.map(tr.mapping, tr.doc);
        const { add = [], drop = [] } = tr.getMeta(key) ?? {};
        const left = moved.remove(moved.find(undefined, undefined, (spec) => drop.includes(spec.upload)));
        return left.add(tr.doc, add.map(([pos, upload]) => placeholder(pos, upload)));
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/**
 * Stands in front of what comes to its place, and behind those that came to the same place earlier.
 *
 * @param {number} pos
 * @param {any} upload
 */
const placeholder = (pos, upload) => Decoration.widget(pos, upload.card, { upload, side: -1 / upload.turn });

/** Brings files in, one after the other, so that they stay in order. */
export class Uploads {
  /**
   * @param {HTMLElement} editor its data-upload is the address that takes files, its data-uploads takes them in parts
   * @param {import("./studio.js").Studio} studio
   * @param {import("./words.js").Words} words
   * @param {(sentence: string) => void} announce
   * @param {import("./media.js").KnownMedia} media learns where the new files are shown
   */
  constructor(editor, studio, words, announce, media) {
    this.address = editor.dataset.upload;
    this.inParts = editor.dataset.uploads;
    this.studio = studio;
    this.editor = editor;
    this.words = words;
    this.announce = announce;
    this.media = media;
    this.queue = Promise.resolve();
    /** Where the cursor was when files were last brought to it, and the pictures that have arrived since. */
    this.cursor = -1;
    this.arrived = new Set();
    /** Those that wait or are being sent, and not those that failed. */
    this.onTheWay = new Set();
    this.turn = 0;
  }

  /** @returns {Promise<boolean>} when nothing is on its way any more: whether everything arrived or was taken away */
  async settled() {
    this.failed = false;
    while (this.onTheWay.size) {
      await this.queue;
    }
    return !this.failed;
  }

  /**
   * @param {EditorView} view
   * @param {File[]} files
   * @param {number} [wanted] between blocks; at the cursor when left out
   * @param {Record<string, string>} [fields] what is told about them, such as a transcript
   * @param {boolean} [found] pasted or dropped: perhaps somebody else's
   */
  bringIn(view, files, wanted, fields = {}, found = false) {
    const pos = wanted ?? this.nextPlace(view.state);
    for (const file of files) {
      const preview = SHOWN.test(file.type) ? make("img", { src: URL.createObjectURL(file), alt: "" }) : "";
      const card = make("div", { class: "editor-upload" });
      this.turn += 1;
      const upload = { file, fields, found, preview, card, turn: this.turn, before: view.state.doc };
      this.line(view, upload);
      view.dispatch(view.state.tr.setMeta(key, { add: [[pos, upload]] }));
      upload.before = view.state.doc;
    }
  }

  /**
   * @param {EditorView} view
   * @param {any} upload
   */
  line(view, upload) {
    this.onTheWay.add(upload);
    this.queue = this.queue.then(() => this.send(view, upload)).finally(() => this.onTheWay.delete(upload));
    this.say(upload, this.words.loading);
  }

  /** @param {any} upload file, fields, preview, card, before */
  say(upload, sentence) {
    const words = naming(sentence, upload.file.name);
    upload.card.replaceChildren(upload.preview, make("p", {}, words));
    this.announce(words);
  }

  /**
   * @param {EditorView} view
   * @param {any} upload
   */
  async send(view, upload) {
    try {
      upload.file = await smaller(upload.file);
      const large = this.inParts && this.studio.address && upload.file.size > WHOLE;
      const answer = await (large ? this.parts(view, upload) : this.whole(upload));
      this.land(view, upload, await this.told(answer));
    } catch (error) {
      if (error !== STOPPED) {
        this.fail(view, upload, error instanceof Refusal ? error.message : "");
      }
    }
  }

  get token() {
    const field = this.editor.closest("form")?.elements.namedItem("csrfmiddlewaretoken");
    return /** @type {HTMLInputElement} */ (field)?.value ?? "";
  }

  /** @param {any} upload */
  whole({ file, fields }) {
    const body = new FormData();
    Object.entries({ csrfmiddlewaretoken: this.token, ...fields }).forEach(([name, value]) => body.set(name, value));
    body.set("file", file, file.name);
    return fetch(this.address, { method: "POST", body, headers: { Accept: "application/json" } });
  }

  /**
   * A large file; it goes on by itself after a broken line, and can be stopped.
   *
   * @param {EditorView} view
   * @param {any} upload
   */
  async parts(view, upload) {
    const { sendInParts, wordsOfRefusal } = await this.studio.load();
    const stop = new AbortController();
    const bar = make("progress", { max: 1, value: 0 });
    const words = make("p", {}, naming(this.words.loading, upload.file.name));
    const away = make("button", { type: "button", class: "button button--small" }, this.words.stop);
    away.addEventListener("click", () => {
      stop.abort(STOPPED);
      view.dispatch(view.state.tr.setMeta(key, { drop: [upload] }));
    });
    upload.card.replaceChildren(upload.preview, words, bar, away);
    const { address, token, fields } = { address: this.inParts, token: this.token, fields: upload.fields };
    const say = (sentence) => (words.textContent = naming(sentence, upload.file.name));
    const arrived = (share) => {
      bar.value = share;
      say(this.words.loading);
    };
    const waiting = () => say(this.words.waiting);
    try {
      const way = { address, token, fields, signal: stop.signal, arrived, waiting };
      return await sendInParts(upload.file, way);
    } catch (error) {
      throw error === STOPPED ? error : new Refusal(wordsOfRefusal(error));
    }
  }

  /** @param {Response} answer */
  async told(answer) {
    const told = await answer.json();
    if (!answer.ok) {
      throw new Refusal(told.error ?? "");
    }
    return told;
  }

  /** @param {EditorView} view */
  land(view, upload, { id, kind, src, width, height, name, alt: known }) {
    const pos = this.placeOf(view, upload);
    if (pos === null || view.isDestroyed) {
      return;
    }
    if (upload.preview) {
      URL.revokeObjectURL(upload.preview.src);
    }
    this.arrived.add(id);
    this.media.learn(id, { src, width, height });
    if (upload.found && kind === "image") {
      this.media.found.add(id);
    }
    const calm = view.state.doc === upload.before && this.isHere();
    const alt = kind === "image" ? (known ?? "") : null;
    const attrs = { kind, media: id, alt, src, width, height, name: name ?? upload.file.name };
    const figure = schema.nodes.figure.create(attrs);
    const later = this.laterAt(view, pos, upload);
    const add = later.map((one) => [pos + figure.nodeSize, one]);
    const tr = putThing(view.state.tr, pos, figure);
    this.cursor = tr.mapping.map(this.cursor);
    view.dispatch(tr.setMeta(key, { drop: [upload, ...later], add }));
    this.announce(this.words[`added_${kind}`] ?? this.words.added_file);
    if (calm && this.editor.dataset.layout === "simple") {
      goBelow(view, pos);
    } else if (calm && kind === "image") {
      /** @type {HTMLElement} */ (view.nodeDOM(pos)).querySelector("input")?.focus();
    }
  }

  /** Whether the writer is still at the text; who has gone on to another field stays there. */
  isHere() {
    const place = document.activeElement;
    return !place || place === document.body || this.editor.contains(place);
  }

  /**
   * @param {EditorView} view
   * @param {any} upload
   * @param {string} reason in plain words, from the server
   */
  fail(view, upload, reason) {
    this.failed = true;
    this.say(upload, [naming(this.words.failed, upload.file.name), reason].filter(Boolean).join(" "));
    const again = make("button", { type: "button", class: "button button--small" }, this.words.again);
    const away = make("button", { type: "button", class: "button button--small" }, this.words.remove);
    again.addEventListener("click", () => this.line(view, upload));
    away.addEventListener("click", () => view.dispatch(view.state.tr.setMeta(key, { drop: [upload] })));
    upload.card.append(again, away);
  }

  /**
   * Where the next thing goes: below what came to the cursor before, while the cursor stays.
   *
   * @param {import("prosemirror-state").EditorState} state
   */
  nextPlace(state) {
    if (state.selection.from !== this.cursor) {
      this.cursor = state.selection.from;
      this.arrived.clear();
    }
    let pos = placeForThing(state);
    while (this.arrived.has(state.doc.nodeAt(pos)?.attrs.media)) {
      pos += state.doc.nodeAt(pos).nodeSize;
    }
    return pos;
  }

  /** @param {EditorView} view */
  placeOf(view, upload) {
    const found = key.getState(view.state)?.find(undefined, undefined, (spec) => spec.upload === upload);
    return found?.[0]?.from ?? null;
  }

  /** Those for the same place that were chosen after this one: they stay below it. @param {EditorView} view */
  laterAt(view, pos, { turn }) {
    const found = key.getState(view.state)?.find(pos, pos, ({ upload }) => upload.turn > turn) ?? [];
    return found.map(({ spec }) => spec.upload);
  }
}

/**
 * Beginners write on at once; what is in the picture can be said later.
 *
 * @param {EditorView} view
 * @param {number} pos where the thing stands
 */
function goBelow(view, pos) {
  const below = pos + (view.state.doc.nodeAt(pos)?.nodeSize ?? 0);
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(below))).scrollIntoView());
  view.focus();
}

/** The server looked at the file and said no, in words for people. */
class Refusal extends Error {}
