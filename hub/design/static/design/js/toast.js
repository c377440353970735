// <hub-toast>: a message that leaves after ten seconds, or at once with its close button.
// It stays as long as somebody points at it or has the focus in it.
class HubToast extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-close]")?.addEventListener("click", () => this.remove());
    this.addEventListener("pointerenter", () => this.#stay());
    this.addEventListener("focusin", () => this.#stay());
    this.addEventListener("pointerleave", () => this.#leaveSoon());
    this.addEventListener("focusout", () => this.#leaveSoon());
    this.#leaveSoon();
  }

  disconnectedCallback() {
    this.#stay();
  }

  #leaveSoon() {
    this.#stay();
    if (!this.hasAttribute("data-keep")) {
      this.timer = setTimeout(() => this.remove(), 10_000);
    }
  }

  #stay() {
    clearTimeout(this.timer);
  }
}

customElements.define("hub-toast", HubToast);
