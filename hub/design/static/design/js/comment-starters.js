// <hub-comment-starters> around a comment form: a starter puts its words into the empty or growing text.
class HubCommentStarters extends HTMLElement {
  connectedCallback() {
    const text = this.querySelector("textarea");
    const starters = this.querySelector("[data-starters]");
    if (text && starters) {
      starters.hidden = false;
      starters.addEventListener("click", (event) => {
        const starter = event.target.closest("[data-words]");
        if (starter) this.#begin(text, starter.dataset.words);
      });
    }
  }

  #begin(text, words) {
    const gap = text.value && !/\s$/.test(text.value) ? " " : "";
    text.value += `${gap}${words} `;
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("hub-comment-starters", HubCommentStarters);
