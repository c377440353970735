"""The one thing of the queue that is looked at: what it says, where it stands, what came before it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, Revision
from hub.comments.models import Comment, CommentRevision, Saying
from hub.comments.pictured import pictures_in
from hub.desk.queue.narrowing import Narrowing
from hub.desk.queue.row import LINE, Row
from hub.desk.typed import shown_to_writer
from hub.reflections.models import AnyThought, Thought
from hub.safety.models import Report
from hub.showcase.models import Greeting, PieceComment, PieceThought, RoomLink, Section
from hub.text.comparing import differences
from hub.text.excerpts import cut, plain
from hub.text.lists import listed
from hub.text.markup import escape
from hub.text.references import media_ids, render

BEFORE = 2
"""So many comments above it are shown, so that an answer can be understood."""
_MODELS: dict[str, tuple[Any, ...]] = {
    "entry": (Entry, "blog__owner", "approval"),
    "change": (Revision, "entry__blog"),
    "room": (Section, "grade"),
    **dict.fromkeys(("comment", "guest", "junk"), (Comment, "entry__cover")),
    "rewording": (CommentRevision, "comment__entry"),
    "remark": (PieceComment,),
    "greeting": (Greeting,),
    "link": (RoomLink, "section__grade"),
    "thought": (Thought, "entry", "goal", "replaces"),
    "piece_thought": (PieceThought, "piece__entry", "replaces"),
    "report": (Report, "entry", "comment"),
}
"""What is fetched when a thing of this kind is looked at: its model, and what comes with it."""


def look_at(row: Row, viewer: Viewer, narrowed: Narrowing, then: str) -> dict[str, Any]:
    """Everything that desk/_waiting_look.html shows. `then`: the key of the row that comes next."""
    query = narrowed.query(at=then)
    at = [row.kind, row.public_id]
    thing = _thing(row, viewer)
    return {
        "row": row,
        "url": row.url,
        "let_in_url": reverse("let-in", args=at) + query,
        "hold_url": reverse("hold", args=at) + query,
        "ask_url": reverse("ask-for-change", args=at) + query,
        "writer": row.person.first_name if row.person else row.name,
        "can_ask": row.kind == "report" or (row.person is not None and row.kind != "link"),
        "is_report": row.kind == "report",
        "is_worry": row.kind == "worry",
        "suggestions": _suggestions(thing),
        **_content(thing, viewer),
    }


def _thing(row: Row, viewer: Viewer) -> Any:
    """The thing itself; None for a worry, whose words are in the row, and for what went away this very moment."""
    if row.kind not in _MODELS:
        return None
    model, *beside = _MODELS[row.kind]
    return model.objects.moderated_by(viewer).select_related(*beside).filter(pk=row.number).first()


def _content(thing: Any, viewer: Viewer) -> dict[str, Any]:
    if thing is None or isinstance(thing, RoomLink):
        return {}  # The line says it.
    if isinstance(thing, Comment):
        html = render(thing.body, pictures_in([thing], viewer))
        return {"html": html, "on": thing.entry, "above": _above(thing, viewer)}
    if isinstance(thing, Saying):
        return {"html": render(thing.body, pictures_in([thing], viewer))}
    if isinstance(thing, Entry):
        people_url = reverse("who-is-in-it", args=[thing.public_id]) if media_ids(thing.body) else ""
        title = "" if thing.opens_with_title else str(thing)
        return {"title": title, "html": shown_to_writer(thing.body, viewer), "people_url": people_url}
    if isinstance(thing, Revision):
        return _what_changed(thing, viewer)
    if isinstance(thing, CommentRevision):
        return {"title": str(thing.comment.entry), "changes": differences(thing.comment.body, thing.body)}
    if isinstance(thing, Report):
        return _reported(thing)
    if isinstance(thing, AnyThought) and thing.replaces is not None:
        before, after = (f"<p>{escape(one.words)}</p>" for one in (thing.replaces, thing))
        return {"title": thing.question or thing.get_kind_display(), "changes": differences(before, after)}
    if isinstance(thing, AnyThought):
        return {"title": thing.question or thing.get_kind_display(), "words": thing.words}
    return {"title": str(thing), "words": getattr(thing, "introduction", "")}


def _reported(report: Report) -> dict[str, Any]:
    """What it said when it was reported, whatever became of it, and whose it is."""
    people = listed(person.first_name for person in report.about.all())
    return {
        "title": report.title,
        "words": report.words,
        "about": people,
        "writer": people,
        "is_gone": report.thing is None,
    }


def _what_changed(change: Revision, viewer: Viewer) -> dict[str, Any]:
    """The words that came and went, and the whole text when files came or went, which words do not show."""
    entry = change.entry
    lines = differences(f"<p>{entry.title}</p>{entry.body}", f"<p>{change.title}</p>{change.body}")
    has_other_files = set(media_ids(entry.body)) != set(media_ids(change.body))
    whole = shown_to_writer(change.body, viewer) if has_other_files else ""
    return {"title": str(entry), "changes": lines, "html": whole, "has_other_files": has_other_files}


def _above(comment: Comment, viewer: Viewer) -> list[dict[str, str]]:
    earlier = Comment.objects.visible_to(viewer).read_by(viewer).filter(entry=comment.entry).select_related("writer")
    found = earlier.filter(written_at__lt=comment.written_at).order_by("-written_at", "-pk")[:BEFORE]
    return [{"name": one.name_for(viewer), "words": cut(plain(one.body), LINE)} for one in reversed(found)]


def _suggestions(thing: Any) -> list[str]:
    leave_out = _("Let’s leave out names and places.")
    if isinstance(thing, Saying | CommentRevision) or (isinstance(thing, Report) and isinstance(thing.thing, Saying)):
        return [_("Can you say what you liked?"), _("How could you say it kindly?"), leave_out]
    return [_("Can you read it aloud once more and mend what sounds odd?"), _("Can you say why?"), leave_out]
