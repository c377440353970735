/**
 * `<hub-editor>`: the editor over a form's plain textarea. The textarea stays the form's field; it is hidden only when
 * the editor is ready, so that writing works without scripts too.
 *
 * Inside it a page puts, besides the textarea: a hidden field `body_format` ("plain", becomes "html"); the text in the
 * stored form, its own words, and the other text when two wrote at once (given.js). In the form: `csrfmiddlewaretoken`, and `base_version` for saving.
 *
 * - data-upload: address that takes files (uploads.js); without it there are no tools for files
 * - data-uploads: address that takes large files in parts (studio/sending.js)
 * - data-studio, data-studio-looks: the second bundle, for drawing, recording and more, and its styles (studio.js);
 *   without it these tools are not there
 * - data-media-about: address of the form about a file, with `{id}` in it
 * - data-autosave: address that takes the form while one writes (saving.js); without it nothing saves by itself
 * - data-person, data-entry: whose text and which, for what is kept on the device
 * - data-key: that person's key for it (lock.js); without it nothing is kept on the device
 * - data-media-address: where media are shown, with `{id}` in it (media.js)
 * - data-icons: address of the sprite
 * - data-layout: "simple" shows the first tools as big tiles (tiles.js), the others behind "More"
 *
 * It sends the events `hub-editor-ready` and `hub-save-state` (`detail.state`, `detail.words`).
 */

import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

import { forgetWriting } from "./buffer.js";
import { cards } from "./cards.js";
import { clipboard } from "./clipboard.js";
import { Early, isTouched } from "./early.js";
import { make } from "./elements.js";
import { besideBars } from "./free-part.js";
import { fragmentOf, givenDocument } from "./given.js";
import { LinkBox } from "./linkbox.js";
import { load } from "./load.js";
import { KnownMedia } from "./media.js";
import { Note } from "./note.js";
import { firstPicture, showOnTop } from "./ontop.js";
import { Patience } from "./patience.js";
import { plugins } from "./plugins.js";
import { Safekeeping } from "./safekeeping.js";
import { store } from "./store.js";
import { Studio } from "./studio.js";
import { Tiles } from "./tiles.js";
import { Toolbar } from "./toolbar.js";
import { Uploads } from "./uploads.js";
import { naming, wordsOf } from "./words.js";

export class HubEditor extends HTMLElement {
  connectedCallback() {
    this.textarea = this.querySelector("textarea");
    this.form = this.textarea?.form;
    const keeping = this.form && this.dataset.autosave ? new Safekeeping(this) : undefined;
    if (keeping?.buffer.isThere) {
      // The plain box stays for the moment that unlocking takes, so that nobody's letters fall between the two.
      keeping.buffer.read().then((kept) => this.takeOver(keeping, kept));
    } else {
      this.takeOver(keeping, null);
    }
  }

  /**
   * @param {Safekeeping|undefined} keeping
   * @param {import("./buffer.js").Kept|null} kept what this device has of the text
   */
  takeOver(keeping, kept) {
    if (!this.form || this.view || !this.isConnected) {
      return;
    }
    this.words = wordsOf(this);
    this.leaving = new AbortController();
    this.media = new KnownMedia(this.dataset.mediaAddress);
    const doc = load(this.media.show(givenDocument(this)));
    const isTouchedAlready = isTouched(this.form);
    this.early = new Early(this.textarea, Boolean(this.form.elements.namedItem("continues")?.value));
    this.build(this.early.taken(doc));
    this.becomeTheField();
    if (keeping) {
      this.keeping = keeping;
      keeping.begin(store(doc), kept);
      isTouchedAlready && keeping.saving.changed();
    }
    this.dispatchEvent(new CustomEvent("hub-editor-ready", { bubbles: true }));
  }

  disconnectedCallback() {
    this.keeping?.saving.stop();
    this.leaving?.abort();
    this.view?.destroy();
    this.view = undefined;
  }

  /** The text in the stored form. */
  get html() {
    return store(this.view.state.doc);
  }

