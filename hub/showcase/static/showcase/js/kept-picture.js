// <hub-kept-picture data-address> inside a form with a field `kept`: shows the picture that it names, as soon as the hub has it and
// when the form is opened again. In the address KEPT stands for its name.
class HubKeptPicture extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.shown = this.form.elements.kept.defaultValue;
    this.leaving = new AbortController();
    this.form.addEventListener("input", () => this.#show(), { signal: this.leaving.signal });
    this.#show();
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  #show() {
    const { kept, alternative } = this.form.elements;
    if (kept.value === this.shown) return;
    this.shown = kept.value;
    const picture = new Image();
    picture.className = "piece-form__picture";
    picture.alt = alternative.value;
    picture.src = this.dataset.address.replace("KEPT", kept.value);
    this.replaceChildren(picture);
  }
}

customElements.define("hub-kept-picture", HubKeptPicture);
