// <hub-unsaved> inside a form: whoever leaves the page by a link is asked first when something was typed or chosen and
// not sent. The form's own buttons send it.
class HubUnsaved extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form");
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    let isUnsaved = form.querySelector(".field--wrong") !== null;
    form.addEventListener("input", () => (isUnsaved = true), { signal });
    form.addEventListener("submit", () => (isUnsaved = false), { signal });
    window.addEventListener("beforeunload", (event) => isUnsaved && event.preventDefault(), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
  }
}

customElements.define("hub-unsaved", HubUnsaved);
