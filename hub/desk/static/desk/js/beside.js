// What the page for writing does beside the editor. It comes when the editor is there, so that nothing shares the line
// with that; or when the page is there without it.
const editor = customElements.whenDefined("hub-editor");
const page = new Promise((resolve) => window.addEventListener("load", resolve));
await Promise.race([editor, page]);
["guess", "rings", "toast", "together", "words"].forEach((name) => import(`hub/${name}`));
