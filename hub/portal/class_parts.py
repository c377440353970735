"""What stands on the page of a class, part by part, as far as whoever looks may see it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.assignments.models import Ask, Giving
from hub.audience.viewer import Viewer
from hub.blogs.cards import for_light_cards, light_card
from hub.blogs.models import Blog, Entry, EntryQuerySet
from hub.blogs.paging import PAGE, key_of, older_than
from hub.comments.counting import unanswered, with_comment_counts
from hub.comments.forms import lets_comment
from hub.connections.models import FollowedPost, Link
from hub.portal.models import AT_THE_SIDE, ClassPage, ClassWords, Part
from hub.school.models import Classroom, Enrolment
from hub.text.cleaning import from_plain
from hub.text.days import spoken_day, spoken_due
from hub.text.references import render

RECENTLY, UNANSWERED, MOST = datetime.timedelta(days=60), 4, 12


@dataclass(frozen=True)
class Shown:
    """A part with what it shows; see its template."""

    name: Part
    content: Any

    @property
    def template(self) -> str:
        """What shows it."""
        return f"portal/_class_{self.name}.html"

    @property
    def is_at_the_side(self) -> bool:
        """Whether it stands beside the others."""
        return self.name in AT_THE_SIDE


def with_page(rooms: QuerySet[Classroom], viewer: Viewer) -> QuerySet[Classroom]:
    """The classes with how their pages are arranged and, as `words`, what the viewer may read of their own words."""
    words = ClassWords.objects.visible_to(viewer).filter(classroom=OuterRef("pk"))
    return rooms.select_related("grade", "year", "page").annotate(words=Subquery(words.values("words")[:1]))


class ClassParts:
    """The parts of one class, for one viewer. `before`: the key of the last post seen; then only posts follow."""

    def __init__(self, room: Classroom, viewer: Viewer, before: str = "") -> None:
        self.room, self.viewer, self.before = room, viewer, before
        self.blogs = _blogs(room, viewer)

    def shown(self) -> list[Shown]:
        """The parts that have something to show, in the teacher's order."""
        makes: dict[Part, Callable[[], Any]] = {
            Part.WORDS: self._words,
            Part.ASKED: self._asked,
            Part.UNANSWERED: self._unanswered,
            Part.FOLLOWED: self._followed,
            Part.POSTS: self._posts,
            Part.PAGES: self._pages,
            Part.LINKS: lambda: self._links,
            Part.BLOGS: lambda: self.blogs["students"],
            Part.TEACHERS: lambda: self.blogs["teachers"],
        }
        later = {Part.POSTS, *AT_THE_SIDE}
        parts = [part for part in ClassPage.of(self.room).shown if not self.before or part in later]
        made = [Shown(part, makes[part]()) for part in parts]
        return [part for part in made if part.content]

    def _words(self) -> str:
        words = self.room.words  # type: ignore[attr-defined]  # Annotated by with_page.
        return render(from_plain(words)) if words else ""

    def _asked(self) -> list[dict[str, str]]:
        """What the class is asked just now: to show a year in a room, and to answer posts."""
        today = timezone.localdate(self.viewer.now, self.viewer.school.zone)
        asks = Ask.objects.visible_to(self.viewer).out(self.viewer.now).filter(classroom=self.room, ended_at=None)
        asked = [
            _line(str(ask), ask.entry.get_absolute_url(), ask.due_on, today)
            for ask in asks.select_related("entry__blog").soonest_first(today)[:MOST]
        ]
        return [*self._given(today), *asked]

    def _given(self, today: datetime.date) -> list[dict[str, str]]:
        if not self.viewer.is_inside:
            return []
        url = reverse("my-showcase") if self.room.pk in self.viewer.standing.learns_in else ""
        givings = Giving.objects.visible_to(self.viewer).asking(self.room).filter(year=self.room.year_id)
        found = givings.current(today).select_related("assignment")[:MOST]
        return [_line(giving.assignment.name, url, giving.due_on, today) for giving in found]

    def _unanswered(self) -> list[Any]:
        """The newest to which nobody has said anything yet, for whoever may."""
        if not lets_comment(self.viewer):
            return []
        recent = unanswered(self._written(), self.viewer).filter(published_at__gt=self.viewer.now - RECENTLY)
        found = for_light_cards(recent).newest_first()[:UNANSWERED]
        return [light_card(entry, self.viewer) for entry in found]

    def _posts(self) -> dict[str, Any]:
        posts = older_than(self._written(), self.before)
        found = list(with_comment_counts(for_light_cards(posts), self.viewer).newest_first()[: PAGE + 1])
        return {
            "cards": [light_card(entry, self.viewer) for entry in found[:PAGE]],
            "older_url": f"?before={key_of(found[PAGE - 1])}" if len(found) > PAGE else "",
        }

    def _followed(self) -> list[dict[str, str]]:
        """The newest post of each blog that the class follows, the newest of all first."""
        posted = [link for link in self._links if link.newest]  # type: ignore[attr-defined]  # Annotated.
        posted.sort(key=lambda link: link.newest_at, reverse=True)  # type: ignore[attr-defined]
        return [
            {
                "title": link.newest_title or _("A post"),  # type: ignore[attr-defined]
                "line": f"{link} · {spoken_day(link.newest_at, self.viewer.now)}",  # type: ignore[attr-defined]
                "url": reverse("followed-post", args=[self.room.slug, link.newest]),  # type: ignore[attr-defined]
            }
            for link in posted
        ]

    @cached_property
    def _links(self) -> list[Link]:
        """The blogs elsewhere, each with the newest of its posts that the viewer may read here."""
        posts = FollowedPost.objects.visible_to(self.viewer).filter(feed__link=OuterRef("pk")).newest_first()
        newest = {
            name: Subquery(posts.values(column)[:1])
            for name, column in (("newest", "public_id"), ("newest_title", "title"), ("newest_at", "published_at"))
        }
        return list(Link.objects.filter(classroom=self.room).select_related("feed").annotate(**newest))

    def _pages(self) -> list[dict[str, str]]:
        """The pages on top of the class's own blog."""
        pages = Entry.objects.visible_to(self.viewer).out(self.viewer.now).pages()
        own = pages.filter(blog__classroom=self.room, parent=None, is_showcase=False).select_related("blog")
        found = own.defer("body", "plain", "source").order_by("position", "title")[:MOST]
        return [{"label": str(page), "url": page.get_absolute_url()} for page in found]

    def _written(self) -> EntryQuerySet:
        return Entry.objects.visible_to(self.viewer).out(self.viewer.now).posts().written_in(self.room, self.viewer)


