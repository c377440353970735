// <hub-label> around a piece and the choice of its kind: over the piece hangs the ribbon that is chosen.
class HubLabel extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      const ribbon = event.target.name === "kind" && event.target.parentElement.querySelector(".ribbon");
      if (ribbon) this.#hang(ribbon.cloneNode(true));
    });
  }

  #hang(ribbon) {
    const frame = this.querySelector(".frame");
    frame?.querySelector(":scope > .ribbon")?.remove();
    frame?.prepend(ribbon);
  }
}

customElements.define("hub-label", HubLabel);
