/** Makes the editor's elements known to the page. */

import { HubEditor } from "./hub-editor.js";
import { SaveState } from "./save-state.js";

customElements.define("hub-save-state", SaveState);
customElements.define("hub-editor", HubEditor);
