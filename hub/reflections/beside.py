"""What a post has to do with goals and reflections, beside the post."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.reflections.models import Goal, Towards

Line = tuple[str, int, str, str]
"""Of which part, its number, and two texts; a page can ask for all lines together with others of this shape."""


def lines_beside(entry: Entry, viewer: Viewer) -> list[QuerySet[Any, Any]]:
    """Queries for the lines beside a post that is out; none beside anything else."""
    if viewer.person is None or entry.kind != Entry.Kind.POST or not entry.is_out(viewer.now):
        return []
    done = Exists(Towards.objects.editable_by(viewer).filter(goal=OuterRef("pk"), entry=entry))
    own = Goal.objects.editable_by(viewer)
    return [
        _lines("done", own.filter(done), "words", "public_id"),
        _lines("goal", own.held().of_now(viewer).exclude(done), "words", "public_id"),
    ]


def beside_context(lines: tuple[Line, ...], *, is_author: bool) -> dict[str, Any]:
    """The context of reflections/_beside_post.html."""
    goals = [
        {"key": key, "words": words, "on": part == "done"}
        for part, _number, words, key in sorted(lines, key=lambda line: line[1])
        if is_author and part in {"done", "goal"}
    ]
    return {"goals": goals}


def _lines(part: str, rows: QuerySet[Any, Any], *texts: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(Value(part), F("pk"), *(F(text) for text in texts))
