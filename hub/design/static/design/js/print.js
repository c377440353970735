// <hub-print>: its button prints the page. Without scripts the button stays hidden; the browser's own menu prints too.
class HubPrint extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
  }
}

customElements.define("hub-print", HubPrint);
