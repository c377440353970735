/** Pasting and dropping: files are brought in, addresses become links or embeds, text keeps its lines. */

import { Fragment, Slice } from "prosemirror-model";

import { addressIn, filmAt } from "./addresses.js";
import { insertThing } from "./commands.js";
import { cleanPaste } from "./paste.js";
import { picturesIn } from "./pictures.js";
import { placesOfPictures } from "./places.js";
import { paragraphsOf } from "./plain.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/**
 * @param {(view: import("prosemirror-view").EditorView, files: File[], pos?: number) => void} bringIn
 * @param {boolean} upload files can be brought in
 * @param {(number: number) => void} left so many pictures stayed where they are shown from
 * @returns {Partial<import("prosemirror-view").EditorProps>}
 */
export function clipboard(bringIn, upload, left) {
  /**
   * Words with pictures that came along: each is brought in where it stood. False when there are none.
   *
   * @param {import("prosemirror-view").EditorView} view
   * @param {import("prosemirror-state").Transaction} tr in which the words were put in
   * @param {[number, number]} range what they took the place of
   * @param {File[]} files
   */
  const putWithPictures = (view, tr, [from, to], files) => {
    const places = placesOfPictures(tr, tr.mapping.map(from, -1), tr.mapping.map(to));
    view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
    // Where the words went in without them, the pictures come below.
    files.forEach((file, index) => bringIn(view, [file], places.length === files.length ? places[index] : undefined));
    return true;
  };
  /** The pictures of a pasted page that can be brought in; that others stay in their places is said. */
  const comingAlong = (html) => {
    const { files, elsewhere } = picturesIn(html);
    if (elsewhere) {
      left(elsewhere);
    }
    return upload ? files : [];
  };
  return {
    transformPastedHTML: (html) => cleanPaste(html, upload),
    clipboardTextParser: parseText,
    handlePaste(view, event, slice) {
      const data = event.clipboardData;
      const files = [...(data?.files ?? [])];
      if (files.length && !hasWords(data.getData("text/html"))) {
        if (upload) {
          bringIn(view, files);
        }
        return true;
      }
      const pictures = comingAlong(data?.getData("text/html") ?? "");
      const { state } = view;
      const { from, to, $from } = state.selection;
      if (!$from.parent.type.spec.code && pasteAddress(view, data?.getData("text/plain") ?? "")) {
        return true;
      }
      return pictures.length > 0 && putWithPictures(view, state.tr.replaceSelection(slice), [from, to], pictures);
    },
    handleDrop(view, event, slice, moved) {
      const files = [...(event.dataTransfer?.files ?? [])];
      const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? 0;
      if (moved || !files.length) {
        const pictures = moved ? [] : comingAlong(event.dataTransfer?.getData("text/html") ?? "");
        const { tr } = view.state;
        return pictures.length > 0 && putWithPictures(view, tr.replaceRange(pos, pos, slice), [pos, pos], pictures);
      }
      const $pos = view.state.doc.resolve(pos);
      event.preventDefault();
      if (upload) {
        bringIn(view, files, $pos.depth ? $pos.after(1) : $pos.pos);
      }
      return true;
    },
  };
}

/** A copied picture comes with an empty shell of HTML around it; a copied text with words. @param {string} html */
function hasWords(html) {
  const page = document.implementation.createHTMLDocument("");
  page.body.innerHTML = cleanPaste(html);
  return Boolean(page.body.textContent?.trim());
}

/**
 * @param {import("prosemirror-view").EditorView} view
 * @param {string} text
 */
function pasteAddress(view, text) {
  const address = addressIn(text);
  if (!address) {
    return false;
  }
  const { state } = view;
  const { empty, from, to, $from } = state.selection;
  const film = filmAt(text);
  const mark = marks.link.create({ href: address.href });
  if (film && empty && $from.depth === 1 && $from.parent.type === nodes.paragraph && !$from.parent.content.size) {
    insertThing(nodes.embed.create(film))(state, view.dispatch);
  } else if (empty && !$from.parent.type.allowsMarkType(marks.link)) {
    return false;
  } else if (empty) {
    view.dispatch(state.tr.replaceSelectionWith(schema.text(text.trim(), [mark]), false).scrollIntoView());
  } else {
    view.dispatch(state.tr.removeMark(from, to, marks.link).addMark(from, to, mark));
  }
  return true;
}

/**
 * @param {string} text
 * @param {import("prosemirror-model").ResolvedPos} $context
 */
function parseText(text, $context) {
  return new Slice(Fragment.from(paragraphsOf(text, $context.marks())), 1, 1);
}
