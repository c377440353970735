"""What our own writer notes beside an item, and our reader understands; a WordPress in between keeps and repeats it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

RECORD = "learninghub_record"
_LONGEST = 4000


def note(kind: str, **told: Any) -> str:
    """The custom field's value: the kind of thing and what else is true; what is empty is not noted."""
    filled = {key: value for key, value in told.items() if value not in ("", None, False)}
    return json.dumps({"v": 1, "kind": kind, **filled}, separators=(",", ":"))


def record_of(fields: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What was noted; nothing for an item of anybody else, and for a note that cannot be read."""
    written = next((value for key, value in fields if key == RECORD), "")
    if not written or len(written) > _LONGEST:
        return {}
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
