"""Which sheets of paper there are of a room, and where they are fetched."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.blogs.models import Blog
from hub.showcase.models import Section

SIZES = {"a4": "A4", "letter": "letter"}
"""Each size of paper, and what CSS calls it."""
SHEETS = {
    "room": gettext_lazy("The whole room"),
    "hand-out": gettext_lazy("Two pages to give away"),
    "goals": gettext_lazy("The goals sheet"),
}
_LABELS = {"a4": gettext_lazy("A4"), "letter": gettext_lazy("Letter")}


def papers_of(room: Section, blog: Blog, *, has_goals: bool) -> list[dict[str, Any]]:
    """The context of design/_print_menu.html."""
    return [
        {"name": name, "links": [_link(room, blog, sheet, size) for size in SIZES]}
        for sheet, name in SHEETS.items()
        if sheet != "goals" or has_goals
    ]


def _link(room: Section, blog: Blog, sheet: str, size: str) -> dict[str, Any]:
    title = _("%(sheet)s as PDF, %(size)s paper") % {"sheet": SHEETS[sheet], "size": _LABELS[size]}
    url = reverse("paper-of-section", args=[blog.slug, room.slug, sheet, size])
    return {"label": _LABELS[size], "title": title, "url": url}
