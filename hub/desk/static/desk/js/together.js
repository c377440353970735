// <hub-together data-address> in the page for writing: when somebody is named, the lines beneath "Who can see it?" say at
// once who reads it then. What can no longer be chosen stays chosen until the writer changes it; saving says so.
// The field `together_was` says who was named before: whoever is tapped was not so, as often as the page is saved.
class HubTogether extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.addEventListener("change", ({ target }) => {
      this.#note(target);
      this.#ask();
    });
  }

  #note({ value, checked }) {
    const field = this.querySelector("[name=together_was]");
    const others = field.value.split(" ").filter((one) => one && one !== value);
    field.value = (checked ? others : [...others, value]).join(" ");
  }

  async #ask() {
    const all = new FormData(this.form);
    const fields = new FormData();
    for (const name of ["csrfmiddlewaretoken", "start", "audience", "together", "together_was"]) {
      for (const value of all.getAll(name)) fields.append(name, value);
    }
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(this.dataset.address, { method: "POST", body: fields, signal: this.asking.signal });
      if (answer.ok) this.#show(await answer.json());
    } catch {
      // Without the network the lines stay; the hub asks again when it is saved.
    }
  }

  #show(audiences) {
    for (const [audience, { line, off }] of Object.entries(audiences)) {
      const choice = this.form.querySelector(`[name=audience][value="${audience}"]`);
      const said = choice?.closest("label").querySelector(".choice__line") ?? this.form.querySelector(`#who-${audience}`);
      if (said) said.textContent = line;
      if (choice) choice.disabled = off && !choice.checked;
    }
  }
}

customElements.define("hub-together", HubTogether);
