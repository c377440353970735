/** The first tools of the simple page: a few big tiles. The picture that is there already shows in its tile. */

import { icon, make } from "./elements.js";
import { firstPicture } from "./ontop.js";

/** In this order, as far as the toolbar has them. */
const FIRST = ["picture", "drawing", "voice"];
const ICONS = { picture: "camera-duotone", drawing: "paint-brush-duotone", voice: "microphone-duotone" };

export class Tiles {
  /**
   * @param {import("./toolbar.js").Toolbar} toolbar what its tiles do
   * @param {{words: import("./words.js").Words, icons: string|null}} around
   */
  constructor(toolbar, { words, icons }) {
    this.toolbar = toolbar;
    this.icons = icons;
    this.dom = make("div", { class: "make-tiles editor-tiles", role: "group", "aria-label": words.tools });
    for (const name of FIRST) {
      const found = [...toolbar.tools].find(([, tool]) => tool.name === name);
      if (found) {
        this.dom.append(this.tile(name, ICONS[name], words[name], () => toolbar.use(found[1], found[0])));
      }
    }
    this.dom.append(this.tile("words", "pencil-simple-duotone", words.words, () => toolbar.view.focus()));
  }

  tile(name, sign, word, use) {
    const tile = make(
      "button",
      { type: "button", class: `make-tile make-tile--${name}` },
      icon(this.icons, sign),
      make("span", {}, word),
    );
    tile.addEventListener("click", use);
    return tile;
  }

  /** @param {import("prosemirror-model").Node} doc */
  update(doc) {
    const tile = this.dom.querySelector(".make-tile--picture");
    const src = firstPicture(doc);
    if (!tile || src === this.shown) {
      return;
    }
    this.shown = src;
    tile.classList.toggle("make-tile--done", Boolean(src));
    tile.firstElementChild.replaceWith(
      src
        ? make("span", { class: "make-tile__picture" }, make("img", { src, alt: "" }), icon(this.icons, "check-bold"))
        : icon(this.icons, ICONS.picture),
    );
  }
}
