/** Keys, history and the rest that makes the surface behave. */

import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { Plugin } from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { Decoration, DecorationSet } from "prosemirror-view";

import { filmAlone, goBelowLines, goBelowThing, leaveCaption, lineInVerse, pickByClick, pickThing, tapBelow } from "./edges.js";
import { schema } from "./schema.js";
import { placeholders } from "./uploads.js";

const { nodes, marks } = schema;

/**
 * @param {{
 *   hint: string, openLink: () => void, focusTools: () => void, said: (word: "undone"|"redone") => void,
 *   shown: () => void,
 * }} around
 */
export function plugins(around) {
  return [
    inputRules({ rules: lists }),
    keymap(keys(around)),
    keymap(baseKeymap),
    history(),
    new Plugin({ props: { handleClick: (view, _pos, event) => tapBelow(view, event), handleClickOn: pickByClick } }),
    dropCursor({ class: "editor-drop", color: false }),
    gapCursor(),
    tableEditing(),
    placeholders(),
    emptyHint(around.hint),
    wordsBelowThings(),
    new Plugin({ view: () => ({ update: around.shown }) }),
  ];
}

/** "- " and "1. " begin lists; Backspace takes that back. */
const lists = [
  wrappingInputRule(/^[-*]\s$/, nodes.bullet_list),
  wrappingInputRule(
    /^(\d+)\.\s$/,
    nodes.ordered_list,
    (match) => ({ start: match[1] === "1" ? null : match[1] }),
    () => false,
  ),
];

/** @returns {Record<string, import("prosemirror-state").Command>} */
function keys({ openLink, focusTools, said }) {
  const saying = (command, word) => (state, dispatch) => {
    const done = command(state, dispatch);
    if (done && dispatch) {
      said(word);
    }
    return done;
  };
  const newLine = (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  };
  const takes = (state) => state.selection.$from.parent.type.contentMatch.matchType(nodes.hard_break) !== null;
  const line = chainCommands(exitCode, lineInVerse, (state, dispatch) => takes(state) && newLine(state, dispatch));
  return {
    "Mod-b": toggleMark(marks.strong),
    "Mod-i": toggleMark(marks.em),
    "Mod-k": () => (openLink(), true),
    "Mod-z": saying(undo, "undone"),
    "Mod-Shift-z": saying(redo, "redone"),
    "Mod-y": saying(redo, "redone"),
    "Mod-]": sinkListItem(nodes.list_item),
    "Mod-[": liftListItem(nodes.list_item),
    "Alt-F10": () => (focusTools(), true),
    Tab: goToNextCell(1),
    "Shift-Tab": goToNextCell(-1),
    Enter: chainCommands(leaveCaption, lineInVerse, filmAlone, splitListItem(nodes.list_item)),
    "Shift-Enter": line,
    "Mod-Enter": exitCode,
    ArrowDown: goBelowLines,
    Backspace: chainCommands(undoInputRule, pickThing),
  };
}

/** A picture is never written over. */
function wordsBelowThings() {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        const below = goBelowThing(view);
        if (below) {
          view.dispatch(view.state.tr.insertText(text));
        }
        return below;
      },
      handleDOMEvents: {
        compositionstart(view) {
          goBelowThing(view);
          return false;
        },
      },
    },
  });
}

/** What to do on an empty page, and on the empty line below a picture. @param {string} hint */
function emptyHint(hint) {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const last = doc.lastChild;
        const above = doc.childCount > 1 ? doc.child(doc.childCount - 2) : null;
        const empty = last?.type === nodes.paragraph && last.content.size === 0 && (!above || above.type === nodes.figure);
        const attributes = { class: "is-empty", "data-hint": hint };
        const end = doc.content.size;
        return empty ? DecorationSet.create(doc, [Decoration.node(end - last.nodeSize, end, attributes)]) : null;
      },
    },
  });
}