def _line(title: str, url: str, due_on: datetime.date | None, today: datetime.date) -> dict[str, str]:
    return {"title": title, "url": url, "line": spoken_due(due_on, today) if due_on else ""}


def _blogs(room: Classroom, viewer: Viewer) -> dict[str, list[dict[str, Any]]]:
    """The blogs of a class that the viewer sees: its own, the teachers', the students', each with its newest post."""
    day = min(timezone.localdate(viewer.now, viewer.school.zone), room.year.ends_on)
    enrolled = Enrolment.objects.filter(classroom=room).current(day)
    newest = Entry.objects.visible_to(viewer).out(viewer.now).posts().filter(blog=OuterRef("pk")).newest_first()
    blogs = Blog.objects.visible_to(viewer).annotate(
        newest=Subquery(newest.values("title")[:1]),
        role=Subquery(enrolled.filter(person=OuterRef("owner")).values("role")[:1]),
    )
    seen = (
        blogs.filter(Q(role__isnull=False) | Q(classroom=room))
        .select_related("owner")
        .order_by("owner__first_name", "pk")
    )
    lines: dict[str, list[dict[str, Any]]] = {"own": [], "teachers": [], "students": []}
    for blog in seen:
        line = {"person": viewer.named(blog.owner), "line": blog.newest or blog.title, "url": blog.get_absolute_url()}  # type: ignore[attr-defined]  # Annotated.
        if blog.classroom_id == room.pk:
            lines["own"].append({"title": blog.title, "url": blog.get_absolute_url()})
        elif blog.role == Enrolment.Role.TEACHER:  # type: ignore[attr-defined]
            lines["teachers"].append(line)
        elif viewer.is_known:  # No list of the children of a class for strangers (safety.md X13).
            lines["students"].append(line)
    return lines
