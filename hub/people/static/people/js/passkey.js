// <hub-passkey data-begin="address" data-failed="words"> around a form with a hidden field `answer`: sending the form asks
// the browser for a passkey first (with data-new: to make one). It stays hidden where the browser has none.
class HubPasskey extends HTMLElement {
  connectedCallback() {
    this.hidden = !window.PublicKeyCredential?.parseRequestOptionsFromJSON;
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
  }

  async #ask() {
    const status = this.querySelector("[role=status]");
    status.textContent = "";
    try {
      const asked = await fetch(this.dataset.begin, { method: "POST", body: new FormData(this.form) });
      const { publicKey } = await asked.json();
      const credential = await this.#credential(publicKey);
      this.form.elements.answer.value = JSON.stringify(credential.toJSON());
      this.form.submit();
    } catch {
      status.textContent = this.dataset.failed;
    }
  }

  #credential(asked) {
    if (this.hasAttribute("data-new")) {
      return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) });
    }
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  }
}

customElements.define("hub-passkey", HubPasskey);
