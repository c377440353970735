// <hub-speaking-note> in the form of a note: keeps it as it is typed, and says so. Of its parts, named by data-when, one is
// shown: saving, saved, or lost. What could not be sent stays in the field and is tried again.
const PAUSE = 1_000;
const AGAIN = 10_000;

class HubSpeakingNote extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.sent = Promise.resolve();
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.form.addEventListener("input", () => this.#keepIn(PAUSE), { signal });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keepIn(0);
    }, { signal });
    window.addEventListener("beforeunload", (event) => this.isUnsaved && event.preventDefault(), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearTimeout(this.waiting);
  }

  // One after the other, so that an older text never comes in last.
  #keepIn(time) {
    this.isUnsaved = true;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => (this.sent = this.sent.then(() => this.#keep())), time);
  }

  async #keep() {
    const body = new FormData(this.form);
    this.#say("saving");
    this.isUnsaved = false;
    const asked = { method: "POST", body, headers: { Accept: "application/json" } };
    const { saved } = await fetch(this.form.action, asked).then((answer) => answer.json()).catch(() => ({}));
    this.#say(saved ? "saved" : "lost");
    if (!saved) this.#keepIn(AGAIN);
  }

  #say(when) {
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== when;
  }
}

customElements.define("hub-speaking-note", HubSpeakingNote);
