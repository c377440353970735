"""The comments under an entry, as the page shows them."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.comments.models import Comment, Saying
from hub.reading.around import Around
from hub.school.models import Enrolment
from hub.text.days import spoken_day
from hub.text.noticing import HELP
from hub.text.references import render


def comments_under(entry: Entry, viewer: Viewer) -> list[Comment]:
    """The comments that the viewer sees, oldest first, each with its writer, the writer's class and newest post."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    place = Enrolment.objects.current(today).filter(person=OuterRef("writer"), classroom__school=viewer.school)
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts().filter(authors=OuterRef("writer"))
    comments = Comment.objects.visible_to(viewer).filter(entry=entry).select_related("writer", "approval")
    return list(
        comments.annotate(
            writer_role=Subquery(place.values("role")[:1]),
            writer_class=Subquery(place.values("classroom__name")[:1]),
            last_post=Subquery(posts.order_by("-published_at", "-pk").values("pk")[:1]),
            author_is=F("entry__blog__owner"),
        )
    )


def threads(
    comments: list[Comment], entry: Entry, viewer: Viewer, nearby: Around, *, may_reply: bool
) -> list[dict[str, Any]]:
    """The context of design/_comment.html for the top comments; all replies below one stand at one depth under it."""
    by_number = {comment.pk: comment for comment in comments}
    shown = {comment.pk: _shown(comment, entry, viewer, nearby, may_reply) for comment in comments}
    top = []
    for comment in comments:
        first = _first_of_thread(comment, by_number)
        if first is comment:
            top.append(shown[comment.pk])
        else:
            shown[first.pk]["replies"].append(shown[comment.pk])
    return top


def name_of_writer(shown: list[dict[str, Any]], public_id: str) -> str:
    """Who wrote the comment with this id, among those shown; "" when it is not there."""
    for comment in shown:
        if comment["id"] == public_id:
            return str(comment["person"]["first_name"])
        if name := name_of_writer(comment["replies"], public_id):
            return name
    return ""


def _first_of_thread(comment: Comment, by_number: dict[int, Comment]) -> Comment:
    seen = {comment.pk}
    while comment.parent_id in by_number and comment.parent_id not in seen:
        comment = by_number[comment.parent_id]
        seen.add(comment.pk)
    return comment


def _shown(comment: Comment, entry: Entry, viewer: Viewer, nearby: Around, may_reply: bool) -> dict[str, Any]:
    last = nearby.by_number.get(comment.last_post) if comment.last_post else None  # type: ignore[attr-defined]
    wrote_it = comment.writer_id is not None and comment.writer_id == comment.author_is  # type: ignore[attr-defined]
    return {
        "id": comment.public_id,
        "person": {"first_name": comment.name_for(viewer), "face": comment.writer.face if comment.writer else ""},
        "role": _role(comment, viewer, wrote_it),
        "when": spoken_day(comment.written_at, viewer.now),
        "html": render(comment.body),
        "is_author": wrote_it,
        "waiting": waiting_words(comment, viewer),
        "last_post": {"url": last.get_absolute_url(), "title": str(last)} if last and last.pk != entry.pk else None,
        "reply_url": f"?reply={comment.public_id}#say" if may_reply else "",
        "remove_url": reverse("remove-comment", args=[comment.public_id]) if is_own(comment, viewer) else "",
        "report_url": reverse("report", args=["comment", comment.public_id])
        if viewer.is_known and not is_own(comment, viewer)
        else "",
        "replies": [],
    }


def _role(comment: Comment, viewer: Viewer, wrote_it: bool) -> str:
    if wrote_it:
        return _("wrote this")
    if comment.writer_role == Enrolment.Role.TEACHER:  # type: ignore[attr-defined]
        return _("teacher")
    inside = viewer.is_known
    return (comment.writer_class or "") if inside else ""  # type: ignore[attr-defined]


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
