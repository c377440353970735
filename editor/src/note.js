/** A sentence above the text that stays until it is closed, or the next one comes; it is spoken too. */

import { make } from "./elements.js";

export class Note {
  /**
   * @param {HTMLElement} frame where it stands on top
   * @param {string} close the word on its button
   */
  constructor(frame, close) {
    this.words = make("span", { role: "alert" });
    const button = make("button", { type: "button", class: "button button--small" }, close);
    button.addEventListener("click", () => this.hide());
    this.dom = make("p", { class: "note note--part editor-note", hidden: "" }, this.words, button);
    frame.prepend(this.dom);
  }

  /** @param {string} sentence */
  show(sentence) {
    this.dom.hidden = false;
    this.words.textContent = sentence;
    this.dom.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} sentence */
  shows(sentence) {
    return !this.dom.hidden && this.words.textContent === sentence;
  }

  hide() {
    this.dom.hidden = true;
  }
}
