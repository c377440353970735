/** `<hub-save-state>`: the quiet words in the top bar that say where the writing is. */

import { icon, make } from "./elements.js";

const ICONS = { saving: "cloud-arrow-up-bold", saved_now: "check-circle-fill", saved: "check-circle-fill" };

export class SaveState extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    document.addEventListener("hub-save-state", (event) => this.show(/** @type {CustomEvent} */ (event).detail), {
      signal: this.leaving.signal,
    });
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  /** @param {{state: string, words: string}} told */
  show({ state, words }) {
    this.dataset.state = state;
    this.replaceChildren(icon(this.dataset.icons ?? null, ICONS[state] ?? "device-mobile-bold"), make("span", {}, words));
  }
}
