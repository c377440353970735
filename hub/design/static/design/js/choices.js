// <hub-choices> around radio buttons with `data-choice` "scheme" or "text": how this reader likes the pages.
// The choice stays on this device. first-paint.js applies it before the page shows.
class HubChoices extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.show();
    this.addEventListener("change", (event) => this.#choose(event.target.dataset.choice, event.target.value));
  }

  show() {
    for (const input of this.querySelectorAll("input[data-choice]")) {
      input.checked = (localStorage.getItem(`hub-${input.dataset.choice}`) ?? "") === input.value;
    }
  }

  #choose(name, value) {
    if (value) {
      localStorage.setItem(`hub-${name}`, value);
      document.documentElement.dataset[name] = value;
    } else {
      localStorage.removeItem(`hub-${name}`);
      delete document.documentElement.dataset[name];
    }
    for (const other of document.querySelectorAll("hub-choices")) {
      other.show();
    }
  }
}

customElements.define("hub-choices", HubChoices);
