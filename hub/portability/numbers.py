"""Counts of an outlook or a report, as pages show them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def numbers_of(imported: dict[str, int], left_out: int) -> list[dict[str, Any]]:
    """For design/_report.html: what is in by kind, and how much stays behind."""
    found = [
        {"count": count, "label": label_of(kind, count), "look": False} for kind, count in imported.items() if count
    ]
    if left_out:
        found.append({"count": left_out, "label": _("left out"), "look": True})
    return found or [{"count": 0, "label": _("new things"), "look": False}]


def label_of(kind: str, count: int) -> str:
    """A kind in words."""
    words = {
        "post": ngettext("post", "posts", count),
        "page": ngettext("page", "pages", count),
        "comment": ngettext("comment", "comments", count),
        "media": ngettext("picture or file", "pictures and files", count),
        "category": ngettext("shelf", "shelves", count),
        "tag": ngettext("tag", "tags", count),
        "menu_item": ngettext("line of the menu", "lines of the menu", count),
        "goal": ngettext("goal", "goals", count),
        "reflection": ngettext("reflection", "reflections", count),
        "room": ngettext("room", "rooms", count),
        "candidate": ngettext("special thing", "special things", count),
    }
    return words[kind]


def states_of(outlook: dict[str, Any]) -> list[tuple[str, int]]:
    """Posts and pages by what becomes of them, the most first."""
    words = {
        "publish": _("For others, once you say so"),
        "private": _("Stays with you and your teachers, as it was private"),
        "password": _("Stays with you and your teachers, as it was behind a password"),
        "future": _("For others from a day to come, once you say so"),
        "draft": _("Stays a draft"),
        "pending": _("Waited for a look; becomes a draft"),
        "trash": _("Stays in the bin"),
        "unknown": _("Becomes a draft"),
    }
    counts: dict[str, int] = {}
    for key, count in outlook["states"].items():
        word = key.partition(" ")[2]
        counts[word] = counts.get(word, 0) + count
    return sorted(((words[word], count) for word, count in counts.items()), key=lambda row: -row[1])
