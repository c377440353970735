// <hub-queue> around the queue: one key for each decision (its button says which), and no page load between two of them.
// While an answer is on its way keys do nothing, so that nobody decides about what they have not seen.
class HubQueue extends HTMLElement {
  connectedCallback() {
    this.press = (event) => this.#press(event);
    document.addEventListener("keydown", this.press);
    this.addEventListener("submit", (event) => this.#send(event));
    this.addEventListener("click", (event) => this.#turn(event));
    this.addEventListener("change", (event) => event.target.matches("select") && event.target.form.requestSubmit());
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
  }

  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const thing = this.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!thing) return;
    event.preventDefault();
    if (!this.busy) thing.click();
  }

  #turn(event) {
    const link = event.target.closest("a");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (link?.dataset.key === "c") {
      event.preventDefault();
      this.querySelector("#ask button").focus();
    } else if (link && plain && (link.hasAttribute("data-turn") || link.matches(".chip"))) {
      event.preventDefault();
      this.#fetch(link.href, {});
    }
  }

  #send(event) {
    const form = event.target;
    const fields = new FormData(form, event.submitter);
    event.preventDefault();
    if (form.method === "get") this.#fetch(`${form.action}?${new URLSearchParams(fields)}`, {});
    else this.#fetch(form.action, { method: "POST", body: fields });
  }

  async #fetch(address, how) {
    if (this.busy) return;
    this.busy = true;
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, how);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = answer.ok && page.querySelector("hub-queue");
      if (fresh) this.#show(fresh, answer.url);
      else location.reload();
    } catch {
      location.reload();
    } finally {
      this.busy = false;
      this.removeAttribute("aria-busy");
    }
  }

  #show(fresh, address) {
    this.replaceChildren(...fresh.childNodes);
    history.replaceState(null, "", address);
    const stays = getComputedStyle(this.querySelector(".queue__look")).position === "sticky";
    this.querySelector("#queue-look")?.focus({ preventScroll: stays });
    if (stays) this.querySelector(".queue-line__link[aria-current]")?.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("hub-queue", HubQueue);
