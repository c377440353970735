// <hub-words> around the field of a post's words: each word is a chip that one tap takes away, each guessed one a chip that
// one tap takes. The field stays, for typing.
const split = (words) => words.split(/[,\uff0c\u3001\u060c]/u).map((word) => word.trim()).filter(Boolean);
const same = (one, other) => one.localeCompare(other, undefined, { sensitivity: "base" }) === 0;

class HubWords extends HTMLElement {
  guessed = [];

  connectedCallback() {
    this.field = this.querySelector("input[name=words]");
    this.chips = this.querySelector("[data-chips]");
    this.querySelector("[data-without-script]")?.remove();
    this.field.addEventListener("change", () => this.#show());
    this.chips.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.#toggle(button.dataset.word);
    });
    this.#show();
  }

  /** @param {string[]} words */
  suggest(words) {
    this.guessed = words;
    this.#show();
  }

  #toggle(word) {
    const words = split(this.field.value);
    const left = words.filter((one) => !same(one, word));
    this.field.value = (left.length < words.length ? left : [...words, word]).join(", ");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.#show();
    this.chips.querySelector(`[data-word="${CSS.escape(word)}"]`)?.focus();
  }

  #show() {
    const words = split(this.field.value);
    const guessed = this.guessed.filter((word) => !words.some((one) => same(one, word)));
    this.chips.replaceChildren(
      ...words.map((word) => this.#chip("word", word)),
      ...guessed.map((word) => this.#chip("guessed", word)),
    );
  }

  #chip(kind, word) {
    const chip = this.querySelector(`template[data-${kind}]`).content.cloneNode(true);
    const button = chip.querySelector("button");
    button.dataset.word = word;
    button.querySelector("span").textContent = word;
    return chip;
  }
}

customElements.define("hub-words", HubWords);
