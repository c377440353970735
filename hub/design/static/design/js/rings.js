// <hub-rings> beside the radio buttons of an audience: the rings fill up to the choice, with the faces in them.
class HubRings extends HTMLElement {
  connectedCallback() {
    this.closest("fieldset")?.addEventListener("change", (event) => {
      const reach = Number(event.target.dataset.reach);
      if (reach) this.#fill(reach);
    });
  }

  // The outermost of the five comes first.
  #fill(reach) {
    this.querySelectorAll(".rings__ring").forEach((ring, place) => {
      ring.classList.toggle("rings__ring--in", 5 - place <= reach);
      ring.classList.toggle("rings__ring--edge", 5 - place === reach);
    });
    this.querySelectorAll(".rings__face").forEach((face) => {
      face.classList.toggle("rings__face--in", face.dataset.reach <= reach);
    });
  }
}

customElements.define("hub-rings", HubRings);
