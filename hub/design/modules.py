"""Which JavaScript modules pages can import by name.

Every `static/<app>/js/<name>.js` of our apps is `hub/<name>`. A version in the file's name and the endings
`.bundle` and `.min` do not belong to the name: `editor-1.2.bundle.js` is `hub/editor`. Modules import each other
only by these names, so that hashing the files needs no rewriting.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from django.apps import apps
from django.template.loader import render_to_string
from django.templatetags.static import static

ENDING = re.compile(r"(-[0-9][0-9.]*)?(\.bundle|\.min)?\.js$")


@cache
def module_files() -> dict[str, str]:
    """Module name to path below STATIC_URL, for every app of the hub."""
    found = {}
    for app in apps.get_app_configs():
        if app.name.startswith("hub."):
            static = Path(app.path) / "static"
            for file in sorted(static.glob("*/js/*.js")):
                found[f"hub/{ENDING.sub('', file.name)}"] = file.relative_to(static).as_posix()
    return found


@cache
def import_map() -> str:
    """The script element that names our modules; the same on every page."""
    modules = [{"name": name, "url": static(path)} for name, path in module_files().items()]
    return render_to_string("design/_import_map.html", {"modules": modules})


@cache
def import_map_hash() -> str:
    """What the content security policy lets it in by: the SHA-256 of the text inside the element."""
    words = import_map().partition(">")[2].rpartition("</script>")[0]
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"
