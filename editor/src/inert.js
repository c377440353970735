/**
 * Making pasted HTML such that nothing of it runs, loads or is reported when it is parsed. Under a strict content security
 * policy a parsed copy has no `element.style`, so styles are renamed to inert attributes while the copy is still a string;
 * that also keeps the browser from reporting each of them.
 */

const TAG = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const NAME = /("[^"]*"|'[^']*')|\b(style|on[a-z]+)(?=\s*=)/gi;
const DROPPED = /<(script|style|svg|math|iframe|object|noscript|title|template)\b[\s\S]*?<\/\1\s*>/gi;
const USELESS = /<\/?(?:meta|link|base|embed|param|source|track|xml|o:p|frame|frameset)\b[^>]*>/gi;
const COMMENTS = /<!--[\s\S]*?-->|<![^>]*>/g;

/** @param {string} html */
export function inert(html) {
  const rest = html.replace(COMMENTS, "").replace(DROPPED, "").replace(USELESS, "");
  const renamed = (tag) => tag.replace(NAME, (all, quoted, name) => (quoted ? all : `data-pasted-${name}`));
  return rest.replace(TAG, renamed);
}
