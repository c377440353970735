// <hub-order> around a list: its lines are put in order by dragging, or by the arrow keys on their grips. The hidden inputs of
// the lines, in their new order, go with the form that the list is in; a `change` says that there is something to keep.
const PAUSE = 600;
const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity };

class HubOrder extends HTMLElement {
  #timer = 0;
  #sending = false;
  #held = null;

  connectedCallback() {
    this.addEventListener("keydown", (event) => this.#press(event));
    this.addEventListener("pointerdown", (event) => this.#take(event));
    this.addEventListener("pointermove", (event) => this.#drag(event));
    this.addEventListener("pointerup", () => this.#drop());
    this.addEventListener("pointercancel", () => this.#drop());
    this.addEventListener("dragstart", (event) => event.preventDefault());
    this.heard = (event) => this.#hear(event);
    for (const name of ["before:request", "before:swap", "finally:request"]) {
      document.addEventListener(`htmx:${name}`, this.heard);
    }
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    for (const name of ["before:request", "before:swap", "finally:request"]) {
      document.removeEventListener(`htmx:${name}`, this.heard);
    }
  }

  get #list() {
    return this.querySelector("ol");
  }

  get #lines() {
    return [...this.#list.children];
  }

  /** An answer to an earlier order must not undo what was moved since. */
  #hear(event) {
    if (event.type === "htmx:before:swap" && (this.#timer || this.#held)) event.preventDefault();
    else if (event.type !== "htmx:before:swap") this.#sending = event.type === "htmx:before:request";
  }

  #press(event) {
    const grip = event.target.closest("[data-grip]");
    const back = getComputedStyle(this).direction === "rtl" && event.key.match(/Left|Right/) ? -1 : 1;
    if (!grip || !(event.key in STEPS)) return;
    event.preventDefault();
    const lines = this.#lines;
    const line = grip.closest("li");
    const place = lines.indexOf(line) + STEPS[event.key] * back;
    this.#put(line, Math.min(lines.length - 1, Math.max(0, place)));
    grip.focus();
  }

  #take(event) {
    const line = event.target.closest("li");
    const onGrip = event.target.closest("[data-grip]");
    const byMouse = event.pointerType === "mouse" && event.button === 0 && !event.target.closest("button");
    if (!line || !(onGrip || byMouse)) return;
    this.#held = line;
    line.toggleAttribute("data-held", true);
    this.setPointerCapture(event.pointerId);
  }

  #drag(event) {
    if (!this.#held) return;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest("li");
    const place = this.#lines.indexOf(under);
    if (place >= 0 && under !== this.#held) this.#put(this.#held, place);
  }

  #drop() {
    this.#held?.removeAttribute("data-held");
    this.#held = null;
  }

  #put(line, place) {
    const lines = this.#lines;
    const from = lines.indexOf(line);
    if (from === place) return;
    lines[place][from < place ? "after" : "before"](line);
    this.#lines.forEach((one, number, { length }) => {
      one.querySelector("[data-number]").textContent = number + 1;
      const [earlier, later] = one.querySelectorAll("[name=then]");
      earlier.disabled = number === 0;
      later.disabled = number === length - 1;
      one.querySelector("[name=order]").disabled = false;
    });
    const said = { title: line.dataset.name, place: place + 1, count: lines.length };
    this.querySelector("[role=status]").textContent = this.dataset.told.replace(/{(\w+)}/g, (_, name) => said[name]);
    this.#keepSoon();
  }

  #keepSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#sending || this.#held) return this.#keepSoon();
      this.#timer = 0;
      this.#list.dispatchEvent(new Event("change", { bubbles: true }));
    }, PAUSE);
  }
}

customElements.define("hub-order", HubOrder);
