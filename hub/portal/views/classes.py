"""The classes, and one of them."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.cards import Card, cards, for_cards, for_light_cards
from hub.blogs.models import Blog, Entry, EntryQuerySet
from hub.blogs.paging import PAGE, key_of, older_than
from hub.comments.counting import unanswered, with_comment_counts
from hub.comments.forms import lets_comment
from hub.portal import front
from hub.school.models import Classroom, Enrolment, Grade

RECENTLY, UNANSWERED = datetime.timedelta(days=60), 4


@login_not_required  # The names of classes are on the front for everybody; who is in them is not.
def classes(request: HubRequest) -> HttpResponse:
    """All classes of this year, by part of the school."""
    rooms = list(front.classes_with_doors(request.viewer))
    parts = [
        {"title": label, "doors": front.doors([room for room in rooms if room.grade and room.grade.division == value])}
        for value, label in Grade.Division.choices
    ]
    others = front.doors([room for room in rooms if room.grade is None])
    context = {"here": "classes", "parts": parts, "others": others, "has_doors": bool(rooms)}
    return render(request, "portal/classes.html", context)


@login_not_required  # Visitors read what is for everyone.
def classroom(request: HubRequest, slug: str) -> HttpResponse:
    """A class: its newest posts and its blogs. GET `before`: the key of the last post seen."""
    viewer = request.viewer
    rooms = Classroom.objects.filter(school=viewer.school).select_related("grade", "year")
    room = get_object_or_404(rooms, slug=slug)
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts().written_in(room, viewer)
    waiting = _unanswered(posts, viewer) if not request.GET.get("before") else []
    posts = older_than(posts, request.GET.get("before", ""))
    found = list(with_comment_counts(for_cards(posts), viewer).newest_first()[: PAGE + 1])
    context = {
        "here": "classes",
        "room": room,
        "accent": room.accent,
        "cards": cards(found[:PAGE], viewer),
        "unanswered": waiting,
        "older_url": f"?before={key_of(found[PAGE - 1])}" if len(found) > PAGE else "",
        "people": _people(room, viewer),
        "teaches_here": room.pk in viewer.standing.teaches_in or viewer.sees_all_classes,
    }
    return render(request, "portal/class.html", context)


def _unanswered(posts: EntryQuerySet, viewer: Viewer) -> list[Card]:
    """The newest to which nobody has said anything yet, for whoever may; those come first in the class."""
    if not lets_comment(viewer):
        return []
    recent = unanswered(posts, viewer).filter(published_at__gt=viewer.now - RECENTLY)
    return cards(for_light_cards(recent).newest_first()[:UNANSWERED], viewer)


def _people(room: Classroom, viewer: Viewer) -> dict[str, list[dict[str, Any]]]:
    """The blogs of a class that the viewer sees: its own, the teachers', the students', each with its newest post."""
    enrolled = Enrolment.objects.filter(classroom=room).current(_day_in(room, viewer))
    newest = Entry.objects.visible_to(viewer).out(viewer.now).posts().filter(blog=OuterRef("pk")).newest_first()
    blogs = Blog.objects.visible_to(viewer).annotate(
        newest=Subquery(newest.values("title")[:1]),
        role=Subquery(enrolled.filter(person=OuterRef("owner")).values("role")[:1]),
    )
    seen = blogs.filter(role__isnull=False).select_related("owner").order_by("owner__first_name")
    lines: dict[str, list[dict[str, Any]]] = {"teachers": [], "students": []}
    for blog in seen:
        line = {"person": blog.owner, "line": blog.newest or blog.title, "url": blog.get_absolute_url()}  # type: ignore[attr-defined]
        if blog.role == Enrolment.Role.STUDENT and not viewer.is_known:  # type: ignore[attr-defined]
            continue  # No list of the children of a class for strangers (safety.md X13).
        lines["teachers" if blog.role == Enrolment.Role.TEACHER else "students"].append(line)  # type: ignore[attr-defined]
    own = Blog.objects.visible_to(viewer).filter(classroom=room).first()
    lines["own"] = [{"title": own.title, "tagline": own.tagline, "url": own.get_absolute_url()}] if own else []
    return lines


def _day_in(room: Classroom, viewer: Viewer) -> Any:
    """Today, or the last day of a class whose year is over."""
    return min(timezone.localdate(viewer.now, viewer.school.zone), room.year.ends_on)
