// <hub-guess data-address> in the page for writing: asks the hub where the text belongs, a moment after somebody stopped
// typing. The guessed shelves come first, dashed; one tap takes one. The words go to <hub-words>. Nothing is asked twice,
// and what is chosen is never touched.
const PAUSE = 1200;
const FEWEST_LETTERS = 20;

class HubGuess extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.said = this.querySelector("[data-says]");
    this.form?.addEventListener("input", (event) => this.#typed(event.target));
    this.form?.addEventListener("change", () => this.#settle());
    if (!this.#isFiled()) this.timer = setTimeout(() => this.#ask(), PAUSE);
  }

  #typed(field) {
    if (field.name === "shelves" || field.closest?.("hub-words")) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), PAUSE);
  }

  async #ask() {
    const all = new FormData(this.form);
    const fields = new FormData();
    for (const name of ["csrfmiddlewaretoken", "start", "title", "body", "body_format", "continues"]) {
      if (all.has(name)) fields.set(name, all.get(name));
    }
    const text = `${fields.get("title")} ${fields.get("body")}`;
    if (text === this.text || text.trim().length < FEWEST_LETTERS) return;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(this.dataset.address, { method: "POST", body: fields, signal: this.asking.signal });
      if (!answer.ok) return;
      this.#show(await answer.json());
      this.text = text;
    } catch {
      // Without the network nothing is guessed; what is typed is kept elsewhere.
    }
  }

  #show({ says, shelves, words }) {
    this.said.querySelector("span").textContent = says;
    this.#settle();
    this.form.querySelector("hub-words")?.suggest(words);
    const chips = this.closest("fieldset").querySelector(".chips");
    for (const chip of this.form.querySelectorAll(".chip--guessed")) chip.classList.remove("chip--suggested", "chip--guessed");
    const guessed = shelves.map((shelf) => this.form.querySelector(`[name=shelves][value="${shelf}"]`)?.closest(".chip"));
    for (const chip of guessed.filter(Boolean).reverse()) {
      chip.classList.add("chip--suggested", "chip--guessed");
      // Nothing moves under somebody's finger.
      if (!chips?.matches(":hover, :focus-within")) chips?.prepend(chip);
    }
  }

  // The sentence is there as long as nothing is chosen.
  #settle() {
    this.said.hidden = this.#isFiled() || !this.said.textContent.trim();
  }

  #isFiled() {
    return Boolean(this.form?.querySelector("[name=shelves]:checked"));
  }
}

customElements.define("hub-guess", HubGuess);
