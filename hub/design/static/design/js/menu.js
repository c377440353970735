// <hub-menu> around a <details>: Escape and a click elsewhere close it.
class HubMenu extends HTMLElement {
  connectedCallback() {
    this.closeElsewhere = (event) => {
      if (!this.contains(event.target)) this.#close();
    };
    document.addEventListener("click", this.closeElsewhere);
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#details?.open) {
        this.#close();
        this.querySelector("summary").focus();
      }
    });
    this.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.contains(event.relatedTarget)) this.#close();
    });
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.closeElsewhere);
  }

  get #details() {
    return this.querySelector("details");
  }

  #close() {
    if (this.#details) this.#details.open = false;
  }
}

customElements.define("hub-menu", HubMenu);
