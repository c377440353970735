// <hub-ahead> inside a form that only buttons send, because others see what it keeps. With `data-takes-files` files that are
// chosen go to the hub ahead of it, to wait in the library; what others see stays as it is.
import { HubAutosave } from "hub/autosave";

class HubAhead extends HubAutosave {
  changed() {
    this.say("unfinished");
    if (this.files.untried.length) this.pace.typed();
  }

  save() {
    this.dirty = this.files.untried.length > 0;
    super.save();
  }

  async send() {
    const { base, kept } = await this.files.sendAhead();
    this.say(base ? "unfinished" : "away");
    if (!base) this.pace.failed();
    if (kept) this.form.dispatchEvent(new Event("input"));
  }
}

customElements.define("hub-ahead", HubAhead);
