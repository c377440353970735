/** What somebody did on the page before the editor was there: it goes on in the editor, and so does the caret. */

import { Fragment } from "prosemirror-model";
import { Selection, TextSelection } from "prosemirror-state";

import { evenLines, paragraphsOf } from "./plain.js";

/** @typedef {import("prosemirror-model").Node} Node */

export class Early {
  /**
   * @param {HTMLTextAreaElement} textarea the plain box
   * @param {boolean} below the box is for what comes below the text; else the text stands in it
   */
  constructor(textarea, below) {
    const { value, defaultValue, selectionStart, selectionEnd } = textarea;
    this.below = below;
    this.isTyped = value !== defaultValue;
    this.hasCaret = document.activeElement === textarea;
    this.words = evenLines(value);
    this.marked = [selectionStart, selectionEnd].map((place) => evenLines(value.slice(0, place)).length);
  }

  /** The text as it is with these words. @param {Node} doc */
  taken(doc) {
    return this.isTyped && !this.below ? doc.copy(this.paragraphs) : this.putBelow(doc);
  }

  /** Another text, with these words below it. @param {Node} doc */
  putBelow(doc) {
    return this.isTyped ? doc.copy(doc.content.append(this.paragraphs)) : doc;
  }

  /**
   * Where the caret is. Two line ends of the box are the end and the beginning of a paragraph, so places count alike.
   *
   * @param {Node} doc with these words at its end
   */
  selection(doc) {
    const begin = this.below ? doc.content.size - (this.isTyped ? this.paragraphs.size : 0) : 0;
    const [anchor, head] = this.marked.map((place) => doc.resolve(Math.min(begin + 1 + place, doc.content.size)));
    return this.hasCaret ? TextSelection.between(anchor, head) : Selection.atStart(doc);
  }

  get paragraphs() {
    return Fragment.from(paragraphsOf(this.words));
  }
}

/** Whether something in the form is no longer as the page brought it. @param {HTMLFormElement} form */
export function isTouched(form) {
  const isTick = ({ type }) => /^(?:checkbox|radio)$/.test(type);
  const touched = (field) =>
    isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  return [...form.elements].some((field) => "defaultValue" in field && touched(field));
}
