// <hub-saved data-form="…">: the quiet words that say whether a form is safe while <hub-autosave> keeps it. The words of a
// state are in data-<state>. Only trouble is spoken, and once.
const STALE = 60_000;
const TROUBLE = ["unfinished", "away", "on-device"];

class HubSaved extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const form = document.getElementById(this.dataset.form);
    form.addEventListener("hub-saving", ({ detail }) => this.#show(detail), { signal: this.leaving.signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearTimeout(this.ageing);
  }

  #show(state) {
    const words = this.getAttribute(`data-${state}`);
    this.dataset.state = state;
    this.querySelector("[data-words]").textContent = words;
    const spoken = this.querySelector("[role=status]");
    const trouble = TROUBLE.includes(state) ? words : "";
    if (state !== "saving" && spoken.textContent !== trouble) spoken.textContent = trouble;
    clearTimeout(this.ageing);
    if (state === "saved-now") this.ageing = setTimeout(() => this.#show("saved"), STALE);
  }
}

customElements.define("hub-saved", HubSaved);
