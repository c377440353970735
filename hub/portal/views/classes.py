"""The classes, and one of them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from hub.audience.http import HubRequest
from hub.portal import front
from hub.portal.class_parts import ClassParts, with_page
from hub.portal.managing import may_open_classes
from hub.school.models import Classroom, Grade


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
    context["may_open"] = may_open_classes(request.viewer)
    return render(request, "portal/classes.html", context)


@login_not_required  # Visitors read what is for everyone.
def classroom(request: HubRequest, slug: str) -> HttpResponse:
    """A class: what it does, its newest posts and its blogs. GET `before`: the key of the last post seen."""
    viewer = request.viewer
    room = get_object_or_404(with_page(Classroom.objects.filter(school=viewer.school), viewer), slug=slug)
    parts = ClassParts(room, viewer, request.GET.get("before", ""))
    shown = parts.shown()
    context = {
        "here": "classes",
        "room": room,
        "accent": room.accent,
        "parts": [part for part in shown if not part.is_at_the_side],
        "side": [part for part in shown if part.is_at_the_side],
        "blogs": parts.blogs,
        "teaches_here": room.pk in viewer.standing.teaches_in or viewer.sees_all_classes,
    }
    return render(request, "portal/class.html", context)
