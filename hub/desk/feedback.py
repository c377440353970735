"""The page of feedback on a room: the whole, its goals and its pieces, each with what was said about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hub.assignments.models import Feedback
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Piece, Section
from hub.text.days import spoken_day


@dataclass
class Thing:
    """What feedback is about. `key`: how the form calls it; `said`: what was said, the oldest first."""

    key: str
    title: str
    words: list[str] = field(default_factory=list)
    state: str | None = None
    ribbon: str = ""
    url: str = ""
    said: list[dict[str, Any]] = field(default_factory=list)


def things_of(section: Section, viewer: Viewer) -> tuple[Thing, list[Thing], list[Thing]]:
    """The whole, the goals and the pieces, as far as the viewer sees them. What was said about anything else, and about
    a piece that hangs no more, stands with the whole."""
    whole = Thing("", "")
    goals = {f"goal:{one.public_id}": _goal(one, answer) for one, answer in _goals(section, viewer)}
    pieces = {f"piece:{one.public_id}": thing for one, thing in _pieces(section, viewer)}
    about = {**goals, **pieces}
    said = Feedback.objects.visible_to(viewer).filter(section=section)
    for one in said.select_related("by", "goal", "piece"):
        key = f"goal:{one.goal.public_id}" if one.goal else f"piece:{one.piece.public_id}" if one.piece else ""
        about.get(key, whole).said.append(
            {
                "id": one.public_id,
                "person": one.by,
                "role": "",
                "when": spoken_day(one.said_at, viewer.now),
                "text": one.words,
                "is_author": one.by_id == one.student_id,
                "is_new": one.read_at is None and one.by_id != one.student_id,
            }
        )
    return whole, list(goals.values()), list(pieces.values())


def target_of(section: Section, key: str, viewer: Viewer) -> dict[str, Any]:
    """The piece or the goal that a form calls by this key, if the viewer sees it in this room; else the whole."""
    kind, _colon, public_id = key.partition(":")
    if kind == "piece":
        return {"piece": Piece.objects.visible_to(viewer).filter(section=section, public_id=public_id).first()}
    if kind == "goal":
        return {"goal": Goal.objects.visible_to(viewer).filter(sections=section, public_id=public_id).first()}
    return {}


def _goals(section: Section, viewer: Viewer) -> list[tuple[Goal, Reflection | None]]:
    goals = list(Goal.objects.visible_to(viewer).filter(sections=section).order_by("section_goals__position"))
    read = Reflection.objects.visible_to(viewer).filter(goal__in=goals)
    answers = {answer.goal_id: answer for answer in read}
    return [(goal, answers.get(goal.pk)) for goal in goals]


def _goal(goal: Goal, answer: Reflection | None) -> Thing:
    words = [part for part in (answer.why, answer.helped) if part] if answer else []
    return Thing(f"goal:{goal.public_id}", goal.words, words, state=answer.mark if answer else "")


def _pieces(section: Section, viewer: Viewer) -> list[tuple[Piece, Thing]]:
    pieces = list(Piece.objects.visible_to(viewer).filter(section=section))
    posts = Entry.objects.visible_to(viewer).filter(pk__in=[piece.entry_id for piece in pieces if piece.entry_id])
    seen = {post.pk: post for post in posts.select_related("blog")}
    found = []
    for piece in pieces:
        post = seen.get(piece.entry_id or 0)
        words = [part for part in (piece.why, piece.learned, piece.next_step) if part]
        title = piece.title_beside(post) or piece.get_kind_display()
        url = post.get_absolute_url() if post else ""
        found.append((piece, Thing(f"piece:{piece.public_id}", title, words, ribbon=piece.kind, url=url)))
    return found
