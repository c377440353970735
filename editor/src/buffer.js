/**
 * What is written but not yet with the server, kept in this browser. The key holds the person and the entry, and it is
 * locked (lock.js), so that the next person at a shared device never meets it; signing out takes it away.
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
   * @param {import("../../hub/design/static/design/js/lock.js").Lock} lock
   */
  constructor(person, entry, lock) {
    this.key = [PREFIX, person, entry].join("/");
    this.lock = lock;
    this.turn = 0;
  }

  /** Whether something lies here, readable or not. */
  get isThere() {
    return quietly(() => localStorage.getItem(this.key)) !== null;
  }

  /** @returns {Promise<Kept|null>} null when nothing is there that this person's key opens */
  async read() {
    try {
      return JSON.parse(await this.lock.open(localStorage.getItem(this.key) ?? "", this.key));
    } catch {
      return null;
    }
  }

  /**
   * @param {Kept} kept
   * @returns {Promise<boolean>} false when this browser keeps nothing (private window, no room, no safe line)
   */
  async write(kept) {
    const turn = ++this.turn;
    try {
      const closed = await this.lock.close(JSON.stringify(kept), this.key);
      // Meanwhile something newer may have been written, or all of it have arrived.
      if (turn === this.turn) {
        localStorage.setItem(this.key, closed);
      }
      return true;
    } catch {
      return false;
    }
  }

  clear() {
    this.turn += 1;
    quietly(() => localStorage.removeItem(this.key));
  }
}

/**
 * What one person began on a new page and the server never confirmed: the newest of it, and for which entry.
 *
 * @param {string} person
 * @param {string} page the new page, which says on which blog and of which kind
 * @param {import("../../hub/design/static/design/js/lock.js").Lock} lock
 * @returns {Promise<{entry: string, kept: Kept}|null>}
 */
export async function lastBegun(person, page, lock) {
  const mine = `${PREFIX}/${person}/`;
  const keys = quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(mine))) ?? [];
  const entries = keys.map((key) => key.slice(mine.length));
  const all = await Promise.all(
    entries.map(async (entry) => ({ entry, kept: await new Buffer(person, entry, lock).read() })),
  );
  const begun = all.filter(({ kept }) => kept?.fields.start && Number(kept.base) === 0 && kept.page === page);
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
