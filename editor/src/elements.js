/** Making elements, always without markup in strings. */

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] those with null or undefined are left out
 * @param {...(Node|string)} children
 * @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children);
  return element;
}

/**
 * An icon of the page's sprite; nothing when the page names no sprite.
 *
 * @param {string|null} sprite address of the sprite
 * @param {string} name
 * @returns {Node}
 */
export function icon(sprite, name) {
  if (!sprite) {
    return document.createTextNode("");
  }
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}
