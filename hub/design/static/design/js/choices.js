// <hub-choices> around radio buttons named `scheme` and `text`: how this reader likes the pages.
// The choice stays on this device. first-paint.js applies it before the page shows.
class HubChoices extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    for (const input of this.querySelectorAll("input[type=radio]")) {
      input.checked = (localStorage.getItem(`hub-${input.name}`) ?? "") === input.value;
    }
    this.addEventListener("change", (event) => this.#choose(event.target.name, event.target.value));
  }

  #choose(name, value) {
    if (value) {
      localStorage.setItem(`hub-${name}`, value);
      document.documentElement.dataset[name] = value;
    } else {
      localStorage.removeItem(`hub-${name}`);
      delete document.documentElement.dataset[name];
    }
  }
}

customElements.define("hub-choices", HubChoices);
