"""A piece of a room with what was said about it, as its page shows both."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.blogs.models import Authorship
from hub.comments.forms import CommentForm
from hub.comments.starters import starters_for
from hub.ids import new_public_id
from hub.reading.talk import in_threads, is_own, name_of_writer, role_of, waiting_words
from hub.reading.wall import Wall
from hub.school.models import Enrolment
from hub.showcase.models import Piece, PieceComment, PieceQuerySet, Section, may_greet
from hub.text.days import spoken_day
from hub.text.references import render


def with_talk_counts(pieces: PieceQuerySet, viewer: Viewer) -> PieceQuerySet:
    """The pieces, which the viewer sees, with `talk_count`: comments this viewer may read, without waiting ones."""
    read = PieceComment.objects.read_by(viewer).filter(piece=OuterRef("pk")).order_by()
    number = read.values("piece").annotate(number=Count("pk")).values("number")
    return pieces.annotate(talk_count=Subquery(number, output_field=IntegerField()))


def way_to_talk(piece: Piece, room: Section, *, may_write: bool) -> dict[str, str]:
    """What the label says of the talk about a piece; nothing where nothing was said and the viewer may not begin."""
    count = getattr(piece, "talk_count", None) or 0
    if not count and not may_write:
        return {}
    words = ngettext("%(count)d comment", "%(count)d comments", count) % {"count": count}
    url = reverse("piece-talk", args=[room.page.blog.slug, room.slug, piece.public_id])
    return {"talk": words if count else _("Say something about it"), "talk_url": url}


def piece_context(
    piece: Piece, room: Section, viewer: Viewer, *, reply_to: str = "", form: CommentForm | None = None
) -> dict[str, Any]:
    """The context of reading/piece.html. `form`: words that could not be kept."""
    may_write = may_greet(room, viewer)
    comments = _comments_on(piece, viewer)
    shown = in_threads(comments, [_shown(comment, viewer, may_write=may_write) for comment in comments])
    room.body = ""  # Here is the piece alone.
    wall = Wall(room, [piece], viewer)
    hung = wall.hung(is_own=False)
    empty = CommentForm(initial={"reply_to": reply_to, "key": new_public_id()})
    return {
        "blog": room.page.blog,
        "accent": room.colour_beside(room.page.blog),
        "room": room,
        "action": reverse("comment-on-piece", args=[room.page.blog.slug, room.slug, piece.public_id]),
        "room_url": f"{room.get_absolute_url()}#piece-{piece.public_id}",
        "hung": [one | {"level": "h2"} for one in hung],
        "credits": wall.credits(hung),
        "comments": shown,
        "comment_count": sum(comment.is_heard for comment in comments),
        "comment_form": (form or empty) if may_write else None,
        "answering": name_of_writer(shown, reply_to),
        "starters": starters_for(room.grade.division if room.grade else ""),
        "promise": _("A teacher reads it first.") if viewer.is_read_first else "",
    }


def _comments_on(piece: Piece, viewer: Viewer) -> list[PieceComment]:
    """Those that the viewer sees, oldest first, each with its writer and who that is."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    place = Enrolment.objects.current(today).filter(person=OuterRef("writer"), classroom__school=viewer.school)
    wrote = Authorship.objects.filter(entry=OuterRef("piece__section__page"), person=OuterRef("writer"))
    comments = PieceComment.objects.visible_to(viewer).filter(piece=piece).select_related("writer", "approval")
    return list(
        comments.annotate(
            writer_role=Subquery(place.values("role")[:1]),
            writer_class=Subquery(place.values("classroom__name")[:1]),
            wrote_it=Exists(wrote),
        )
    )


def _shown(comment: PieceComment, viewer: Viewer, *, may_write: bool) -> dict[str, Any]:
    wrote_it = bool(comment.wrote_it)  # type: ignore[attr-defined]  # Annotated.
    own = is_own(comment, viewer)
    return {
        "id": comment.public_id,
        "person": {"first_name": comment.name_for(viewer), "face": comment.writer.face if comment.writer else ""},
        "role": role_of(comment, viewer, wrote_it=wrote_it),
        "when": spoken_day(comment.written_at, viewer.now),
        "html": render(comment.body),
        "is_author": wrote_it,
        "waiting": waiting_words(comment, viewer),
        "reply_url": f"?reply={comment.public_id}#say" if may_write else "",
        "change_url": reverse("change-piece-comment", args=[comment.public_id]) if own and may_write else "",
        "remove_url": reverse("remove-piece-comment", args=[comment.public_id]) if own else "",
        "report_url": reverse("report", args=["piece-comment", comment.public_id]) if not own else "",
        "replies": [],
    }
