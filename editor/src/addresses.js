/** Addresses that people paste or type: which are links, which are films that can be embedded. */

const YOUTUBE = /^(?:(?:www\.|m\.)?youtube|(?:www\.)?youtube-nocookie)\.com$/;
const YOUTUBE_PATH = /^\/(?:embed|shorts|live|v)\/([\w-]{11})(?:\/|$)/;

/**
 * @param {string} text
 * @returns {URL|null} only for one whole http or https address
 */
export function addressIn(text) {
  const trimmed = text.trim();
  return /^https?:\/\/[^\s\\]+$/i.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed) : null;
}

/**
 * What was typed as the goal of a link, made complete.
 *
 * @param {string} text
 * @returns {string|null} null when it cannot be an address
 */
export function linkGoal(text) {
  const typed = text.trim();
  if (/^(?:https?:\/\/|mailto:)\S+$/i.test(typed)) {
    return typed;
  } else if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(typed)) {
    return `mailto:${typed}`;
  } else if (/^[^\s/:@]+\.[^\s/:@]{2,}(?:[/:?#]\S*)?$/.test(typed)) {
    return `https://${typed}`;
  } else {
    return null;
  }
}

/**
 * The film or slides behind an address, of the places that hub/text/embeds.py allows: a test compares the two.
 *
 * @param {URL} address
 * @returns {{provider: string, id: string, href: string, label: string}|null}
 */
export function embedOf(address) {
  if (address.port || address.username || address.password) {
    return null;
  }
  const found = youtubeId(address) ?? vimeoId(address) ?? googleId(address);
  return found && { ...found, label: found.href };
}

/**
 * The film or slides that somebody typed or pasted the address of, and nothing else.
 *
 * @param {string} text
 */
export function filmAt(text) {
  const address = addressIn(linkGoal(text) ?? "");
  return address && embedOf(address);
}

/** @param {URL} address */
function youtubeId(address) {
  let id = null;
  if (address.hostname === "youtu.be") {
    id = address.pathname.slice(1);
  } else if (YOUTUBE.test(address.hostname)) {
    id = address.pathname === "/watch" ? address.searchParams.get("v") : YOUTUBE_PATH.exec(address.pathname)?.[1];
  }
  return id && /^[\w-]{11}$/.test(id)
    ? { provider: "youtube", id, href: `https://www.youtube.com/watch?v=${id}` }
    : null;
}

/** @param {URL} address */
function vimeoId(address) {
  const player = address.hostname === "player.vimeo.com";
  const path = (player ? /^\/video\/(.+)$/ : /^\/(.+?)\/?$/).exec(address.pathname)?.[1] ?? "";
  const secret = player ? address.searchParams.get("h") : null;
  const id = secret ? `${path}/${secret}` : path;
  return /^(?:www\.|player\.)?vimeo\.com$/.test(address.hostname) && /^\d{4,12}(?:\/[0-9a-f]{6,20})?$/.test(id)
    ? { provider: "vimeo", id, href: `https://vimeo.com/${id}` }
    : null;
}

const GOOGLE = { presentation: "google-slides", document: "google-docs" };
const GOOGLE_PATH = /^\/(presentation|document)\/d\/((?:e\/)?[\w-]{20,100})(?:\/|$)/;

/** @param {URL} address */
function googleId(address) {
  const [, folder, id] = (address.hostname === "docs.google.com" && GOOGLE_PATH.exec(address.pathname)) || [];
  // What was published to the web has an id of its own kind and another page.
  const page = id?.startsWith("e/") ? "pub" : "view";
  return id ? { provider: GOOGLE[folder], id, href: `https://docs.google.com/${folder}/d/${id}/${page}` } : null;
}
