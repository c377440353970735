/** Where the pages of this hub show a media file: stored text holds its id only. */

const SHOWN = ["src", "width", "height"];

export class KnownMedia {
  /** @param {string|undefined} address pattern of an address with `{id}` in it */
  constructor(address) {
    this.address = address;
    /** @type {Map<string, Record<string, any>>} */
    this.known = new Map();
    /** @type {Set<string>} pasted or dropped on this page, and nobody has said yet who made them */
    this.found = new Set();
  }

  /**
   * @param {string} id
   * @param {Record<string, any>} shown src, width, height
   */
  learn(id, shown) {
    this.known.set(id, shown);
  }

  /**
   * Remembers the addresses that stand in a text already, and puts those into it that are missing.
   *
   * @param {DocumentFragment} content stored form; changed in place
   */
  show(content) {
    for (const element of content.querySelectorAll("figure [data-media]:not(a)")) {
      const id = element.getAttribute("data-media") ?? "";
      if (element.hasAttribute("src")) {
        this.learn(id, Object.fromEntries(SHOWN.map((name) => [name, element.getAttribute(name)])));
      } else {
        const shown = this.known.get(id) ?? { src: this.address?.replace("{id}", id) };
        SHOWN.filter((name) => shown[name]).forEach((name) => element.setAttribute(name, shown[name]));
      }
    }
    return content;
  }
}
