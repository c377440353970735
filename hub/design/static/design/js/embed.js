// <hub-embed provider="youtube" video="…" name="…">: a card with a link, as hub.text writes it; a click on its button
// puts the provider's quiet player in its place. Nothing is asked from outside before that click.
const PLAYERS = {
  youtube: (video) => `https://www.youtube-nocookie.com/embed/${encodeURIComponent(video)}`,
  // A film that is not listed has a secret after its number.
  vimeo: (video) => {
    const [number, secret] = video.split("/");
    return `https://player.vimeo.com/video/${number}${secret ? `?h=${secret}` : ""}`;
  },
};

class HubEmbed extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("[data-play]");
    const address = this.#address();
    if (button && address) {
      button.hidden = false;
      button.addEventListener("click", () => this.#play(new URL(address)));
    }
  }

  #address() {
    const player = this.getAttribute("player") || PLAYERS[this.getAttribute("provider")]?.(this.getAttribute("video") || "");
    return player?.startsWith("https://") ? player : "";
  }

  #play(address) {
    address.searchParams.set("autoplay", "1");
    const frame = document.createElement("iframe");
    frame.src = address.href;
    frame.title = this.getAttribute("name") || this.getAttribute("label") || "";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation");
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    this.card = [...this.childNodes];
    this.replaceChildren(frame);
    frame.focus();
  }

  // The card again, in place of a film that plays.
  stop() {
    if (this.card) this.replaceChildren(...this.card);
  }
}

customElements.define("hub-embed", HubEmbed);
