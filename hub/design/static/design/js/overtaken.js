// When another window kept something else while a form was open: whose words are whose, and which stay.
const tidy = (words) => (words ?? "").replace(/\r\n/g, "\n").trim();

/** What is sent while somebody types. */
export function words(form) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  return body;
}

/** A new thing has its own page from now on. @param {string} page its address */
export function moveTo(form, page) {
  form.dispatchEvent(new Event("hub-moves"));
  history.replaceState(history.state, "", page);
}

/** What somebody sees in the form, by the names of its fields. @param {Iterable<[string, string]>} entries */
export function seen(form, entries) {
  const hidden = new Set([...form.elements].filter(({ type }) => type === "hidden").map(({ name }) => name));
  return Object.fromEntries([...entries].filter(([name, words]) => !hidden.has(name) && tidy(words)));
}

/** Whether what was sent is all that is kept, and no words besides. @param {Record<string, string>} fields as kept */
export function isSame(form, sent, fields) {
  const there = seen(form, Object.entries(fields));
  const isTyped = (name) => ["text", "textarea"].includes(form.elements[name].type);
  const names = [...Object.keys(there), ...Object.keys(sent).filter(isTyped)];
  return names.every((name) => tidy(sent[name]) === tidy(there[name]));
}

/** Shows the other words above the form; its buttons say which stay. @param {string} note HTML of the hub */
export function ask(form, note) {
  const question = new DOMParser().parseFromString(note, "text/html").body.firstElementChild;
  question.querySelector("a").addEventListener("click", () => form.dispatchEvent(new Event("hub-kept")));
  form.before(question);
  question.scrollIntoView({ block: "nearest" });
}
