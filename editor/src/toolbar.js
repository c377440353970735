/** The row of tools: one stop for Tab, arrows inside, a word under each icon. */

import { around } from "./commands.js";
import { icon, make } from "./elements.js";
import { TOOLS } from "./tools.js";

/** @typedef {import("./tools.js").Tool} Tool */

export class Toolbar {
  /**
   * @param {{
   *   words: import("./words.js").Words, icons: string|null, upload: boolean, studio: boolean,
   *   openStudio: (what: "record"|"draw") => void,
   *   announce: (sentence: string) => void, bringIn: (files: File[]) => void, openLink: () => void,
   * }} around
   */
  constructor(around) {
    this.around = around;
    /** @type {Map<HTMLButtonElement, Tool>} */
    this.tools = new Map();
    this.dom = make("div", {
      class: "editor-tools",
      role: "toolbar",
      "aria-label": around.words.tools,
      "data-open": "false",
    });
    this.file = make("input", { type: "file", class: "editor-tools__files", tabindex: "-1", "aria-hidden": "true" });
    this.file.multiple = true;
    this.file.addEventListener("change", () => this.filesChosen());
    const row = make("div", { class: "editor-tools__row" });
    row.append(this.group("insert"), this.group("format"), this.group("always"));
    new ResizeObserver(() => requestAnimationFrame(() => this.fit(row))).observe(row);
    document.fonts.addEventListener("loadingdone", () => this.fit(row));
    this.further = make("div", { class: "editor-tools__further" }, this.group("table"), this.group("further"));
    this.dom.append(row, this.further, this.file);
    this.dom.addEventListener("keydown", (event) => this.key(event));
    this.dom.addEventListener("focusin", (event) => this.rove(event.target));
    this.rove(this.buttons()[0]);
  }

  /** @param {import("prosemirror-view").EditorView} view */
  attach(view) {
    this.view = view;
  }

  /** Shows which tools are on and which can be used here. */
  update() {
    const { state } = this.view;
    const inTable = around(state, "table_block") !== null;
    if (inTable && !this.inTable) {
      this.further.scrollTo(0, 0);
    }
    this.inTable = inTable;
    for (const [button, tool] of this.tools) {
      if (tool.on) {
        button.setAttribute("aria-pressed", String(tool.on(state)));
      }
      if (tool.run) {
        button.setAttribute("aria-disabled", String(!tool.run(state)));
      }
      button.hidden = Boolean(tool.inTable) && !inTable;
    }
  }

  /** Where the words would need a second line, only readers hear them. @param {HTMLElement} row */
  fit(row) {
    row.dataset.words = "true";
    const first = row.querySelectorAll(".editor-tools__group--insert > button, .editor-tools__group--always > button");
    const seen = [...first].filter((button) => button.offsetParent !== null);
    row.dataset.words = String(new Set(seen.map((button) => button.offsetTop)).size < 2);
  }

  focus() {
    this.buttons()
      .find((button) => button.tabIndex === 0)
      ?.focus();
  }

  /** @param {string} name */
  group(name) {
    const group = make("div", { class: `editor-tools__group editor-tools__group--${name}` });
    const { upload, studio } = this.around;
    const usable = (tool) => (upload || tool.files === undefined) && ((upload && studio) || !tool.studio);
    group.append(...TOOLS[name].filter(usable).map((tool) => this.button(tool)));
    return group;
  }

  /** @param {Tool} tool */
  button(tool) {
    const { words, icons } = this.around;
    const button = make(
      "button",
      {
        type: "button",
        class: "editor-tool",
        tabindex: "-1",
        "data-tool": tool.name,
        "aria-keyshortcuts": tool.keys,
        "aria-expanded": tool.opens ? "false" : null,
      },
      icon(icons, tool.icon),
      make("span", {}, words[tool.name]),
    );
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => this.use(tool, button));
    this.tools.set(button, tool);
    return button;
  }

  /**
   * @param {Tool} tool
   * @param {HTMLButtonElement} button
   */
  use(tool, button) {
    if (tool.files !== undefined) {
      this.file.accept = tool.files;
      this.file.click();
    } else if (tool.studio) {
      this.around.openStudio(tool.studio);
    } else if (tool.opens === "more") {
      this.toggleMore(button);
    } else if (tool.opens === "link") {
      this.around.openLink();
    } else if (tool.run?.(this.view.state, this.view.dispatch, this.view)) {
      this.view.focus();
      this.showCaret();
      if (tool.said) {
        this.around.announce(this.around.words[tool.said]);
      }
    }
  }

  /** @param {HTMLButtonElement} button */
  toggleMore(button) {
    const open = this.dom.dataset.open !== "true";
    this.dom.dataset.open = String(open);
    button.setAttribute("aria-expanded", String(open));
    if (this.view.hasFocus()) {
      this.showCaret();
    }
  }

  /** The tools take more room or less: the text moves, so that one sees where one writes. */
  showCaret() {
    this.view.dispatch(this.view.state.tr.scrollIntoView());
  }

  filesChosen() {
    this.around.bringIn([...this.file.files]);
    this.file.value = "";
  }

  /** @returns {HTMLButtonElement[]} those that can be seen */
  buttons() {
    const all = [...this.tools.keys()];
    return this.dom.isConnected ? all.filter((button) => button.offsetParent !== null) : all;
  }

  /** Only one tool is a stop for Tab: the one used last. @param {EventTarget|null} chosen */
  rove(chosen) {
    if (this.tools.has(/** @type {any} */ (chosen))) {
      for (const button of this.tools.keys()) {
        button.tabIndex = button === chosen ? 0 : -1;
      }
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const buttons = this.buttons();
    const here = buttons.indexOf(/** @type {any} */ (document.activeElement));
    const forward = getComputedStyle(this.dom).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const goals = { [forward]: here + 1, [backward]: here - 1, Home: 0, End: buttons.length - 1 };
    if (event.key in goals) {
      event.preventDefault();
      buttons.at(goals[event.key] % buttons.length)?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.view.focus();
    }
  }
}
