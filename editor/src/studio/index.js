/** What the editor fetches only when somebody uses it. See ../studio.js. */

export { tellAbout } from "./about.js";
export { draw } from "./drawing.js";
export { record } from "./recording.js";
export { sendInParts, wordsOfRefusal } from "./sending.js";
