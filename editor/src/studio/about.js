/** Who made a file and what is said in it: the hub's own form, over the page. */

import { make } from "../elements.js";
import { openDialog } from "./dialog.js";

const PART = { "HX-Request": "true" };

/**
 * @param {{words: Record<string, string>, icons: string|null, announce: (sentence: string) => void}} around
 * @param {string} address of the form
 */
export async function tellAbout(around, address) {
  const place = make("div", { class: "studio__form" });
  const dialog = openDialog(around, "about", around.words.about, place);
  show(place, await (await fetch(address, { headers: PART })).text());
  place.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const answer = await fetch(address, { method: "POST", body: new FormData(form), headers: PART });
    if (answer.status === 204) {
      dialog.close();
      around.announce(around.words.alt_kept);
    } else {
      show(place, await answer.text());
    }
  });
}

/**
 * @param {Element} place
 * @param {string} html from the hub
 */
function show(place, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  place.replaceChildren(template.content);
  /** @type {HTMLElement|null} */ (place.querySelector("input:not([type=hidden]), select, textarea"))?.focus();
}
