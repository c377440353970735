/** A large file goes to the hub in parts (the tus protocol), and goes on by itself when the network is back. */

import { Upload } from "tus-js-client";

const PART = 1024 * 1024;
const CHECKED = 64 * PART;
/** For ten minutes without a sign from the hub; each part that arrives begins the count anew. */
const PAUSES = [500, 1000, 2000, 3000, ...Array.from({ length: 120 }, () => 5000)];

/**
 * @param {File} file
 * @param {{
 *   address: string, token: string, fields: Record<string, string>, signal: AbortSignal,
 *   arrived: (share: number) => void, waiting: () => void,
 * }} way fields: what is told about the file; arrived: a share of 1 is there; waiting: the line is broken
 * @returns {Promise<Response>} the hub's answer once the file is whole
 */
export async function sendInParts(file, way) {
  const headers = { "X-CSRFToken": way.token };
  const address = await bytesOf(file, way, headers);
  const body = new FormData();
  Object.entries(way.fields).forEach(([name, value]) => body.set(name, value));
  return again(() => fetch(`${address}finish/`, { method: "POST", headers, body, signal: way.signal }), way);
}

/** @returns {Promise<string>} address of the upload */
async function bytesOf(file, way, headers) {
  const metadata = { filename: file.name, ...(await checksum(file)) };
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: new URL(way.address, location.href).href,
      chunkSize: PART,
      retryDelays: PAUSES,
      storeFingerprintForResuming: false,
      headers,
      metadata,
      onShouldRetry: (error) => {
        way.waiting();
        const status = error.originalResponse?.getStatus() ?? 0;
        return status === 0 || status === 409 || status === 423 || status >= 500;
      },
      onProgress: (sent, all) => way.arrived(all ? sent / all : 0),
      onSuccess: () => resolve(/** @type {string} */ (upload.url)),
      onError: (error) => reject(error),
    });
    way.signal.addEventListener("abort", () => {
      upload.abort(true).catch(() => {});
      reject(way.signal.reason);
    });
    upload.start();
  });
}

/** What the hub compares at the end; only over a safe line, where browsers reckon it, and not for the largest. */
async function checksum(file) {
  if (!crypto.subtle || file.size > CHECKED) {
    return {};
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return { sha256: [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") };
}

/**
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
async function again(ask, { signal, waiting }) {
  for (const pause of PAUSES) {
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted) {
        throw error;
      }
      waiting();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return ask();
}

/** The hub's own words for what it refused while the file was announced. @param {any} error */
export function wordsOfRefusal(error) {
  try {
    return JSON.parse(error.originalResponse.getBody()).error ?? "";
  } catch {
    return "";
  }
}
