/**
 * The hub's closed vocabulary as a ProseMirror schema. The server's half is hub.text.clean: what this can hold, that
 * lets through, and the other way round.
 */

import { Schema } from "prosemirror-model";

import { marks } from "./schema/marks.js";
import { tableNodes } from "./schema/tables.js";
import { textNodes } from "./schema/text.js";
import { thingNodes } from "./schema/things.js";

export const schema = new Schema({
  nodes: { doc: { content: "block+" }, ...textNodes, ...tableNodes, ...thingNodes, text: { group: "inline" } },
  marks,
});
