/**
 * What is kept in this browser is locked with a key that only the hub gives, on the page of the person who is signed in,
 * and that is never stored: who comes next at a shared device cannot read it, though nobody signed out.
 */

const SORT = "AES-GCM";
const START = 12;

export class Lock {
  /** @param {string|undefined} secret the person's key, in base64 */
  constructor(secret) {
    // Browsers reckon only over a safe line; without it nothing is kept on the device.
    const able = secret && crypto.subtle;
    this.key = able ? crypto.subtle.importKey("raw", bytesOf(secret), SORT, false, ["encrypt", "decrypt"]) : null;
  }

  /**
   * @param {string} text
   * @param {string} place where it is kept, and where alone it opens again
   * @returns {Promise<string>}
   */
  async close(text, place) {
    const iv = crypto.getRandomValues(new Uint8Array(START));
    const closed = await crypto.subtle.encrypt(this.way(iv, place), await this.key, new TextEncoder().encode(text));
    return lettersOf(iv) + lettersOf(new Uint8Array(closed));
  }

  /**
   * @param {string} letters
   * @param {string} place
   * @returns {Promise<string>} rejected when it was locked by another key
   */
  async open(letters, place) {
    const bytes = bytesOf(letters);
    const way = this.way(bytes.slice(0, START), place);
    return new TextDecoder().decode(await crypto.subtle.decrypt(way, await this.key, bytes.slice(START)));
  }

  /**
   * @param {Uint8Array} iv
   * @param {string} place
   */
  way(iv, place) {
    return { name: SORT, iv, additionalData: new TextEncoder().encode(place) };
  }
}

/** @param {string} letters base64 */
function bytesOf(letters) {
  return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
function lettersOf(bytes) {
  return btoa(bytes.reduce((letters, byte) => letters + String.fromCharCode(byte), ""));
}
