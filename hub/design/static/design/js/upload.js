// <hub-upload> around a form with files: sends it in the background and moves its <progress>.
// When that cannot work, the form is sent as any form. The answer's page takes this page's place.
class HubUpload extends HTMLElement {
  connectedCallback() {
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(event.target, event.submitter);
    });
  }

  #send(form, submitter) {
    const body = new FormData(form, submitter);
    const bar = this.querySelector("progress");
    const request = new XMLHttpRequest();
    this.querySelector("[data-progress]")?.removeAttribute("hidden");
    if (submitter) submitter.setAttribute("aria-disabled", "true");
    request.upload.addEventListener("progress", (event) => {
      if (bar && event.lengthComputable) {
        bar.max = event.total;
        bar.value = event.loaded;
      }
    });
    request.addEventListener("load", () => this.#show(request));
    request.addEventListener("error", () => form.submit());
    request.open(form.method, form.action);
    request.responseType = "document";
    request.send(body);
  }

  // An answer that led elsewhere is opened there; a form that came back with a hint is shown in place.
  #show(request) {
    if (new URL(request.responseURL).pathname !== location.pathname) {
      location.assign(request.responseURL);
    } else {
      const main = request.response?.querySelector("main");
      if (main) document.querySelector("main").replaceWith(document.adoptNode(main));
      else location.reload();
    }
  }
}

customElements.define("hub-upload", HubUpload);
