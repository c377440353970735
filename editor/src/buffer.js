/**
 * What is written but not yet with the server, kept in this browser. The key holds the person and the entry, so that
 * the next person at a shared device never meets it; signing out takes it away.
 */

const PREFIX = "hub-writing";

/**
 * @typedef {Object} Kept
 * @property {Record<string, string>} fields the form's fields by name, the text among them
 * @property {string} base the version on the server that this was written on
 * @property {boolean} sent the form was being sent as a whole
 * @property {import("./texts.js").Text[]} unheard sent, and no answer came
 * @property {number} at when
 * @property {string} page where
 */

export class Buffer {
  /**
   * @param {string} person
   * @param {string} entry
   */
  constructor(person, entry) {
    this.key = [PREFIX, person, entry].join("/");
  }

  /** @returns {Kept|null} */
  read() {
    const text = quietly(() => localStorage.getItem(this.key));
    return text ? quietly(() => JSON.parse(text)) : null;
  }

  /**
   * @param {Kept} kept
   * @returns {boolean} false when this browser keeps nothing (private window, no room)
   */
  write(kept) {
    return quietly(() => (localStorage.setItem(this.key, JSON.stringify(kept)), true)) ?? false;
  }

  clear() {
    quietly(() => localStorage.removeItem(this.key));
  }
}

/**
 * What one person began on a new page and the server never confirmed: the newest of it, and for which entry.
 *
 * @param {string} person
 * @param {string} page the new page, which says on which blog and of which kind
 * @returns {{entry: string, kept: Kept}|null}
 */
export function lastBegun(person, page) {
  const mine = `${PREFIX}/${person}/`;
  const keys = quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(mine))) ?? [];
  const begun = keys
    .map((key) => ({ entry: key.slice(mine.length), kept: new Buffer(person, key.slice(mine.length)).read() }))
    .filter(({ kept }) => kept?.fields.start && Number(kept.base) === 0 && kept.page === page);
  return begun.sort((one, other) => (other.kept.at ?? 0) - (one.kept.at ?? 0))[0] ?? null;
}

/** Takes away everything that one person left in this browser: on signing out. @param {string} person */
export function forgetWriting(person) {
  const mine = `${PREFIX}/${person}/`;
  quietly(() => {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(mine))
      .forEach((key) => localStorage.removeItem(key));
  });
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T|null} null where the browser forbids storage
 */
function quietly(read) {
  try {
    return read();
  } catch {
    return null;
  }
}
