"""The comments under an entry, as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Authorship, Entry
from hub.comments.models import Comment, CommentRevision, Saying
from hub.reading.around import Around
from hub.school.models import Classroom, Enrolment
from hub.showcase.models import Greeting, PieceComment
from hub.text.days import spoken_day
from hub.text.noticing import HELP
from hub.text.references import References, render

Threaded = TypeVar("Threaded", Comment, PieceComment, Greeting)


def comments_under(entry: Entry, viewer: Viewer) -> list[Comment]:
    """The comments that the viewer sees, oldest first, each with its writer, the writer's class and newest post."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    place = Enrolment.objects.current(today).filter(person=OuterRef("writer"), classroom__school=viewer.school)
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts().filter(authors=OuterRef("writer"))
    changes = CommentRevision.objects.editable_by(viewer).proposed().filter(comment=OuterRef("pk"))
    comments = Comment.objects.visible_to(viewer).filter(entry=entry).select_related("writer", "approval", "guest")
    return list(
        comments.annotate(
            writer_role=Subquery(place.values("role")[:1]),
            writer_class=Subquery(place.values("classroom__name")[:1]),
            last_post=Subquery(posts.order_by("-published_at", "-pk").values("pk")[:1]),
            change_state=Subquery(changes.values("approval__decision")[:1]),
            wrote_it=Exists(Authorship.objects.filter(entry=OuterRef("entry"), person=OuterRef("writer"))),
        )
    )


def threads(
    comments: list[Comment], entry: Entry, viewer: Viewer, nearby: Around, shown: References, *, may_reply: bool
) -> list[dict[str, Any]]:
    """The context of design/_comment.html for the top comments. `shown`: the pictures that came with them."""
    return in_threads(comments, [_shown(comment, entry, viewer, nearby, shown, may_reply) for comment in comments])


def in_threads(comments: Sequence[Threaded], shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is shown of the top comments; all replies below one stand at one depth under it, however deep they go."""
    by_number = {comment.pk: comment for comment in comments}
    shown_of = {comment.pk: one for comment, one in zip(comments, shown, strict=True)}
    top = []
    for comment in comments:
        first = _first_of_thread(comment, by_number)
        if first is comment:
            top.append(shown_of[comment.pk])
        else:
            shown_of[first.pk]["replies"].append(shown_of[comment.pk])
    return top


def name_of_writer(shown: list[dict[str, Any]], public_id: str) -> str:
    """Who wrote the comment with this id, among those shown; "" when it is not there."""
    for comment in shown:
        if comment["id"] == public_id:
            return str(comment["person"]["first_name"])
        if name := name_of_writer(comment["replies"], public_id):
            return name
    return ""


def _first_of_thread(comment: Threaded, by_number: dict[int, Threaded]) -> Threaded:
    seen = {comment.pk}
    while comment.parent_id in by_number and comment.parent_id not in seen:
        comment = by_number[comment.parent_id]
        seen.add(comment.pk)
    return comment


def _shown(
    comment: Comment, entry: Entry, viewer: Viewer, nearby: Around, shown: References, may_reply: bool
) -> dict[str, Any]:
    last = nearby.by_number.get(comment.last_post) if comment.last_post else None  # type: ignore[attr-defined]
    wrote_it = bool(comment.wrote_it)  # type: ignore[attr-defined]
    return {
        "id": comment.public_id,
        "person": {
            "first_name": comment.name_for(viewer),
            "face": comment.writer.face if comment.writer else "",
            **_site(comment, last),
        },
        "role": role_of(comment, viewer, wrote_it=wrote_it),
        "when": spoken_day(comment.written_at, viewer.now),
        "html": render(comment.body, shown),
        "is_author": wrote_it,
        "waiting": waiting_words(comment, viewer) or _change_words(comment),
        "last_post": _last_post(comment, last, viewer) if last and last.pk != entry.pk and not wrote_it else None,
        "reply_url": f"?reply={comment.public_id}#say" if may_reply else "",
        "change_url": reverse("change-comment", args=[comment.public_id])
        if may_reply and is_own(comment, viewer)
        else "",
        "remove_url": reverse("remove-comment", args=[comment.public_id]) if is_own(comment, viewer) else "",
        "report_url": reverse("report", args=["comment", comment.public_id]) if not is_own(comment, viewer) else "",
        "replies": [],
    }


def _site(comment: Comment, last: Entry | None) -> dict[str, str]:
    """Where the writer's name leads: to their own blog, on which the viewer sees something; a guest's to their site."""
    if comment.writer_id is not None and last is not None and last.blog.owner_id == comment.writer_id:
        return {"url": last.blog.get_absolute_url(), "rel": ""}
    guest = getattr(comment, "guest", None)
    return {"url": guest.site, "rel": "nofollow ugc noopener"} if guest is not None and guest.site else {}


def _last_post(comment: Comment, last: Entry, viewer: Viewer) -> dict[str, str]:
    whose = viewer.calls(comment.writer) if comment.writer else ""
    return {"url": last.get_absolute_url(), "title": str(last), "whose": whose}


def _change_words(comment: Comment) -> str:
    """What the writer is told about new words that others do not read."""
    state = comment.change_state  # type: ignore[attr-defined]  # Annotated.
    if state == Approval.Decision.HELD:
        return _("A teacher has kept your new words out. Others read these.")
    return _("Your new words wait for a teacher. Others read these until then.") if state else ""


def role_of(comment: Saying, viewer: Viewer, *, wrote_it: bool) -> str:
    """Who the writer is to the reader, from what was annotated: the class is named inside alone."""
    if wrote_it:
        return _("wrote this")
    if comment.writer_role == Enrolment.Role.TEACHER:  # type: ignore[attr-defined]
        return _("teacher")
    if getattr(comment, "guest", None) is not None:
        return _("guest")
    inside = viewer.is_known
    return (comment.writer_class or "") if inside else ""  # type: ignore[attr-defined]


def division_lines(viewer: Viewer) -> list[QuerySet[Any, Any]]:
    """The part of the school in which the viewer learns, as a line to be asked for with others; none for grown-ups."""
    if not viewer.standing.learns_in:
        return []
    learnt = Classroom.objects.filter(pk__in=viewer.standing.learns_in, grade__isnull=False).order_by()
    return [learnt.values_list(Value("division"), F("pk"), F("grade__division"), F("name"))]


def waiting_words(comment: Saying, viewer: Viewer) -> str:
    """What stands beside words that wait for a teacher or were kept out; "" for all others."""
    if comment.is_with_lead:
        return str(HELP)
    if comment.is_kept_out:
        return _said_back(comment) if is_own(comment, viewer) else _("Kept out. Others do not see it.")
    if not comment.is_waiting:
        return ""
    if is_own(comment, viewer):
        return _("Waiting for a teacher. Only you and the teacher see this.")
    return _("Waiting for your yes. Others do not see it yet.")


def _said_back(comment: Saying) -> str:
    """To the writer of what was kept out: the teacher's word, if there is one."""
    note = comment.approval.note if comment.approval else ""
    if note:
        return _("A teacher asks you to change it: “%(note)s” Only you and teachers see this.") % {"note": note}
    return _("A teacher kept it out. Only you and teachers see this.")


def is_own(comment: Saying, viewer: Viewer) -> bool:
    """Whether the viewer wrote it."""
    return viewer.person is not None and comment.writer_id == viewer.person.pk
