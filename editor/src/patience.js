/**
 * Sending the form waits for what is on its way: files, so that who presses Publish early loses no picture; and a saving
 * that has begun, whose answer says on which version the text stands. While it is asked which of two texts stays, nothing
 * is sent.
 */

export class Patience {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./uploads.js").Uploads} uploads
   * @param {{keeping: () => import("./safekeeping.js").Safekeeping|undefined, say: (sentence: string) => void}} around
   * @param {AbortSignal} signal the editor leaves the page
   */
  constructor(form, uploads, { keeping, say }, signal) {
    this.form = form;
    this.uploads = uploads;
    this.keeping = keeping;
    this.say = say;
    form.addEventListener("submit", (event) => this.submit(event), { capture: true, signal });
    window.addEventListener("beforeunload", (event) => this.uploads.onTheWay.size && event.preventDefault(), { signal });
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    const files = this.uploads.onTheWay.size > 0;
    const keeping = this.keeping();
    if (keeping?.saving.stopped) {
      event.preventDefault();
      event.stopImmediatePropagation();
      keeping.question.focus();
    } else if (files || keeping?.saving.busy) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (files) {
        this.say(this.uploads.words.wait_for_files);
      }
      this.sendAfterwards(event.submitter);
    }
  }

  /** @param {HTMLElement|null} submitter the last one that was pressed counts */
  async sendAfterwards(submitter) {
    const first = this.submitter === undefined;
    this.submitter = submitter;
    if (first) {
      const arrived = await this.uploads.settled();
      await this.keeping()?.saving.running;
      const pressed = this.submitter;
      this.submitter = undefined;
      if (arrived) {
        this.form.requestSubmit(pressed);
      } else {
        this.say(this.uploads.words.not_all_files);
      }
    }
  }
}
