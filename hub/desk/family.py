"""What a guardian sees of a child: what is new, one question for tonight, the goals."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.cards import cards, for_cards
from hub.blogs.models import Blog, Entry
from hub.comments.counting import with_comment_counts
from hub.desk.tonight import question_about
from hub.people.models import Person
from hub.reflections.models import MARKS, Goal, Reflection
from hub.showcase.models import Section

WEEK = datetime.timedelta(days=7)
CARDS = 3


def family_page(request: HubRequest) -> dict[str, Any]:
    """The context of desk/family.html, in a fixed number of queries. GET `child`: the public id of one of several."""
    viewer = request.viewer
    blogs = Blog.objects.visible_to(viewer).filter(owner__in=viewer.standing.children).select_related("owner")
    found = {blog.owner.public_id: blog for blog in blogs.order_by("owner__first_name", "pk") if blog.owner}
    blog = found.get(request.GET.get("child", "")) or next(iter(found.values()), None)
    if blog is None or blog.owner is None:
        return {"here": "desk"}
    return {
        "here": "desk",
        "accent": blog.accent,
        "blog": blog,
        "child": blog.owner,
        "chips": [
            {"label": one.owner.first_name, "url": f"?child={key}", "on": one is blog}
            for key, one in found.items()
            if one.owner
        ],
        "goals": _goals(blog.owner, viewer),
        "room": Section.objects.visible_to(viewer)
        .filter(page__blog=blog)
        .select_related("grade", "page__blog")
        .order_by("-grade__number")
        .first(),
        **_posts(blog, blog.owner, viewer),
    }


def _posts(blog: Blog, child: Person, viewer: Viewer) -> dict[str, Any]:
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts().shown_on(blog)
    newest = list(with_comment_counts(for_cards(posts), viewer).newest_first()[:CARDS])
    fresh = [post for post in newest if post.published_at and viewer.now - post.published_at < WEEK]
    title = _("What %(name)s made this week") if fresh else _("What %(name)s made")
    return {
        "title": title % {"name": child.first_name},
        "fresh": cards(fresh, viewer, with_person=False),
        "earlier": cards(newest[len(fresh) :], viewer, with_person=False),
        "question": question_about(newest[0] if newest else None),
    }


def _goals(child: Person, viewer: Viewer) -> list[dict[str, str]]:
    """This year's goals that the viewer may see, each with its state when the viewer may see that, too."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    read = Reflection.objects.visible_to(viewer).filter(goal=OuterRef("pk")).values("state")[:1]
    goals = Goal.objects.visible_to(viewer).filter(student=child, year__starts_on__lte=today, year__ends_on__gte=today)
    found = goals.annotate(state=Subquery(read))
    return [
        {
            "text": goal.words,
            "state": MARKS[Reflection.State(goal.state)] if goal.state else "",  # type: ignore[attr-defined]  # Annotated.
            "url": goal.get_absolute_url(),
        }
        for goal in found
    ]
