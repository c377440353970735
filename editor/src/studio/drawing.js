/** The drawing pad: pen, finger or mouse; what is on it stays when it is closed, until it is put into the text. */

import { make } from "../elements.js";
import { button, openDialog } from "./dialog.js";
import { ink } from "./strokes.js";

const WIDTH = 1600;
const HEIGHT = 1200;
// In every language: by this name a search for drawings knows them (hub/search/narrowing.py).
const NAME = "drawing.png";
const COLOURS = {
  ink: "#1d1d3a",
  red: "#d0312d",
  orange: "#f08a24",
  yellow: "#f5c842",
  green: "#3a8a4d",
  blue: "#2463b5",
  purple: "#7d3c98",
  brown: "#7a4a2b",
  white: "#ffffff",
};
const SIZES = { thin: 8, middle: 20, thick: 48 };

/** @type {import("./strokes.js").Stroke[]} */
let strokes = [];

/**
 * @param {{words: Record<string, string>, icons: string|null, announce: (sentence: string) => void}} around
 * @param {(file: File) => void} put takes the finished drawing
 */
export function draw(around, put) {
  new Pad(around, put);
}

class Pad {
  constructor(around, put) {
    const { words, icons } = around;
    this.around = around;
    this.canvas = make("canvas", { class: "studio__paper", width: WIDTH, height: HEIGHT, role: "img" });
    this.canvas.setAttribute("aria-label", words.draw_paper);
    this.paper = this.canvas.getContext("2d");
    this.undo = button(icons, "arrow-counter-clockwise-bold", words.undo);
    this.clear = button(icons, "trash-bold", words.draw_clear);
    this.done = make("button", { type: "button", class: "button" }, words.put_in);
    const colours = this.choices("colour", COLOURS, "ink");
    const sizes = this.choices("size", SIZES, "middle");
    const tools = make("div", { class: "studio__tools" }, colours, sizes, this.undo, this.clear, this.done);
    this.dialog = openDialog(around, "draw", words.drawing, this.canvas, tools);
    this.undo.addEventListener("click", () => this.takeBack());
    this.clear.addEventListener("click", () => this.keep([]));
    this.done.addEventListener("click", () => this.finish(put));
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    this.follow();
    this.keep(strokes);
  }

  /**
   * @param {string} name
   * @param {Record<string, string|number>} values
   * @param {string} first
   */
  choices(name, values, first) {
    const { words } = this.around;
    const group = make("fieldset", { class: `studio__choices studio__choices--${name}` });
    group.append(make("legend", { class: "visually-hidden" }, words[`draw_${name}`]));
    for (const value of Object.keys(values)) {
      const input = make("input", { type: "radio", name: `draw-${name}`, value });
      input.checked = value === first;
      input.autofocus = value === "ink";
      const sign = make("span", { class: `studio__sign studio__sign--${value}`, "aria-hidden": "true" });
      const label = make("span", { class: "visually-hidden" }, words[`draw_${value}`]);
      group.append(make("label", { class: "studio__choice" }, input, sign, label));
    }
    return group;
  }

  /** @param {string} name */
  chosen(name) {
    return this.dialog.querySelector(`input[name="draw-${name}"]:checked`).value;
  }

  follow() {
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.go(event));
    for (const end of ["pointerup", "pointercancel"]) {
      this.canvas.addEventListener(end, () => this.lift());
    }
  }

  /** @param {PointerEvent} event */
  begin(event) {
    if (event.isPrimary && event.button === 0) {
      event.preventDefault();
      this.canvas.setPointerCapture(event.pointerId);
      const looks = { colour: COLOURS[this.chosen("colour")], size: SIZES[this.chosen("size")] };
      this.stroke = { ...looks, pen: event.pointerType === "pen", points: [this.point(event)] };
      this.keep([...strokes, this.stroke]);
    }
  }

  /** @param {PointerEvent} event */
  go(event) {
    if (this.stroke && event.isPrimary) {
      const passed = event.getCoalescedEvents?.() ?? [];
      this.stroke.points.push(...(passed.length ? passed : [event]).map((one) => this.point(one)));
      this.waiting ??= requestAnimationFrame(() => {
        this.waiting = undefined;
        this.show();
      });
    }
  }

  lift() {
    this.stroke = undefined;
    this.show();
  }

  /** @param {PointerEvent} event */
  point({ clientX, clientY, pressure }) {
    const box = this.canvas.getBoundingClientRect();
    return [((clientX - box.left) * WIDTH) / box.width, ((clientY - box.top) * HEIGHT) / box.height, pressure];
  }

  /** @param {import("./strokes.js").Stroke[]} drawn */
  keep(drawn) {
    strokes = drawn;
    for (const tool of [this.undo, this.clear, this.done]) {
      tool.disabled = drawn.length === 0;
    }
    this.show();
  }

  takeBack() {
    this.keep(strokes.slice(0, -1));
    this.around.announce(this.around.words.undone);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      this.takeBack();
    }
  }

  show() {
    this.paper.fillStyle = COLOURS.white;
    this.paper.fillRect(0, 0, WIDTH, HEIGHT);
    strokes.forEach((stroke) => ink(this.paper, stroke));
  }

  /** @param {(file: File) => void} put */
  finish(put) {
    this.canvas.toBlob((blob) => {
      put(new File([blob], NAME, { type: "image/png" }));
      strokes = [];
      this.dialog.close();
    }, "image/png");
  }
}
