// <hub-ready>: fetches all pictures and letters of the page at once, and says when they are here. Of its parts, named by
// data-when, one is shown: coming, ready, or lacking.
class HubReady extends HTMLElement {
  async connectedCallback() {
    this.#say("coming");
    const pictures = await Promise.all([...document.images].map(arrived));
    await lettersOf(document.body);
    this.#say(pictures.every(Boolean) ? "ready" : "lacking");
  }

  #say(when) {
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== when;
  }
}

// Whether the picture came; not before it came or failed.
async function arrived(picture) {
  picture.loading = "eager";
  if (!picture.complete) {
    await new Promise((done) => ["load", "error"].forEach((name) => picture.addEventListener(name, done, { once: true })));
  }
  return picture.naturalWidth > 0;
}

// The files of the letters that are on the page, those of slides that are not shown too. Without one there is another.
function lettersOf(element) {
  const families = [element, ...element.querySelectorAll("h1, h2")].map((one) => getComputedStyle(one).fontFamily);
  const loads = [...new Set(families)].map((family) => document.fonts.load(`1em ${family}`, element.textContent));
  return Promise.allSettled(loads);
}

customElements.define("hub-ready", HubReady);
