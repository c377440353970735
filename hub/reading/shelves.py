"""The head of a blog's pages: title, facts, shelves on the oak board, the door to the showcase."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Category, Entry, EntryQuerySet, MenuItem
from hub.reading.streams import MOST_SHELVES, Summary, YearOnBlog
from hub.reflections.models import Goal
from hub.showcase.models import Section


def blog_head(
    blog: Blog, summary: Summary, viewer: Viewer, *, place: str = "", chosen: str = "", is_home: bool = False
) -> dict[str, Any]:
    """The context of design/_blog_head.html. `chosen` is the slug of the page's shelf, `place` the owner's class."""
    return {
        "head": {
            "title": blog.title,
            "tagline": blog.tagline,
            "person": blog.owner,
            "url": blog.get_absolute_url(),
            "facts": _facts(blog, summary, place),
        },
        "is_home": is_home,
        "shelves": _shelves(blog, summary, chosen, is_home),
        "door": room_door(blog, viewer),
    }


def room_door(blog: Blog, viewer: Viewer) -> dict[str, Any] | None:
    """The door to the newest room of the blog's showcase that the viewer may enter."""
    rooms = Section.objects.visible_to(viewer).filter(page__blog=blog).select_related("grade", "year")
    rooms = rooms.order_by("-grade__number", "-year__starts_on")
    goals_seen = Goal.objects.visible_to(viewer).filter(sections=OuterRef("pk")).order_by().values("sections")
    goals_hung = Coalesce(Subquery(goals_seen.annotate(number=Count("pk", distinct=True)).values("number")), 0)
    room = rooms.annotate(piece_count=Count("pieces", distinct=True), goal_count=goals_hung).first()
    if room is None:
        return None
    piece_count: int = room.piece_count  # type: ignore[attr-defined]  # Annotated, as the next one.
    goal_count: int = room.goal_count  # type: ignore[attr-defined]
    pieces = ngettext("%(count)d piece", "%(count)d pieces", piece_count) % {"count": piece_count}
    goals = ngettext("%(count)d goal", "%(count)d goals", goal_count) % {"count": goal_count}
    own = blog.is_own(viewer)
    return {
        "number": room.numeral,
        "title": _("Step into my showcase") if own or blog.owner else _("Step into the showcase"),
        "line": f"{pieces}, {goals}",
        "url": reverse("showcase-section", args=[blog.slug, room.slug]),
    }


def years_of(blog: Blog, summary: Summary, chosen: str = "") -> list[dict[str, Any]]:
    """The context of design/_archive.html."""
    highest = max((max(year.months.values()) for year in summary.years), default=1)
    return [
        {
            "label": year.grade or year.year or _("Earlier"),
            "span": year.year if year.grade else "",
            "url": reverse("blog-grade", args=[blog.slug, year.grade_slug])
            if year.grade_slug
            else blog.get_absolute_url(),
            "count": year.count,
            "on": bool(chosen) and year.grade_slug == chosen,
            "bars": [max(4, round(30 * count / highest)) if count else 0 for count in year.months.values()],
            "months": _months(blog, year) if chosen and year.grade_slug == chosen else [],
        }
        for year in summary.years
    ]


def _months(blog: Blog, year: YearOnBlog) -> list[dict[str, Any]]:
    return [
        {
            "label": date_format(datetime.date(month // 100, month % 100, 1), "YEAR_MONTH_FORMAT"),
            "url": reverse("blog-month", args=[blog.slug, month // 100, month % 100]),
            "count": count,
        }
        for month, count in year.months.items()
        if count
    ]


def words_of(blog: Blog, summary: Summary) -> list[dict[str, str]]:
    """The context of design/_words.html."""
    return [{"label": word.name, "url": reverse("blog-tag", args=[blog.slug, word.slug])} for word in summary.words]


def menu_of(blog: Blog, viewer: Viewer) -> list[dict[str, Any]]:
    """The lines of the blog's menu: what its owner put there, or else its top pages."""
    entries = Entry.objects.visible_to(viewer).out(viewer.now)
    lines = _own_lines(blog, entries) if getattr(blog, "has_menu", False) else []
    if lines:
        return lines
    # Also where the viewer sees no line of the menu: one that is gone would tell that something is hidden.
    pages = entries.pages().filter(blog=blog, parent=None, is_showcase=False).order_by("position", "title")
    return [{"label": str(page), "url": reverse("entry", args=[blog.slug, page.slug])} for page in pages[:20]]


def _own_lines(blog: Blog, entries: EntryQuerySet) -> list[dict[str, Any]]:
    shelves = Category.objects.filter(entries__in=entries.filter(blog=blog))
    shown = Q(entry=None, category=None) | entries.holding("entry") | Q(category__in=shelves)
    items = list(MenuItem.objects.let_in().filter(shown, blog=blog).select_related("entry", "category"))
    numbers = {item.pk for item in items}
    return [_menu_line(blog, item) | {"is_below": item.parent_id in numbers} for item in items]


def _menu_line(blog: Blog, item: MenuItem) -> dict[str, Any]:
    if item.entry is not None:
        return {"label": item.label or str(item.entry), "url": reverse("entry", args=[blog.slug, item.entry.slug])}
    if item.category is not None:
        url = reverse("blog-category", args=[blog.slug, item.category.slug])
        return {"label": item.label or item.category.name, "url": url}
    return {"label": item.label or item.address, "url": item.address}


def _facts(blog: Blog, summary: Summary, place: str) -> list[str]:
    facts = []
    if blog.classroom is not None:
        facts.append(_("Class %(name)s") % {"name": blog.classroom.name})
    elif place:
        facts.append(_("Class %(name)s") % {"name": place})
    facts.append(ngettext("%(count)d post", "%(count)d posts", summary.count) % {"count": summary.count})
    grades = [year.grade for year in summary.years if year.grade]
    if len(grades) > 1:
        facts.append(_("since %(grade)s") % {"grade": grades[-1]})
    return facts


def _shelves(blog: Blog, summary: Summary, chosen: str, is_home: bool) -> list[dict[str, Any]]:
    shelves = summary.shelves[:MOST_SHELVES]
    if chosen and all(shelf.slug != chosen for shelf in shelves):
        shelves += [shelf for shelf in summary.shelves if shelf.slug == chosen]
    everything = {"label": _("Everything"), "url": blog.get_absolute_url(), "count": summary.count, "on": is_home}
    listed = [
        {
            "label": shelf.name,
            "url": reverse("blog-category", args=[blog.slug, shelf.slug]),
            "count": shelf.count,
            "on": shelf.slug == chosen,
        }
        for shelf in shelves
    ]
    return [everything, *listed]
