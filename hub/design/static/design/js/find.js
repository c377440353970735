// <hub-find> around a search field and the panel below it, which htmx fills as one types: shows the panel while there is
// something in it, tells how much, and lets the arrow keys go through it. `data-found` names a part of the page instead.
class HubFind extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=search]");
    this.panel = this.querySelector(".finder__panel");
    this.addEventListener("keydown", (event) => this.#press(event));
    this.closest("details")?.addEventListener("toggle", (event) => event.target.open && this.input.focus());
    if (this.panel) this.#look();
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.lookElsewhere);
  }

  #look() {
    new MutationObserver(() => this.#show()).observe(this.panel, { childList: true });
    this.input.addEventListener("focus", () => this.#show());
    this.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.contains(event.relatedTarget)) this.panel.hidden = true;
    });
    this.lookElsewhere = (event) => {
      if (!this.contains(event.target)) this.panel.hidden = true;
    };
    document.addEventListener("click", this.lookElsewhere);
  }

  #show() {
    const found = this.panel.firstElementChild;
    this.panel.hidden = !found;
    this.querySelector("[role=status]").textContent = found?.dataset.told ?? "";
  }

  #press(event) {
    const links = this.#links();
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && this.panel && !this.panel.hidden) {
      this.input.focus();
      this.panel.hidden = true;
      event.stopPropagation();
    } else if (event.key === "ArrowDown" && links.length) {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? this.input).focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  #links() {
    const found = this.dataset.found ? document.getElementById(this.dataset.found) : this.panel;
    return found && !found.hidden ? [...found.querySelectorAll("a[href]:not(details:not([open]) *)")] : [];
  }
}

customElements.define("hub-find", HubFind);