  /** @param {import("prosemirror-model").Node} doc */
  build(doc) {
    const icons = this.dataset.icons ?? null;
    const announce = (sentence) => this.announce(sentence);
    const upload = Boolean(this.dataset.upload);
    this.studio = new Studio(this);
    const uploads = new Uploads(this, this.studio, this.words, announce, this.media);
    const bringIn = (view, files, pos) => uploads.bringIn(view, files, pos, {}, true);
    this.status = make("p", { class: "visually-hidden", role: "status" });
    this.link = new LinkBox(this.words, announce);
    const openLink = () => this.link.open(this.view);
    const studio = Boolean(this.studio.address);
    const openStudio = (what) => this.openStudio(what, uploads);
    const around = { words: this.words, icons, upload, announce, openLink, studio, openStudio };
    this.toolbar = new Toolbar({ ...around, bringIn: (files) => uploads.bringIn(this.view, files) });
    this.tiles = this.dataset.layout === "simple" ? new Tiles(this.toolbar, around) : null;
    const surface = make("div");
    const tools = make("div", { class: "editor-bar" }, this.link.dom, this.toolbar.dom);
    // On a touch screen the keyboard covers the foot of the page: the tools stand above the text there.
    const touch = !this.tiles && matchMedia("(pointer: coarse)").matches;
    const parts = touch ? [tools, surface] : [surface, tools];
    const paper = this.tiles ? [this.tiles.dom, make("div", { class: "editor-paper" }, ...parts)] : parts;
    this.frame = make("div", { class: touch ? "editor editor--touch" : "editor" }, ...paper, this.status);
    this.append(this.frame);
    this.note = new Note(this.frame, this.words.link_close);
    this.patience = new Patience(
      this.form,
      uploads,
      { keeping: () => this.keeping, say: (words) => this.waitFor(words), note: this.note, reach: icons ?? undefined },
      this.leaving.signal,
    );
    this.view = new EditorView(
      { mount: surface },
      {
        state: EditorState.create({ doc, selection: this.early.selection(doc), plugins: this.plugins(openLink) }),
        nodeViews: cards({ words: this.words, icons, announce, tellAbout: this.aboutMedia, found: this.media.found }),
        attributes: this.surfaceAttributes(),
        scrollThreshold: /** @type {any} */ (besideBars(tools)),
        scrollMargin: besideBars(tools),
        dispatchTransaction: (tr) => this.dispatchTransaction(tr),
        ...clipboard(bringIn, upload, (number) => this.note.show(naming(this.words.stayed, String(number)))),
      },
    );
    this.toolbar.attach(this.view);
    this.update();
  }

  /** Shows what is so now in the tools. */
  update() {
    this.toolbar.update();
    this.tiles?.update(this.toolbar.view.state.doc);
    showOnTop(this.form, firstPicture(this.toolbar.view.state.doc));
  }

  /** @param {string} words in the top bar, and spoken */
  waitFor(words) {
    this.dispatchEvent(new CustomEvent("hub-save-state", { bubbles: true, detail: { state: "saving", words } }));
    this.announce(words);
  }

  /**
   * @param {"record"|"draw"} what
   * @param {Uploads} uploads
   */
  async openStudio(what, uploads) {
    const around = { words: this.words, icons: this.dataset.icons ?? null, announce: (words) => this.announce(words) };
    try {
      const studio = await this.studio.load();
      studio[what](around, (file, transcript) =>
        uploads.bringIn(this.view, [file], undefined, transcript ? { transcript } : {}),
      );
    } catch {
      this.announce(this.words.studio_away);
    }
  }

  /** The form about a file: who made it, what is said in it. Nothing when the page names none. */
  get aboutMedia() {
    const { mediaAbout } = this.dataset;
    const around = { words: this.words, icons: this.dataset.icons ?? null, announce: (words) => this.announce(words) };
    const open = (id) =>
      this.studio
        .load()
        .then((studio) => studio.tellAbout(around, mediaAbout.replace("{id}", id)))
        .catch(() => this.announce(this.words.studio_away));
    return mediaAbout && this.studio.address ? open : null;
  }

  /** @param {() => void} openLink */
  plugins(openLink) {
    return plugins({
      hint: this.textarea.placeholder,
      openLink,
      focusTools: () => this.toolbar.focus(),
      said: (word) => this.announce(this.words[word]),
      shown: () => this.toolbar.view && this.update(),
    });
  }

  surfaceAttributes() {
    const { lang, dir, labels } = this.textarea;
    const label = this.textarea.getAttribute("aria-label") ?? labels?.[0]?.textContent?.trim() ?? "";
    const named = { role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "true" };
    const described = this.textarea.getAttribute("aria-describedby");
    return {
      ...named,
      class: "editor-surface prose",
      ...(lang && { lang }),
      ...(dir && { dir }),
      ...(described && { "aria-describedby": described }),
    };
  }

  /** From here on the editor's text is what the form sends. */
  becomeTheField() {
    const { signal } = this.leaving;
    const format = this.form.elements.namedItem("body_format");
    if (format instanceof HTMLInputElement) {
      format.value = "html";
    }
    this.textarea.hidden = true;
    this.early.hasCaret && this.view.focus();
    this.textarea.required = false;
    for (const label of this.textarea.labels ?? []) {
      label.addEventListener("click", () => this.view.focus(), { signal });
    }
    this.form.addEventListener("formdata", (event) => this.fill(event.formData), { signal });
    for (const form of document.querySelectorAll("form[data-sign-out]")) {
      form.addEventListener("submit", () => forgetWriting(this.dataset.person ?? ""), { signal });
    }
  }

  /** @param {FormData} data */
  fill(data) {
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement && this.frame.contains(activeElement)) {
      activeElement.dispatchEvent(new Event("change"));
    }
    data.set(this.textarea.name, this.html);
  }

  /** @param {import("prosemirror-state").Transaction} tr */
  dispatchTransaction(tr) {
    this.view.updateState(this.view.state.apply(tr));
    if (tr.docChanged) {
      this.keeping?.saving.changed();
    }
  }

  /** @param {string} html stored form */
  read(html) {
    return load(this.media.show(fragmentOf(html)));
  }

  /** @param {import("prosemirror-model").Node} doc */
  replace(doc) {
    const { tr } = this.view.state;
    this.view.dispatch(tr.replaceWith(0, tr.doc.content.size, doc.content).setMeta("addToHistory", false));
  }

  /** @param {string} sentence */
  announce(sentence) {
    this.status.textContent = sentence;
  }
}
