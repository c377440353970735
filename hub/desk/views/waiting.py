"""What waits for a teacher's yes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, Revision
from hub.comments.models import Comment, CommentRevision, Saying
from hub.showcase.models import Greeting, PieceComment, RoomLink, Section
from hub.text.days import spoken_day

ROWS = 50
_WAITS = {"approval__decision": Approval.Decision.WAITING, "approval__reason": Approval.Reason.POLICY}


def waiting(request: HubRequest) -> HttpResponse:
    """Posts, changes, rooms, comments and words in visitors' books of one's students that wait, the oldest first."""
    viewer = request.viewer
    if not viewer.is_staff_member:
        raise Http404
    things = [
        *_entries(viewer),
        *_changes(viewer),
        *_rooms(viewer),
        *_comments(viewer),
        *_changed_comments(viewer),
        *_piece_comments(viewer),
        *_greetings(viewer),
        *_links(viewer),
    ]
    things.sort(key=lambda thing: thing["at"])
    return render(request, "desk/waiting.html", {"here": "waiting", "things": things[:ROWS], "count": len(things)})


@require_POST
def let_in(request: HubRequest, kind: str, public_id: str) -> HttpResponse:
    """Say yes to one thing."""
    found = _waiting_thing(request.viewer, kind, public_id)
    found.release(by=request.person)
    messages.success(request, _("Let in."))
    return redirect("waiting")


@require_POST
def hold(request: HubRequest, kind: str, public_id: str) -> HttpResponse:
    """Keep one thing out. POST `note`: a word to the writer, may be empty."""
    found = _waiting_thing(request.viewer, kind, public_id)
    found.hold(by=request.person, note=request.POST.get("note", "")[:500])
    messages.success(request, _("Kept out. Only the writer and teachers see it."))
    return redirect("waiting")


def _waiting_thing(
    viewer: Viewer, kind: str, public_id: str
) -> Entry | Comment | PieceComment | Section | Greeting | RoomLink:
    if kind == "entry":
        return get_object_or_404(Entry.objects.moderated_by(viewer), public_id=public_id, **_WAITS)
    if kind == "comment":
        asking = Comment.objects.moderated_by(viewer).filter(Q(**_WAITS) | CommentRevision.waits())
        return get_object_or_404(asking, public_id=public_id)
    if kind == "piece-comment":
        return get_object_or_404(PieceComment.objects.moderated_by(viewer), public_id=public_id, **_WAITS)
    if kind == "greeting":
        return get_object_or_404(Greeting.objects.moderated_by(viewer), public_id=public_id, **_WAITS)
    if kind == "link":
        return get_object_or_404(RoomLink.objects.moderated_by(viewer), public_id=public_id, **_WAITS)
    if kind == "room":
        return get_object_or_404(Section.objects.moderated_by(viewer), public_id=public_id, **_WAITS)
    changed = Revision.objects.filter(approval__decision=Approval.Decision.WAITING).values("entry")
    return get_object_or_404(Entry.objects.moderated_by(viewer), public_id=public_id, pk__in=changed)


def _entries(viewer: Viewer) -> list[dict[str, Any]]:
    """One row for each yes that is asked for, also for what is still to come out; what came with one import waits for
    one."""
    waits = Entry.objects.moderated_by(viewer).filter(**_WAITS)
    together = waits.filter(approval=OuterRef("approval")).order_by().values("approval")
    first = waits.filter(approval=OuterRef("approval")).order_by("pk")
    found = waits.filter(pk=Subquery(first.values("pk")[:1])).annotate(
        together=Subquery(together.annotate(number=Count("pk")).values("number"))
    )
    found = found.select_related("blog__owner", "approval").order_by("approval__asked_at")
    return [_entry(entry, entry.together, viewer) for entry in found[:ROWS]]  # type: ignore[attr-defined]  # Annotated.


def _entry(entry: Entry, together: int, viewer: Viewer) -> dict[str, Any]:
    title, url = str(entry), entry.get_absolute_url()
    if together > 1:
        words = ngettext("%(title)s, and %(count)d more", "%(title)s, and %(count)d more", together - 1)
        title, url = words % {"title": title, "count": together - 1}, entry.blog.get_absolute_url()
    thing = _thing("entry", entry.public_id, entry.blog.owner, title, entry.excerpt, url, entry, viewer)
    if entry.published_at is not None and entry.published_at > viewer.now:
        day = date_format(localtime(entry.published_at), "j F, H:i")
        thing["comes_out"] = _("It comes out on %(day)s.") % {"day": day}
    return thing


def _changes(viewer: Viewer) -> list[dict[str, Any]]:
    entries = Entry.objects.moderated_by(viewer)
    found = Revision.objects.filter(entry__in=entries, approval__decision=Approval.Decision.WAITING)
    found = found.select_related("entry__blog__owner", "approval").order_by("approval__asked_at")
    return [
        _thing(
            "change",
            change.entry.public_id,
            change.entry.blog.owner,
            _("A change: %(title)s") % {"title": change.title},
            change.words(),
            change.entry.get_absolute_url(),
            change,
            viewer,
        )  # fmt: skip
        for change in found[:ROWS]
    ]


def _rooms(viewer: Viewer) -> list[dict[str, Any]]:
    found = Section.objects.moderated_by(viewer).filter(**_WAITS)
    found = found.select_related("page__blog__owner", "grade", "approval").order_by("approval__asked_at")
    return [
        _thing(
            "room",
            room.public_id,
            room.page.blog.owner,
            str(room),
            room.introduction,
            room.get_absolute_url(),
            room,
            viewer,
        )
        for room in found[:ROWS]
    ]


def _comments(viewer: Viewer) -> list[dict[str, Any]]:
    found = Comment.objects.moderated_by(viewer).filter(**_WAITS)
    found = found.select_related("writer", "entry__blog", "approval", "guest")
    return [
        _thing(
            "comment",
            comment.public_id,
            comment.writer,
            _about(comment),
            str(comment),
            f"{comment.entry.get_absolute_url()}#comment-{comment.public_id}",
            comment,
            viewer,
        )  # fmt: skip
        for comment in found.order_by("approval__asked_at")[:ROWS]
        if comment.entry.slug
    ]


def _about(comment: Comment) -> str:
    guest = getattr(comment, "guest", None)
    if guest is None:
        return _("A comment on %(title)s") % {"title": comment.entry}
    words = _("Likely junk, by a guest, on %(title)s") if guest.is_likely_junk else _("A guest’s comment on %(title)s")
    return words % {"title": comment.entry}


def _changed_comments(viewer: Viewer) -> list[dict[str, Any]]:
    found = CommentRevision.objects.moderated_by(viewer).waiting()
    found = found.select_related("comment__writer", "comment__entry__blog", "approval")
    return [
        _thing(
            "comment",
            change.comment.public_id,
            change.comment.writer,
            _("A changed comment on %(title)s") % {"title": change.comment.entry},
            str(change),
            f"{change.comment.entry.get_absolute_url()}#comment-{change.comment.public_id}",
            change,
            viewer,
        )  # fmt: skip
        for change in found.order_by("approval__asked_at")[:ROWS]
        if change.comment.entry.slug
    ]


def _greetings(viewer: Viewer) -> list[dict[str, Any]]:
    found = Greeting.objects.moderated_by(viewer).filter(**_WAITS)
    found = found.select_related("writer", "approval", "section__grade", "section__page__blog")
    return [
        _thing(
            "greeting",
            greeting.public_id,
            greeting.writer,
            _("In the visitors’ book: %(title)s") % {"title": greeting.section},
            str(greeting),
            f"{greeting.section.get_absolute_url()}#greeting-{greeting.public_id}",
            greeting,
            viewer,
        )
        for greeting in found.order_by("approval__asked_at")[:ROWS]
    ]


def _piece_comments(viewer: Viewer) -> list[dict[str, Any]]:
    found = PieceComment.objects.moderated_by(viewer).filter(**_WAITS)
    found = found.select_related("writer", "approval", "piece__section__grade", "piece__section__page__blog")
    return [
        _thing(
            "piece-comment",
            comment.public_id,
            comment.writer,
            _("A comment on a piece in %(title)s") % {"title": comment.piece.section},
            str(comment),
            f"{comment.piece.section.get_absolute_url()}#piece-{comment.piece.public_id}",
            comment,
            viewer,
        )
        for comment in found.order_by("approval__asked_at")[:ROWS]
    ]


def _links(viewer: Viewer) -> list[dict[str, Any]]:
    found = RoomLink.objects.moderated_by(viewer).filter(**_WAITS)
    found = found.select_related("approval", "section__grade", "section__page__blog__owner")
    return [
        _thing(
            "link",
            link.public_id,
            link.section.page.blog.owner,
            _("A secret link to the room: %(title)s") % {"title": link.section},
            _("Whoever has it sees the room, until %(day)s.") % {"day": date_format(link.ends_on, "j F Y")},
            link.section.get_absolute_url(),
            link,
            viewer,
        )
        for link in found.order_by("approval__asked_at")[:ROWS]
    ]


def _thing(
    kind: str, public_id: str, person: Any, title: str, words: str, url: str, waiting: Any, viewer: Viewer
) -> dict[str, Any]:
    return {
        "kind": kind,
        "person": person,
        "name": waiting.name_for(viewer) if isinstance(waiting, Saying) else person.first_name if person else "",
        "title": title,
        "words": words,
        "url": url,
        "audience": waiting.get_audience_display() if hasattr(waiting, "get_audience_display") else "",
        "at": waiting.approval.asked_at,
        "when": spoken_day(waiting.approval.asked_at, viewer.now),
        "let_in_url": reverse("let-in", args=[kind, public_id]),
        "hold_url": reverse("hold", args=[kind, public_id]),
    }
