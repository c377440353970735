/**
 * The studio: drawing, recording, sending large files in parts, and the words about a file. It is a bundle of its own
 * (studio/index.js), fetched when somebody first uses one of these; the page names it in `data-studio`, and its sheet of styles in
 * `data-studio-looks`.
 */

import { make } from "./elements.js";

export class Studio {
  /** @param {HTMLElement} editor */
  constructor(editor) {
    this.address = editor.dataset.studio;
    this.looks = editor.dataset.studioLooks;
  }

  /** @returns {Promise<typeof import("./studio/index.js")>} rejected while the network is away; a later try begins anew */
  load() {
    this.loading ??= this.fetch().catch((error) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  /** The script, and how it looks, which nothing waits for before. */
  async fetch() {
    const sheet = this.looks && make("link", { rel: "stylesheet", href: this.looks });
    if (sheet) {
      document.head.append(sheet);
      await new Promise((resolve) => ["load", "error"].forEach((name) => sheet.addEventListener(name, resolve)));
    }
    return import(this.address);
  }
}
