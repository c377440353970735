"""What a post has to do with goals and reflections, beside the post."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.reflections.models import AnotherTry, Goal, Thought, Towards

Line = tuple[str, int, str, str]
"""Of which part, its number, and two texts; a page can ask for all lines together with others of this shape."""
MOST = 20
"""How many reflections stand beside a post."""


def lines_beside(entry: Entry, viewer: Viewer) -> list[QuerySet[Any, Any]]:
    """Queries for the lines beside a post that is out; none beside anything else. A reflection has two lines."""
    if entry.kind != Entry.Kind.POST or not entry.is_out(viewer.now):
        return []
    thoughts = Thought.objects.visible_to(viewer).filter(entry=entry, replaces=None)
    tries = AnotherTry.objects.visible_to(viewer)
    said = [
        _lines("thought", thoughts, "words", "public_id"),
        _lines("asked", thoughts, "question", viewer.name_column("student__")),
        _lines("before", tries.filter(later=entry), "earlier__title", "public_id"),
        _lines("again", tries.filter(earlier=entry), "later__title", "public_id"),
    ]
    if viewer.person is None:
        return said
    done = Exists(Towards.objects.editable_by(viewer).filter(goal=OuterRef("pk"), entry=entry))
    own = Goal.objects.editable_by(viewer)
    return [
        *said,
        _lines("done", own.filter(done), "words", "public_id"),
        _lines("goal", own.held().of_now(viewer).exclude(done), "words", "public_id"),
    ]


def beside_context(lines: tuple[Line, ...], entry: Entry, viewer: Viewer, *, is_author: bool) -> dict[str, Any]:
    """The context of reflections/_beside_post.html."""
    goals = [
        {"key": key, "words": words, "on": part == "done"}
        for part, _pk, words, key in sorted(lines, key=lambda line: line[1])
        if is_author and part in {"done", "goal"}
    ]
    is_out = entry.kind == Entry.Kind.POST and entry.is_out(viewer.now)
    write_url = reverse("think-about-post", args=[entry.public_id]) if is_author and is_out else ""
    is_joined = any(part == "before" for part, *_texts in lines)
    try_url = reverse("try-again", args=[entry.public_id]) if write_url and not is_joined else ""
    return {
        "goals": goals,
        "thoughts": _thoughts(lines, viewer),
        "write_url": write_url,
        "tries": [
            {"words": title or _("Untitled"), "url": reverse("tries", args=[key]), "again": part == "again"}
            for part, _pk, title, key in sorted(lines, key=lambda line: line[1])
            if part in {"before", "again"}
        ],
        "try_url": try_url,
    }


def _thoughts(lines: tuple[Line, ...], viewer: Viewer) -> list[dict[str, str]]:
    """The newest first. Opening one asks for signing in."""
    asked = {number: (question, name) for part, number, question, name in lines if part == "asked"}
    said = sorted(((number, words, key) for part, number, words, key in lines if part == "thought"), reverse=True)
    return [
        {
            "words": words,
            "question": asked[number][0],
            "name": asked[number][1],
            "url": reverse("thought", args=[key]) if viewer.is_signed_in else "",
        }
        for number, words, key in said[:MOST]
    ]


def _lines(part: str, rows: QuerySet[Any, Any], *texts: str | Combinable) -> QuerySet[Any, Any]:
    columns = (F(text) if isinstance(text, str) else text for text in texts)
    return rows.order_by().values_list(Value(part), F("pk"), *columns)
