// <hub-full-screen> around a button: the button, or the key f, shows the page on the whole screen and back.
const TYPED_IN = "input, textarea, select, [contenteditable]";

class HubFullScreen extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!document.fullscreenEnabled) return;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    const turn = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    button.hidden = false;
    button.addEventListener("click", turn, { signal });
    document.addEventListener("fullscreenchange", () => button.setAttribute("aria-pressed", Boolean(document.fullscreenElement)), { signal });
    document.addEventListener("keydown", (event) => {
      const isOurs = event.key === "f" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isOurs && !event.target.closest(TYPED_IN)) turn();
    }, { signal });
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }
}

customElements.define("hub-full-screen", HubFullScreen);
