/** Pasting and dropping: files are brought in, addresses become links or embeds, text keeps its lines. */

import { Fragment, Slice } from "prosemirror-model";

import { addressIn, filmAt } from "./addresses.js";
import { insertThing } from "./commands.js";
import { cleanPaste } from "./paste.js";
import { picturesIn } from "./pictures.js";
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
  /** The pictures among pasted words come below them; those of other places stay there. */
  const bringPictures = (view, html) => {
    const { files, elsewhere } = picturesIn(html);
    if (files.length && upload) {
      // When the words stand.
      setTimeout(() => view.isDestroyed || bringIn(view, files));
    }
    if (elsewhere) {
      left(elsewhere);
    }
  };
  return {
    transformPastedHTML: cleanPaste,
    clipboardTextParser: parseText,
    handlePaste(view, event) {
      const data = event.clipboardData;
      const files = [...(data?.files ?? [])];
      if (files.length && !hasWords(data.getData("text/html"))) {
        if (upload) {
          bringIn(view, files);
        }
        return true;
      }
      bringPictures(view, data?.getData("text/html") ?? "");
      return !view.state.selection.$from.parent.type.spec.code && pasteAddress(view, data?.getData("text/plain") ?? "");
    },
    handleDrop(view, event, _slice, moved) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (moved || !files.length) {
        bringPictures(view, moved ? "" : (event.dataTransfer?.getData("text/html") ?? ""));
        return false;
      }
      const spot = view.posAtCoords({ left: event.clientX, top: event.clientY });
      const $pos = view.state.doc.resolve(spot?.pos ?? 0);
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
