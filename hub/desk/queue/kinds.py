"""The twelve kinds of things that wait, each as its part of the one question for all of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, Count, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, ExtractYear, NullIf, Right

from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, Revision
from hub.comments.models import Comment, CommentRevision
from hub.desk.queue.found import told
from hub.reflections.models import Thought
from hub.safety.models import Report, Worry, reads_worries
from hub.showcase.models import Greeting, PieceComment, PieceThought, RoomLink, Section

WAITS = {"approval__decision": Approval.Decision.WAITING, "approval__reason": Approval.Reason.POLICY}
GUEST, JUNK = 1, 2
"""The ranks of what comes after all else when there is more than can be looked at in one go."""
Part = QuerySet[Any, Any]


def entries(viewer: Viewer) -> Part:
    """Also what is still to come out; what came with one import waits for one yes."""
    waits = Entry.objects.moderated_by(viewer).filter(**WAITS)
    together = waits.filter(approval=OuterRef("approval")).order_by().values("approval")
    first = waits.filter(approval=OuterRef("approval")).order_by("pk")
    found = waits.filter(pk=Subquery(first.values("pk")[:1]))
    number = Subquery(together.annotate(number=Count("pk")).values("number"))
    its = {"body": F("plain"), "together": number, "out_at": F("published_at")}
    return told(found, "entry", viewer, whose="blog__owner", **_on_entry(""), **its)


def changes(viewer: Viewer) -> Part:
    """What would be another text. A change is called by the id of what it changes."""
    found = Revision.objects.moderated_by(viewer).filter(**WAITS)
    its = {"public_id": F("entry__public_id"), "heading": F("title"), "body": F("body")}
    return told(found, "change", viewer, whose="entry__blog__owner", **_on_entry("entry__"), **its)


def rooms(viewer: Viewer) -> Part:
    """Rooms of showcases."""
    found = Section.objects.moderated_by(viewer).filter(**WAITS)
    return told(found, "room", viewer, whose="page__blog__owner", **_in_room(""), body=F("introduction"))


def comments(viewer: Viewer) -> Part:
    """What was said about posts and pages."""
    found = Comment.objects.moderated_by(viewer).filter(**WAITS).exclude(entry__slug="").telling_how_much()
    of_a_guest = When(guest__isnull=False, then=Value(GUEST))
    rank = Case(When(guest__is_likely_junk=True, then=Value(JUNK)), of_a_guest, default=Value(0))
    its = {"rank": rank, "together": Coalesce(F("said_lately"), Value(1))}
    return told(found, "comment", viewer, whose="writer", **_said(), **_on_entry("entry__"), **its)


def rewordings(viewer: Viewer) -> Part:
    """New words for comments that were let in."""
    found = CommentRevision.objects.moderated_by(viewer).filter(**WAITS).exclude(comment__entry__slug="")
    its = _said("comment__") | {"public_id": F("comment__public_id"), "body": F("body")}
    return told(found, "rewording", viewer, whose="comment__writer", **its, **_on_entry("comment__entry__"))


def remarks(viewer: Viewer) -> Part:
    """Comments on pieces of rooms."""
    found = PieceComment.objects.moderated_by(viewer).filter(**WAITS)
    its = _said() | {"anchor": F("piece__public_id")}
    return told(found, "remark", viewer, whose="writer", **its, **_in_room("piece__section__"))


def greetings(viewer: Viewer) -> Part:
    """Words in visitors' books."""
    found = Greeting.objects.moderated_by(viewer).filter(**WAITS)
    return told(found, "greeting", viewer, whose="writer", **_said(), **_in_room("section__"))


def links(viewer: Viewer) -> Part:
    """Secret links to rooms."""
    found = RoomLink.objects.moderated_by(viewer).filter(**WAITS)
    whose = "section__page__blog__owner"
    return told(found, "link", viewer, whose=whose, ends_on=F("ends_on"), **_in_room("section__"))


def thoughts(viewer: Viewer) -> Part:
    """Reflections; `title` is what they are about: a post, a goal or a time."""
    found = Thought.objects.moderated_by(viewer).filter(**WAITS)
    about = Coalesce(F("entry__title"), F("goal__words"), F("period"))
    return told(found, "thought", viewer, whose="student", **_thought(about))


def piece_thoughts(viewer: Viewer) -> Part:
    """Reflections about pieces of rooms."""
    found = PieceThought.objects.moderated_by(viewer).filter(**WAITS)
    post_is_seen = Entry.objects.visible_to(viewer).holding("piece__entry")
    its_title = Case(When(post_is_seen, then=F("piece__entry__title")))
    about = Coalesce(NullIf(F("piece__title"), Value("")), its_title, Value(""))
    return told(found, "piece_thought", viewer, whose="student", **_thought(about))


def reports(viewer: Viewer) -> Part:
    """Reports that the viewer answers, by the name of who made them."""
    found = Report.objects.moderated_by(viewer).open()
    its: dict[str, Any] = {"asked_at": F("made_at"), "heading": F("title"), "body": F("words"), "form": F("reason")}
    for name, column in {"blog": "blog__slug", "slug": "slug"}.items():
        its[name] = Coalesce(f"comment__entry__{column}", f"entry__{column}", Value(""))
    return told(found, "report", viewer, whose="reporter", **its)


def worries(viewer: Viewer) -> Part:
    """For a lead with its words; a teacher of the writer learns that it is with the lead, and no more."""
    found = Worry.objects.visible_to(viewer).open()
    its = {"body": F("words")} if reads_worries(viewer) else {}
    return told(found, "worry", viewer, whose="writer", asked_at=F("noticed_at"), **its)


KINDS = (
    entries,
    changes,
    rooms,
    comments,
    rewordings,
    remarks,
    greetings,
    links,
    thoughts,
    piece_thoughts,
    reports,
    worries,
)


def _on_entry(at: str) -> dict[str, Any]:
    """The columns of the entry that is reached by `at`."""
    own = {"slug": "slug", "form": "kind", "title": "title", "opening": "excerpt", "audience": "audience"}
    return {"blog": F(f"{at}blog__slug"), **{name: F(f"{at}{column}") for name, column in own.items()}}


def _in_room(at: str) -> dict[str, Any]:
    """The columns of the room that is reached by `at`."""
    begins, ends = (Cast(ExtractYear(f"{at}year__{day}"), CharField()) for day in ("starts_on", "ends_on"))
    of_year = Concat(begins, Value("-"), Right(ends, 2))  # As slug_of of hub.showcase.models.room_address has it.
    return {
        "blog": F(f"{at}page__blog__slug"), "title": F(f"{at}title"), "audience": F(f"{at}audience"),
        "slug": Coalesce(F(f"{at}grade__slug"), of_year),
        "opening": Coalesce(F(f"{at}grade__name"), F(f"{at}year__name")),
    }  # fmt: skip


def _thought(about: Any) -> dict[str, Any]:
    """The columns of a reflection. A change is called by the id of what it changes."""
    of_change = Coalesce("replaces__public_id", "public_id")
    return {"public_id": of_change, "title": about, "audience": F("audience"), "body": F("words")}


def _said(at: str = "") -> dict[str, Any]:
    """The columns of the words of somebody, who may not be a person of the hub."""
    own = {"writer_name": "writer_name", "anchor": "public_id", "body": "body"}
    return {name: F(f"{at}{column}") for name, column in own.items()}
