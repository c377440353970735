// The behaviours that every page may use. Each is a custom element of its own file.
import "hub/ahead";
import "hub/autosave";
import "hub/choices";
import "hub/comment-starters";
import "hub/device";
import "hub/embed";
import "hub/find";
import "hub/menu";
import "hub/print";
import "hub/rings";
import "hub/saved";
import "hub/toast";
import "hub/unsaved";
import "hub/upload";
