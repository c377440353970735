/** The tools: what each is called, what it does, when it is on. toolbar.js shows them. */

import { toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, sinkListItem } from "prosemirror-schema-list";
import { addColumnAfter, addRowAfter } from "prosemirror-tables";

import {
  around,
  hasMark,
  insertThing,
  isBlock,
  isRightToLeft,
  toggleBlock,
  toggleDirection,
  toggleList,
  toggleQuote,
} from "./commands.js";
import {
  newTable,
  removeColumn,
  removeRow,
  removeTable,
  toggleGallery,
  toggleHeadingRow,
  toggleTableTitle,
} from "./grouping.js";
import { schema } from "./schema.js";

/**
 * @typedef {Object} Tool
 * @property {string} name key of its word
 * @property {string} icon name in the sprite
 * @property {import("prosemirror-state").Command} [run]
 * @property {(state: import("prosemirror-state").EditorState) => boolean} [on]
 * @property {string} [files] which files it brings in, as `accept` of a file field
 * @property {"record"|"draw"} [studio] what of the studio it opens
 * @property {string} [opens] the panel it opens: "link" or "more"
 * @property {string} [keys] as aria-keyshortcuts says it
 * @property {string} [said] key of what is announced afterwards
 * @property {boolean} [inTable] only where the cursor is in a table
 */

const { nodes, marks } = schema;

/** @returns {Tool} */
const marking = (name, icon, type, keys) => ({
  name,
  icon,
  keys,
  run: toggleMark(type),
  on: (state) => hasMark(state, type),
});

/** @returns {Tool} */
const block = (name, icon, type, attrs, keys) => ({
  name,
  icon,
  keys,
  run: toggleBlock(type, attrs),
  on: (state) => isBlock(state, type, attrs),
});

/** @returns {Tool} */
const list = (name, icon, type) => ({
  name,
  icon,
  run: toggleList(type),
  on: (state) => around(state, "bullet_list", "ordered_list")?.node.type === type,
});

const fold = () => nodes.details.create(null, [nodes.summary.create(), nodes.paragraph.create()]);

/** @type {Record<string, Tool[]>} groups in the order in which they stand */
export const TOOLS = {
  insert: [
    { name: "picture", icon: "image-duotone", files: "image/*,.heic,.heif" },
    { name: "video", icon: "video-camera-duotone", files: "video/*" },
    { name: "drawing", icon: "paint-brush-duotone", studio: "draw" },
    { name: "voice", icon: "microphone-duotone", studio: "record" },
    {
      name: "link",
      icon: "link-duotone",
      opens: "link",
      keys: "Control+K",
      on: (state) => hasMark(state, marks.link),
    },
  ],
  format: [
    marking("bold", "text-b-bold", marks.strong, "Control+B"),
    marking("italic", "text-italic-bold", marks.em, "Control+I"),
    block("heading", "text-h-bold", nodes.heading, { level: 2 }),
    list("list", "list-bullets-bold", nodes.bullet_list),
  ],
  always: [
    { name: "undo", icon: "arrow-counter-clockwise-bold", run: undo, keys: "Control+Z", said: "undone" },
    { name: "more", icon: "dots-three-bold", opens: "more" },
  ],
  further: [
    { name: "redo", icon: "arrow-clockwise-bold", run: redo, keys: "Control+Shift+Z", said: "redone" },
    { name: "quote", icon: "quotes-bold", run: toggleQuote, on: (state) => around(state, "blockquote") !== null },
    list("numbers", "list-numbers-bold", nodes.ordered_list),
    { name: "further_in", icon: "text-indent-bold", run: sinkListItem(nodes.list_item), keys: "Control+]" },
    { name: "further_out", icon: "text-outdent-bold", run: liftListItem(nodes.list_item), keys: "Control+[" },
    block("small_heading", "text-h-three-bold", nodes.heading, { level: 3 }),
    block("smallest_heading", "text-h-four-bold", nodes.heading, { level: 4 }),
    block("verse", "feather-bold", nodes.preformatted, { verse: true }),
    marking("strike", "text-strikethrough-bold", marks.s),
    marking("marked", "highlighter-bold", marks.mark),
    marking("lower", "text-subscript-bold", marks.sub),
    marking("higher", "text-superscript-bold", marks.sup),
    marking("code", "code-bold", marks.code),
    block("code_block", "code-block-bold", nodes.code_block),
    { name: "sound", icon: "speaker-high-bold", files: "audio/*" },
    { name: "file", icon: "file-bold", files: "" },
    { name: "gallery", icon: "images-bold", run: toggleGallery, on: (state) => around(state, "gallery") !== null },
    { name: "table", icon: "table-bold", run: (...given) => insertThing(newTable(), true)(...given) },
    { name: "line", icon: "minus-bold", run: insertThing(nodes.horizontal_rule.create()) },
    { name: "read_more", icon: "scissors-bold", run: insertThing(nodes.horizontal_rule.create({ more: true })) },
    { name: "fold", icon: "caret-down-bold", run: (...given) => insertThing(fold(), true)(...given) },
    { name: "right_to_left", icon: "text-align-right-bold", run: toggleDirection, on: isRightToLeft },
  ],
  table: [
    { name: "table_row", icon: "rows-plus-bottom-bold", run: addRowAfter, inTable: true },
    { name: "table_column", icon: "columns-plus-right-bold", run: addColumnAfter, inTable: true },
    { name: "table_less_row", icon: "rows-bold", run: removeRow, inTable: true },
    { name: "table_less_column", icon: "columns-bold", run: removeColumn, inTable: true },
    { name: "table_head", icon: "text-h-bold", run: toggleHeadingRow, inTable: true },
    { name: "table_title", icon: "text-t-bold", run: toggleTableTitle, inTable: true },
    { name: "table_away", icon: "trash-bold", run: removeTable, inTable: true },
  ],
};
