// <hub-present> around slides: shows one at a time. The address says which one (#piece-3), so that the links Back and
// Next, the browser's own way back and a bookmark do as they do without scripts. Nothing is fetched on the way.
import "hub/full-screen";
import "hub/ready";
import { whenSwiped } from "hub/swipe";

const STEPS = { PageDown: 1, PageUp: -1, ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
const TYPED_IN = "input, textarea, select, iframe, video, audio, [contenteditable]";
const PRESSED = "a, button, summary";

class HubPresent extends HTMLElement {
  connectedCallback() {
    this.slides = [...this.querySelectorAll(".present__screen")];
    this.marks = [...this.querySelectorAll(".present__mark")];
    this.forward = document.documentElement.dir === "rtl" ? -1 : 1;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    window.addEventListener("hashchange", () => this.#turn(), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.addEventListener("visibilitychange", () => this.#stayAwake(), { signal });
    whenSwiped(this, (toTheLeft) => this.#step(toTheLeft ? this.forward : -this.forward), signal);
    for (const link of this.querySelectorAll("[data-close]")) {
      link.addEventListener("click", (event) => this.#close(event), { signal });
    }
    // What leads out opens beside the presentation.
    for (const link of this.querySelectorAll(".paper a, hub-embed a")) link.target = "_blank";
    this.querySelector(".present__progress").hidden = false;
    this.#show(Math.max(0, this.#asked()));
    this.#stayAwake();
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  #asked() {
    return this.slides.findIndex((slide) => `#${slide.id}` === location.hash);
  }

  // To the slide that the address names; any other anchor is none of ours.
  #turn() {
    const place = location.hash ? this.#asked() : 0;
    if (place >= 0 && place !== this.place) {
      this.#quieten(this.slides[this.place]);
      this.#show(place);
      scrollTo(0, 0);
      this.#paper.focus({ preventScroll: true });
      this.querySelector("[data-alone]").textContent = "";
      this.querySelector("[role=status][data-place]").textContent = this.slides[place].dataset.place;
    }
  }

  #show(place) {
    this.place = place;
    this.slides.forEach((slide, number) => slide.toggleAttribute("data-away", number !== place));
    this.marks.forEach((mark, number) => {
      mark.classList.toggle("present__mark--done", number < place);
      mark.classList.toggle("present__mark--here", number === place);
    });
    this.#paper.tabIndex = scrolls(this.#paper) ? 0 : -1;
    this.#paper.scrollTop = 0;
  }

  get #paper() {
    return this.slides[this.place].querySelector(".present__slide");
  }

  // Counted from what the address asks for: a second key may come before the first one has been followed.
  #step(by) {
    const asked = this.#asked();
    const from = asked < 0 ? this.place : asked;
    const place = Math.min(Math.max(from + by, 0), this.slides.length - 1);
    if (place !== from) location.hash = this.slides[place].id;
  }

  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPED_IN)) return;
    const by = this.#way(event);
    if (by) {
      event.preventDefault();
      this.#step(by);
    } else if (event.key === "Escape" && !document.fullscreenElement) {
      this.querySelector("[data-close]").click();
    }
  }

  #way({ key, shiftKey, target }) {
    if (key === " ") return target.closest(PRESSED) ? 0 : shiftKey ? -1 : 1;
    if (key === "ArrowRight" || key === "ArrowLeft") return key === "ArrowRight" ? this.forward : -this.forward;
    return key.startsWith("Arrow") && [this.#paper, document.documentElement].some(scrolls) ? 0 : STEPS[key] ?? 0;
  }

  // A film that plays on behind the next slide would be heard.
  #quieten(slide) {
    for (const film of slide.querySelectorAll("hub-embed")) film.stop?.();
    for (const sound of slide.querySelectorAll("video, audio")) sound.pause();
  }

  // Without the hub there is no page to go back to: then the presentation stays.
  async #close(event) {
    event.preventDefault();
    const { href } = event.currentTarget;
    if (await fetch(href, { method: "HEAD" }).then(() => true, () => false)) location.assign(href);
    else this.#tell();
  }

  #tell() {
    const words = this.querySelector("[data-alone]");
    words.textContent = words.dataset.alone;
  }

  #stayAwake() {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  }
}

// Higher than its place.
function scrolls(element) {
  return element.scrollHeight > element.clientHeight + 1;
}

customElements.define("hub-present", HubPresent);
