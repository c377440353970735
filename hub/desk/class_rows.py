"""The rows of a class's wall, for one teacher, in a fixed number of queries."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.assignments.models import Giving
from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment, CommentQuerySet
from hub.desk.class_parts import Learner, Made, made_in
from hub.safety.models import Taking
from hub.school.models import Classroom, Enrolment
from hub.text.days import spoken_day

QUIET_AFTER = datetime.timedelta(days=21)


def rows_of(room: Classroom, viewer: Viewer, giving: Giving | None = None) -> list[dict[str, Any]]:
    """The context of design/_students.html for each student, by first name; only what the viewer may see counts.

    `giving`: what the class is asked; then the parts are those of this assignment."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    students = Enrolment.objects.filter(classroom=room).current(min(today, room.year.ends_on)).students()
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts()
    newest = posts.filter(blog=OuterRef("pk")).newest_first().values("pk")[:1]
    blogs = Blog.objects.visible_to(viewer).filter(owner__in=students.values("person")).select_related("owner")
    unfiled = _counted(posts.filter(blog=OuterRef("pk")).unfiled(), "blog")
    comments = _counted(_comments_waiting(viewer).filter(entry__blog=OuterRef("pk")), "entry__blog")
    blogs = blogs.annotate(newest=Subquery(newest), unfiled=unfiled, comments=comments, **_taken_along(viewer))
    found = list(blogs.order_by("owner__first_name", "pk"))
    newest_of = {blog.pk: blog.newest for blog in found}  # type: ignore[attr-defined]  # Annotated.
    shown = posts.filter(pk__in=newest_of.values()).select_related("cover", "blog")
    last = {post.pk: post for post in shown}
    learners = {blog.owner_id: Learner(blog.pk, room, giving) for blog in found if blog.owner_id}
    made = made_in(learners, viewer, today)
    return [_row(room, blog, last.get(newest_of[blog.pk]), made[blog.owner_id or 0], viewer) for blog in found]


def _row(room: Classroom, blog: Blog, post: Entry | None, made: Made, viewer: Viewer) -> dict[str, Any]:
    unfiled, comments = blog.unfiled or 0, blog.comments or 0  # type: ignore[attr-defined]  # Annotated.
    progress = made.progress
    at = post.published_at if post else None
    is_quiet = at is None or viewer.now - at > QUIET_AFTER
    goals = made.goal_marks
    said = sum(bool(state) for state in goals)
    return {
        "person": blog.owner,
        "url": blog.get_absolute_url(),
        "post": _post(post, viewer) if post else None,
        "silence": _("nothing yet"),
        "unfiled": unfiled,
        "goals": goals,
        "reflections": _("%(said)d of %(goals)d") % {"said": said, "goals": len(goals)} if goals else "–",
        "pieces": made.piece_marks,
        "comments": comments,
        "is_quiet": is_quiet,
        "posted_this_week": at is not None and viewer.now - at < datetime.timedelta(days=7),
        "reflected": bool(goals) and said == len(goals),
        "lacks_goals": len(made.goals) < max(1, made.asked.goals) if made.asked.name else not made.goals,
        "is_ready": made.is_ready,
        "room_open": made.is_open,
        "progress": progress,
        "more": _more(room, blog, viewer, made),
        "work_url": reverse("feedback", args=[made.room]) if made.room else "",
        "action": _action(room, blog, comments, unfiled, made, is_quiet=is_quiet),
        "taken_at": blog.taken_at,  # type: ignore[attr-defined]  # Annotated.
        "taken_by_family_at": blog.taken_by_family_at,  # type: ignore[attr-defined]  # Annotated.
    }


def _action(room: Classroom, blog: Blog, comments: int, unfiled: int, made: Made, *, is_quiet: bool) -> dict[str, Any]:
    """The one most useful next thing that this page can do today."""
    if made.asks_for_feedback:
        return {"label": _("Answer"), "url": reverse("feedback", args=[made.room]), "sun": False}
    if comments:
        return {"label": _("Read what waits"), "url": reverse("waiting"), "sun": True}
    if unfiled and blog.owner is not None:
        label = ngettext("Sort %(count)d post", "Sort %(count)d posts", unfiled) % {"count": unfiled}
        url = f"{reverse('sort-class', args=[room.slug])}?student={blog.owner.public_id}"
        return {"label": label, "url": url, "sun": False}
    if is_quiet:
        return {"label": _("Send a hello"), "form": "hello", "sun": True}
    if made.is_ready and made.is_seen:
        return {"label": _("Ready to share"), "url": reverse("showcase", args=[blog.slug]), "done": True}
    if made.is_seen:
        return {"label": _("Open the room"), "url": reverse("showcase", args=[blog.slug]), "sun": False}
    return {"label": _("Open the blog"), "url": blog.get_absolute_url(), "sun": False}


def _more(room: Classroom, blog: Blog, viewer: Viewer, made: Made) -> list[dict[str, str]]:
    """What is seldom wanted: a teacher of the class puts work on paper on the student's blog, or brings one here."""
    more = [{"label": _("Bring a blog here"), "url": reverse("import-wordpress", args=[blog.slug])}]
    if room.pk in viewer.standing.teaches_in:
        label = _("Post for %(name)s") % {"name": blog.owner.first_name if blog.owner else blog.title}
        more.insert(0, {"label": label, "url": f"{reverse('write')}?for={blog.slug}"})
    if made.room:
        more.insert(0, {"label": _("Feedback"), "url": reverse("feedback", args=[made.room])})
    if blog.owner is not None:
        more.append({"label": _("Goals"), "url": reverse("goals-of", args=[blog.owner.public_id])})
        label = _("See the hub as %(name)s does") % {"name": blog.owner.first_name}
        more.append({"label": label, "url": reverse("look-as", args=[blog.owner.public_id])})
    return more


def _post(post: Entry, viewer: Viewer) -> dict[str, Any]:
    return {
        "title": str(post),
        "url": post.get_absolute_url(),
        "when": spoken_day(post.published_at, viewer.now) if post.published_at else "",
        "picture": {"src": post.cover.address("w320.webp")} if post.cover else None,
    }


def _taken_along(viewer: Viewer) -> dict[str, Subquery]:
    """When the student last took a copy along, and the family did, of the last two weeks."""
    news = Taking.objects.news(viewer.now).filter(student=OuterRef("owner"), school=viewer.school)
    own, of_family = news.by_themselves(), news.exclude(by=F("student"))
    return {"taken_at": Subquery(own.values("at")[:1]), "taken_by_family_at": Subquery(of_family.values("at")[:1])}


def _counted(rows: Any, by: str) -> Subquery:
    """How many rows there are with this column, which the rows are narrowed to; None for none."""
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Subquery(counted, output_field=IntegerField())


def _comments_waiting(viewer: Viewer) -> CommentQuerySet:
    return Comment.objects.moderated_by(viewer).filter(
        approval__decision=Approval.Decision.WAITING, approval__reason=Approval.Reason.POLICY
    )
