// <hub-clock> around a button: counts minutes and seconds from its start until it is stopped; starting begins anew.
class HubClock extends HTMLElement {
  connectedCallback() {
    if (this.button) {
      // Moved to another place: it listens already, and two listeners would undo each other.
      if (this.ticking) this.#tick();
      return;
    }
    this.button = this.querySelector("button");
    this.button.hidden = false;
    this.button.addEventListener("click", () => (this.ticking ? this.#stop() : this.#start()));
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  #start() {
    this.began = performance.now();
    this.#tick();
  }

  #tick() {
    this.ticking = setInterval(() => this.#show(), 500);
    this.#show();
  }

  #stop() {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.#show();
  }

  #show() {
    const seconds = Math.floor((performance.now() - (this.began ?? performance.now())) / 1000);
    this.querySelector("[data-time]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = (part.dataset.when === "runs") !== Boolean(this.ticking);
  }
}

customElements.define("hub-clock", HubClock);
