"""The rows of a class's wall, for one teacher, in a fixed number of queries."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

from django.db.models import Count, F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.reflections.models import MARKS, Goal, Reflection
from hub.school.models import Classroom, Enrolment
from hub.showcase.models import Piece
from hub.text.days import spoken_day

QUIET_AFTER = datetime.timedelta(days=21)


def rows_of(room: Classroom, viewer: Viewer) -> list[dict[str, Any]]:
    """The context of design/_students.html for each student, by first name; only what the viewer may see counts."""
    day = min(timezone.localdate(viewer.now, viewer.school.zone), room.year.ends_on)
    students = Enrolment.objects.filter(classroom=room).current(day).students().values("person")
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts()
    newest = posts.filter(blog=OuterRef("pk")).newest_first().values("pk")[:1]
    blogs = Blog.objects.visible_to(viewer).filter(owner__in=students).select_related("owner")
    found = list(blogs.annotate(newest=Subquery(newest)).order_by("owner__first_name", "pk"))
    numbers = [blog.pk for blog in found]
    newest_of = {blog.pk: blog.newest for blog in found}  # type: ignore[attr-defined]  # Annotated.
    shown = posts.filter(pk__in=newest_of.values()).select_related("cover", "blog")
    last = {post.pk: post for post in shown}
    unfiled = _counts(posts.filter(blog__in=numbers).unfiled(), "blog")
    pieces = _pieces(room, numbers, viewer)
    goals = _goals(room, students, viewer)
    comments = _comments_waiting(numbers, viewer)
    return [
        _row(
            room,
            blog,
            last.get(newest_of[blog.pk]),
            unfiled[blog.pk],
            goals[blog.owner_id],
            pieces[blog.pk],
            comments[blog.pk],
            viewer,
        )
        for blog in found
    ]


def _row(
    room: Classroom,
    blog: Blog,
    post: Entry | None,
    unfiled: int,
    goals: list[str],
    pieces: list[str],
    comments: int,
    viewer: Viewer,
) -> dict[str, Any]:
    said = sum(bool(state) for state in goals)
    at = post.published_at if post else None
    is_quiet = at is None or viewer.now - at > QUIET_AFTER
    return {
        "person": blog.owner,
        "url": blog.get_absolute_url(),
        "post": _post(post, viewer) if post else None,
        "silence": _("nothing yet"),
        "unfiled": unfiled,
        "goals": goals,
        "reflections": _("%(said)d of %(goals)d") % {"said": said, "goals": len(goals)} if goals else "–",
        "pieces": pieces,
        "comments": comments,
        "is_quiet": is_quiet,
        "posted_this_week": at is not None and viewer.now - at < datetime.timedelta(days=7),
        "reflected": said,
        "room_open": bool(pieces),
        "more": _more(room, blog, viewer),
        "action": _action(room, blog, comments, unfiled, has_room=bool(pieces)),
    }


def _action(room: Classroom, blog: Blog, comments: int, unfiled: int, *, has_room: bool) -> dict[str, Any]:
    """The one most useful next thing that this page can do today."""
    if comments:
        return {"label": _("Read what waits"), "url": reverse("waiting"), "sun": True}
    if unfiled and blog.owner is not None:
        label = ngettext("Sort %(count)d post", "Sort %(count)d posts", unfiled) % {"count": unfiled}
        url = f"{reverse('sort-class', args=[room.slug])}?student={blog.owner.public_id}"
        return {"label": label, "url": url, "sun": False}
    if has_room:
        return {"label": _("Open the room"), "url": reverse("showcase", args=[blog.slug]), "sun": False}
    return {"label": _("Open the blog"), "url": blog.get_absolute_url(), "sun": False}


def _more(room: Classroom, blog: Blog, viewer: Viewer) -> list[dict[str, str]]:
    """What is seldom wanted: a teacher of the class puts work on paper on the student's blog, or brings one here."""
    more = [{"label": _("Bring a blog here"), "url": reverse("import-wordpress", args=[blog.slug])}]
    if room.pk in viewer.standing.teaches_in:
        label = _("Post for %(name)s") % {"name": blog.owner.first_name if blog.owner else blog.title}
        more.insert(0, {"label": label, "url": f"{reverse('write')}?for={blog.slug}"})
    if blog.owner is not None:
        more.append({"label": _("Goals"), "url": reverse("goals-of", args=[blog.owner.public_id])})
    return more


def _post(post: Entry, viewer: Viewer) -> dict[str, Any]:
    return {
        "title": str(post),
        "url": post.get_absolute_url(),
        "when": spoken_day(post.published_at, viewer.now) if post.published_at else "",
        "picture": {"src": post.cover.address("w320.webp")} if post.cover else None,
    }


def _counts(rows: Any, by: str) -> dict[Any, int]:
    counted = rows.order_by().values_list(by).annotate(number=Count("pk"))
    return defaultdict(int, dict(counted))


def _goals(room: Classroom, students: Any, viewer: Viewer) -> dict[Any, list[str]]:
    """The state of each student's goals of this year, "" for one without an answer that the viewer may read."""
    read = Reflection.objects.visible_to(viewer).filter(goal=OuterRef("pk"))
    goals = Goal.objects.visible_to(viewer).filter(student__in=students, year=room.year_id)
    states: dict[Any, list[str]] = defaultdict(list)
    for student, state in goals.annotate(state=Subquery(read.values("state")[:1])).values_list("student", "state"):
        states[student].append(MARKS[Reflection.State(state)] if state else "")
    return states


def _pieces(room: Classroom, blogs: list[int], viewer: Viewer) -> dict[Any, list[str]]:
    """The pieces in this year's open rooms: "done", or "promised" while the picture is to come."""
    pieces = Piece.objects.visible_to(viewer).filter(section__page__blog__in=blogs, section__grade=room.grade_id)
    marks: dict[Any, list[str]] = defaultdict(list)
    for piece in pieces.annotate(blog=F("section__page__blog")).select_related("entry"):
        has_visual = bool(piece.picture_id or piece.video_address or (piece.entry and piece.entry.cover_id))
        marks[piece.blog].append("done" if has_visual else "promised")  # type: ignore[attr-defined]
    return marks


def _comments_waiting(blogs: list[int], viewer: Viewer) -> dict[Any, int]:
    waits = Comment.objects.moderated_by(viewer).filter(
        entry__blog__in=blogs, approval__decision=Approval.Decision.WAITING, approval__reason=Approval.Reason.POLICY
    )
    return _counts(waits, "entry__blog")
