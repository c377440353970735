/**
 * Whether two pieces of HTML say the same: same blocks, words, marks and attributes, whatever the order of marks and
 * the spaces between blocks. load.js trusts the schema with a piece only if it comes out saying the same.
 */

const INLINE = new Set("A ABBR CITE CODE EM KBD MARK Q S SPAN STRONG SUB SUP".split(" "));
const LEAVES = new Set("BR HR IMG AUDIO VIDEO RUBY".split(" "));
const SPACE = /[ \t\r\n\f]/;

/** Attributes that a page adds to show media, or that say what is so anyway. */
const SHOWING = new Set("src href srcset sizes width height loading decoding controls preload poster".split(" "));

/**
 * @param {Node[]} nodes
 * @returns {string}
 */
export function signature(nodes) {
  const writer = new Writer();
  nodes.forEach((node) => writer.walk(node, [], false));
  return writer.finish();
}

class Writer {
  constructor() {
    /** @type {string[]} */
    this.out = [];
    this.marks = "";
    this.text = "";
    this.afterSpace = true;
  }

  /**
   * @param {Node} node
   * @param {string[]} marks
   * @param {boolean} exact spaces and lines count here
   */
  walk(node, marks, exact) {
    if (node.nodeType === Node.TEXT_NODE) {
      this.say(node.textContent ?? "", marks, exact);
    } else if (node instanceof Element || node.nodeType === Node.ELEMENT_NODE) {
      this.element(/** @type {Element} */ (node), marks, exact);
    }
  }

  /**
   * @param {Element} element
   * @param {string[]} marks
   * @param {boolean} exact
   */
  element(element, marks, exact) {
    const name = element.nodeName;
    if (exact && name === "BR") {
      this.say("\n", marks, exact);
    } else if (LEAVES.has(name)) {
      this.leaf(element, marks);
    } else if (INLINE.has(name) && !isShown(element)) {
      element.childNodes.forEach((child) => this.walk(child, [...marks, tag(element)], exact));
    } else if (!isSilent(element)) {
      this.boundary(`<${tag(element)}|${key(marks)}>`);
      element.childNodes.forEach((child) => this.walk(child, [], exact || name === "PRE"));
      this.boundary(`</${name}>`);
    }
  }

  /**
   * @param {Element} element
   * @param {string[]} marks
   */
  leaf(element, marks) {
    if (element.nodeName === "RUBY") {
      this.flush(false);
      this.out.push(`<${tag(element)} ${element.innerHTML}|${key(marks)}>`);
      this.afterSpace = false;
    } else {
      this.boundary(`<${tag(element)}|${key(marks)}>`);
    }
  }

  /**
   * @param {string} text
   * @param {string[]} marks
   * @param {boolean} exact
   */
  say(text, marks, exact) {
    for (const letter of text) {
      const space = !exact && SPACE.test(letter);
      if (space && this.afterSpace) {
        continue;
      }
      if (key(marks) !== this.marks) {
        this.flush(false);
        this.marks = key(marks);
      }
      this.text += space ? " " : letter;
      this.afterSpace = space;
    }
  }

  /** @param {string} token */
  boundary(token) {
    this.flush(true);
    this.out.push(token);
    this.afterSpace = true;
  }

  /** @param {boolean} trim */
  flush(trim) {
    const text = trim && this.afterSpace ? this.text.replace(/ $/, "") : this.text;
    if (text) {
      this.out.push(`${this.marks}:${text}`);
    }
    this.text = "";
    this.marks = "";
  }

  finish() {
    this.flush(true);
    return this.out.join("\n");
  }
}

/** A file stands in a figure as a link; there it is a thing, not a mark. @param {Element} element */
function isShown(element) {
  return element.nodeName === "A" && element.parentElement?.nodeName === "FIGURE";
}

/** Says nothing: an empty paragraph or caption. @param {Element} element */
function isSilent(element) {
  return /^(P|FIGCAPTION|CAPTION)$/.test(element.nodeName) && !element.firstElementChild && !element.textContent.trim();
}

/** @param {string[]} marks */
function key(marks) {
  return [...new Set(marks)].sort().join("+");
}

/** @param {Element} element */
function tag(element) {
  const showing = element.hasAttribute("data-media") || element.hasAttribute("data-entry");
  const plain = ({ name, value }) =>
    !(showing && SHOWING.has(name)) && !(/^(colspan|rowspan)$/.test(name) && value === "1");
  const attributes = [...element.attributes].filter(plain).map(({ name, value }) => `${name}=${value}`);
  return [element.nodeName, ...attributes.sort()].join(" ");
}
