"""What a WordPress export holds, read without any of the hub's code, to hold the hub against it."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from xml.etree import ElementTree

WP = "{http://wordpress.org/export/1.2/}"


def titles(file: Path, *statuses: str, kind: str = "post", locked: bool = False) -> list[str]:
    """Titles of the items of this kind and these states, sorted; `locked`: those behind a password."""
    found = []
    for item in ElementTree.parse(file).iterfind("channel/item"):  # noqa: S314 - a file of ours
        is_locked = bool(item.findtext(f"{WP}post_password"))
        if item.findtext(f"{WP}post_type") == kind and item.findtext(f"{WP}status") in statuses and is_locked == locked:
            found.append(" ".join(unescape(item.findtext("title") or "").split()))
    return sorted(found)
