"""What a guardian sees of a child: what is new, one question for tonight, the goals."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.cards import Card, card, for_cards
from hub.blogs.models import Blog, Entry
from hub.comments.counting import with_comment_counts
from hub.comments.forms import CommentForm, may_comment
from hub.comments.starters import starters_of_families
from hub.families.allowing import allowed
from hub.families.forms import DigestForm
from hub.families.models import Digest
from hub.families.staying_away import leave_path
from hub.families.tonight import questions_about
from hub.families.ways import ByAccount
from hub.people.models import Person
from hub.reflections.models import MARKS, Goal, Reflection
from hub.safety.models import Looking, Taking
from hub.school.models import Guardianship
from hub.showcase.models import Section

WEEK = datetime.timedelta(days=7)
CARDS = 3
NUMBER = re.compile("[0-9]{1,3}")


def family_page(viewer: Viewer, way: ByAccount, asked: QueryDict) -> dict[str, Any]:
    """The context of families/family.html, in a fixed number of queries. `asked`: `child`, the public id of one of
    several; `question`, the number of another question to talk about."""
    taken = Taking.objects.told_to_family(viewer).filter(student=OuterRef("owner")).news(viewer.now)
    blogs = Blog.objects.visible_to(viewer).filter(owner__in=viewer.standing.children).select_related("owner")
    blogs = blogs.annotate(taken_at=Subquery(taken.values("at")[:1]))
    found = {blog.owner.public_id: blog for blog in blogs.order_by("owner__first_name", "pk") if blog.owner}
    blog = found.get(asked.get("child", "")) or next(iter(found.values()), None)
    if blog is None or blog.owner is None:
        return {"here": "desk"}
    rooms = Section.objects.visible_to(viewer).filter(page__blog=blog).select_related("grade", "year", "page__blog")
    room = rooms.order_by("-grade__number").first()
    return {
        "here": "desk",
        "accent": blog.accent,
        "allowed": allowed(blog.owner, viewer, way),
        "blog": blog,
        "blog_url": way.blog(blog),
        "child": blog.owner,
        "chips": [
            {"label": one.owner.first_name, "url": f"?child={key}", "on": one is blog, "face": one.owner}
            for key, one in found.items()
            if one.owner
        ],
        "goals": _goals(blog.owner, viewer, way),
        "mails": _mails(viewer, way),
        "looks": Looking.objects.filter(student=blog.owner, school=viewer.school).news(viewer.now)[:CARDS],
        "taken_at": blog.taken_at,  # type: ignore[attr-defined]  # Annotated.
        "room": {"url": way.room(room), "grade": room.time} if room else None,
        **_posts(blog, blog.owner, viewer, way, asked.get("question", "")),
    }


def _posts(blog: Blog, child: Person, viewer: Viewer, way: ByAccount, question: str) -> dict[str, Any]:
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts().shown_on(blog)
    newest = list(with_comment_counts(for_cards(posts), viewer).newest_first()[:CARDS])
    fresh = [post for post in newest if post.published_at and viewer.now - post.published_at < WEEK]
    title = _("What %(name)s made this week") if fresh else _("What %(name)s made")
    return {
        "title": title % {"name": child.first_name},
        "fresh": _cards(fresh, viewer, way),
        "earlier": _cards(newest[len(fresh) :], viewer, way),
        **_tonight(newest[0] if newest else None, child, question),
        "say": _say(newest[0], viewer, way) if newest else None,
    }


def _tonight(newest: Entry | None, child: Person, number: str) -> dict[str, str]:
    """The question to talk about, and where another one is."""
    questions = questions_about(newest)
    turn = int(number) % len(questions) if NUMBER.fullmatch(number) else 0
    another = f"?child={child.public_id}&question={turn + 1}#tonight" if len(questions) > 1 else ""
    return {"question": questions[turn], "another_url": another}


def _cards(posts: list[Entry], viewer: Viewer, way: ByAccount) -> list[Card]:
    return [way.card(card(post, viewer, with_person=False), post) for post in posts]


def _say(post: Entry, viewer: Viewer, way: ByAccount) -> dict[str, Any] | None:
    """A few words about the newest post, from the page itself; None where nobody may say any."""
    if not may_comment(post, viewer):
        return None
    return saying(way.say(post), CommentForm(), viewer) | {"title": str(post)}


def saying(url: str, form: CommentForm, viewer: Viewer, kindly: Sequence[Promise] = ()) -> dict[str, Any]:
    """What families/_say.html shows under a post. `kindly`: why one may think about the words again."""
    starters = starters_of_families()
    return {"url": url, "form": form, "promise": promise_to(viewer), "starters": starters, "kind_words": kindly}


def promise_to(viewer: Viewer) -> str:
    """What is said to a writer before they send it."""
    reads_first = viewer.policy.approve_comments and not viewer.is_staff_member
    return _("A teacher reads it first.") if reads_first else ""


def _mails(viewer: Viewer, way: ByAccount) -> dict[str, Any] | None:
    """How often mails come, and the form to choose otherwise; None for who has no address."""
    if viewer.person is None or not viewer.person.email:
        return None
    digest = Digest.of(viewer.person, viewer.school)
    line = _("E-mails about what is new: %(pace)s") % {"pace": digest.get_pace_display()}
    guarding = Guardianship.objects.filter(
        guardian=viewer.person, school=viewer.school, student__in=viewer.standing.children
    )
    children = [
        {"name": one.student.first_name, "url": leave_path(one)}
        for one in guarding.select_related("student").order_by("student__first_name", "pk")
    ]
    return {"line": line, "url": way.mails(), "form": DigestForm.showing(digest), "children": children}


def _goals(child: Person, viewer: Viewer, way: ByAccount) -> list[dict[str, str]]:
    """This year's goals that the viewer may see, each with its state when the viewer may see that, too."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    read = Reflection.objects.visible_to(viewer).filter(goal=OuterRef("pk")).values("state")[:1]
    goals = Goal.objects.visible_to(viewer).filter(student=child, year__starts_on__lte=today, year__ends_on__gte=today)
    found = goals.annotate(state=Subquery(read))
    return [
        {
            "text": goal.words,
            "state": MARKS[Reflection.State(goal.state)] if goal.state else "",  # type: ignore[attr-defined]  # Annotated.
            "url": way.goal(goal),
        }
        for goal in found
    ]
