/** Voice notes: recorded in the page, listened to, with a field for what is said. */

import { make } from "../elements.js";
import { button, openDialog } from "./dialog.js";

/** The first that the browser can do; M4A plays everywhere as it is. */
const FORMS = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/ogg;codecs=opus"];
const LONGEST = 10 * 60;

/**
 * @param {{words: Record<string, string>, icons: string|null, announce: (sentence: string) => void}} around
 * @param {(file: File, transcript: string) => void} put takes the finished recording
 */
export function record(around, put) {
  new Recorder(around, put);
}

class Recorder {
  constructor(around, put) {
    const { words, icons } = around;
    this.around = around;
    this.start = button(icons, "microphone-bold", words.voice_start);
    this.stop = button(icons, "pause-fill", words.voice_stop);
    this.start.autofocus = true;
    this.clock = make("p", { class: "studio__clock", role: "timer" }, "0:00");
    this.player = make("audio", { controls: "", class: "studio__player" });
    this.told = make("p", { class: "studio__told", role: "alert" });
    this.said = make("textarea", { rows: 4, maxlength: 5000, id: "voice-said" });
    const field = make("div", { class: "field" }, make("label", { for: "voice-said" }, words.voice_said), this.said);
    this.done = make("button", { type: "button", class: "button" }, words.put_in);
    this.done.disabled = true;
    this.stop.hidden = this.player.hidden = true;
    const tools = make("div", { class: "studio__tools" }, this.start, this.stop, this.clock);
    const parts = [this.told, tools, this.player, field, make("div", { class: "studio__tools" }, this.done)];
    this.dialog = openDialog(around, "voice", words.voice, ...parts);
    this.start.addEventListener("click", () => this.begin());
    this.stop.addEventListener("click", () => this.recorder?.stop());
    this.done.addEventListener("click", () => this.finish(put));
    this.dialog.addEventListener("close", () => this.leave());
  }

  async begin() {
    const { words, announce } = this.around;
    this.told.textContent = "";
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.told.textContent = words.voice_none;
      return;
    }
    const mimeType = FORMS.find((form) => MediaRecorder.isTypeSupported(form));
    this.recorder = new MediaRecorder(this.stream, mimeType ? { mimeType } : {});
    const pieces = [];
    this.recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    this.recorder.addEventListener("stop", () => this.stopped(pieces));
    this.recorder.start(1000);
    this.tick(Date.now());
    this.change(true);
    this.stop.focus();
    announce(words.voice_on);
  }

  /** @param {number} since */
  tick(since) {
    const seconds = Math.floor((Date.now() - since) / 1000);
    this.clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.ticking = setTimeout(() => this.tick(since), 500);
    if (seconds >= LONGEST) {
      this.recorder.stop();
    }
  }

  /** @param {Blob[]} pieces */
  stopped(pieces) {
    clearTimeout(this.ticking);
    this.stream.getTracks().forEach((track) => track.stop());
    if (this.dialog.open) {
      this.recording = new Blob(pieces, { type: this.recorder.mimeType });
      this.forget();
      this.player.src = this.heard = URL.createObjectURL(this.recording);
      this.change(false);
      this.said.focus();
      this.around.announce(this.around.words.voice_off);
    }
  }

  /** @param {boolean} running */
  change(running) {
    const { words } = this.around;
    this.start.hidden = running;
    this.stop.hidden = !running;
    this.player.hidden = running || !this.recording;
    this.done.disabled = running || !this.recording;
    this.start.querySelector("span").textContent = this.recording ? words.voice_again : words.voice_start;
  }

  /** @param {(file: File, transcript: string) => void} put */
  finish(put) {
    const { type } = this.recording;
    put(new File([this.recording], this.around.words.voice, { type }), this.said.value.trim());
    this.dialog.close();
  }

  leave() {
    if (this.recorder?.state === "recording") {
      this.recorder.stop();
    }
    this.forget();
  }

  forget() {
    if (this.heard) {
      URL.revokeObjectURL(this.heard);
    }
  }
}
