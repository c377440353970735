// <hub-unsaved> inside a form: whoever leaves the page by a link is asked first when something was typed or chosen and
// not sent. The form's own buttons send it, and <hub-autosave> tells of what it kept.
class HubUnsaved extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form");
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    let isUnsaved = form.querySelector(".field--wrong") !== null;
    form.addEventListener("input", () => (isUnsaved = true), { signal });
    for (const kept of ["submit", "hub-kept"]) form.addEventListener(kept, () => (isUnsaved = false), { signal });
    window.addEventListener("beforeunload", (event) => isUnsaved && event.preventDefault(), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
  }
}

customElements.define("hub-unsaved", HubUnsaved);
