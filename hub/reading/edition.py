"""An edition as its page shows it, and the list of a room's editions for its owner."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.audience.choosing import Choosing
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.media.models import MediaFile
from hub.reading.room import in_groups
from hub.reading.wall import Wall
from hub.showcase.models import Edition, EditionGoal, EditionPiece, EditionThought, Piece, Section


class KeptWall(Wall):
    """The wall of an edition: the picture of a piece is the one it had, or none, and beside it stands what was thought
    about it then."""

    def __init__(self, edition: Edition, pieces: list[Piece], viewer: Viewer) -> None:
        super().__init__(edition.section, pieces, viewer)
        self.said_then: dict[int, list[dict[str, str]]] = {}
        said = EditionThought.objects.visible_to(viewer).filter(piece__edition=edition)
        for place, question, words in said.values_list("piece__position", "question", "words"):
            line = {"words": words, "question": question, "state": "", "url": ""}
            self.said_then.setdefault(place, []).append(line)

    def _beside(self, piece: Piece) -> dict[str, Any]:
        return self._way_to(piece) | {"thoughts": self.said_then.get(piece.position, [])}

    def _media_of(self, piece: Piece) -> MediaFile | None:
        return piece.picture


def edition_context(edition: Edition, blog: Blog, viewer: Viewer) -> dict[str, Any]:
    """The context of reading/edition.html, in a fixed number of queries."""
    room = edition.section
    room.page.blog, room.body = blog, edition.body
    kept = EditionPiece.objects.visible_to(viewer).with_post_seen(viewer).filter(edition=edition)
    pieces = list(kept.select_related("picture", "cover"))
    hung_then = [piece.as_hung(with_post=piece.is_post_seen) for piece in pieces]  # type: ignore[attr-defined]  # Annotated.
    wall = KeptWall(edition, hung_then, viewer)
    hung = wall.hung(is_own=False)
    for piece, shown in zip(pieces, hung, strict=True):
        if shown["words"] and piece.is_post_seen:  # type: ignore[attr-defined]  # Annotated.
            shown["words"] = piece.post_words or shown["label"]["title"]
    is_own = blog.is_own(viewer)
    return {
        "edition": edition,
        "blog": blog,
        "accent": edition.accent or blog.accent,
        "layout": edition.layout,
        "here": "blog" if is_own else "",
        "room": {"number": room.numeral, "title": edition.room_title, "sentence": edition.introduction},
        "whose": _("%(name)s's showcase") % {"name": viewer.calls(blog.owner)} if blog.owner else blog.title,
        "place": " · ".join([room.time, edition.title, _day(edition)]),
        "note": _("This is a copy of %(day)s. It does not change; the room goes on.") % {"day": _day(edition)},
        "room_url": room.get_absolute_url(),
        "goals": _goals(edition, viewer),
        "html": wall.words,
        "pieces": in_groups(edition.layout, hung_then, hung),
        "credits": wall.credits(hung),
        "list_url": reverse("editions", args=[blog.slug, room.slug]) if is_own else "",
    }


def editions_of(room: Section, viewer: Viewer, choosing: Choosing) -> list[dict[str, Any]]:
    """A row for each edition of one's own room, the newest first. `choosing`: the audiences below the ceiling."""
    at = [room.page.blog.slug, room.slug]
    return [
        {
            "title": edition.title,
            "line": _day(edition),
            "url": reverse("edition", args=[*at, edition.public_id]),
            "id": edition.public_id,
            "show_url": reverse("show-edition", args=[edition.public_id]),
            "audiences": [
                (value, choosing.label_of(Audience(value)), value == edition.audience)
                for value in edition.audiences
                if value in choosing.allowed or value == edition.audience
            ],
            "remove_url": reverse("remove-edition", args=[edition.public_id]),
        }
        for edition in Edition.objects.editable_by(viewer).filter(section=room)
    ]


def _goals(edition: Edition, viewer: Viewer) -> list[dict[str, Any]]:
    return [
        {
            "state": goal.mark if goal.is_said_seen else "",  # type: ignore[attr-defined]  # Annotated.
            "text": goal.words,
            "said": goal.said if goal.is_said_seen else "",  # type: ignore[attr-defined]  # Annotated.
        }
        for goal in EditionGoal.objects.visible_to(viewer).filter(edition=edition)
    ]


def _day(edition: Edition) -> str:
    return date_format(timezone.localtime(edition.made_at), "DATE_FORMAT")
