// <hub-live> around a part that htmx fetches anew at the event "live": every twenty seconds while somebody sees it, and
// not while a menu in it is open. Without it the part is as new as the page.
const EACH = 20_000;

class HubLive extends HTMLElement {
  connectedCallback() {
    this.ticking = setInterval(() => this.refresh(), EACH);
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  refresh() {
    if (document.visibilityState !== "visible" || this.querySelector("details[open]")) return;
    this.querySelector("[hx-get]")?.dispatchEvent(new Event("live"));
  }
}

customElements.define("hub-live", HubLive);
