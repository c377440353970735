"""What stands on the page of a class, and in which order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.portal.forms.class_words import ClassWordsForm
from hub.portal.models import ClassPage, ClassWords, Part
from hub.portal.rosters import classes_tended_by
from hub.school.models import Classroom


@require_http_methods(["GET", "HEAD", "POST"])
def arrange_class(request: HubRequest, slug: str) -> HttpResponse:
    """The parts of the page with their places, and the class's own words. POST `words`, `audience`."""
    room = _room(request, slug)
    words = ClassWords.objects.editable_by(request.viewer).filter(classroom=room).first()
    words = words or ClassWords(classroom=room)
    form = ClassWordsForm(request.POST or None, instance=words)
    if request.method == "POST" and form.is_valid():
        form.instance.write(by=request.person)
        messages.success(request, _("Your words are on the page."))
        return redirect("class", room.slug)
    context = {"here": "classes", "room": room, "form": form, "columns": _columns(ClassPage.of(room))}
    return render(request, "portal/arrange_class.html", context, status=422 if form.errors else 200)


@require_POST
def arrange_part(request: HubRequest, slug: str, part: str, way: str) -> HttpResponse:
    """Put a part of the page one place up or down, leave it out, or show it again."""
    room = _room(request, slug)
    if part not in Part.values:
        raise Http404
    page, which = ClassPage.of(room), Part(part)
    if way == "leave-out":
        page.leave_out(which)
    elif way == "show":
        page.show(which)
    else:
        page.move(which, -1 if way == "up" else 1)
    answer = redirect("arrange-class", room.slug)
    answer["Location"] += f"#{which}"
    return answer


def _room(request: HubRequest, slug: str) -> Classroom:
    return get_object_or_404(classes_tended_by(request.viewer).select_related("page"), slug=slug)


def _columns(page: ClassPage) -> list[dict[str, Any]]:
    """The parts of each column, and where each can go."""
    titles = (_("In the middle"), _("At the side"))
    return [
        {
            "title": title,
            "parts": [
                {
                    "part": part,
                    "is_left_out": page.leaves_out(part),
                    "up": number > 0,
                    "down": number < len(column) - 1,
                }
                for number, part in enumerate(column)
            ],
        }
        for title, column in zip(titles, page.columns, strict=True)
    ]
