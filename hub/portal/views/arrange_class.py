"""What stands on the page of a class, and in which order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.connections.models import Link
from hub.portal.forms.class_link import ClassLinkForm
from hub.portal.forms.class_words import ClassWordsForm
from hub.portal.models import ClassPage, ClassWords, Part
from hub.portal.rosters import classes_tended_by
from hub.school.models import Classroom


@require_http_methods(["GET", "HEAD", "POST"])
def arrange_class(request: HubRequest, slug: str) -> HttpResponse:
    """The parts of the page with their places, its links, and the class's own words. POST `words`, `audience`."""
    room = room_to_arrange(request, slug)
    if request.method != "POST":
        return arrange_page(request, room)
    form = ClassWordsForm(request.POST, instance=_words(request, room))
    if not form.is_valid():
        return arrange_page(request, room, form=form, status=422)
    form.instance.write(by=request.person)
    messages.success(request, _("Your words are on the page."))
    return redirect("class", room.slug)


@require_POST
def arrange_part(request: HubRequest, slug: str, part: str, way: str) -> HttpResponse:
    """Put a part of the page one place up or down, leave it out, or show it again."""
    room = room_to_arrange(request, slug)
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


def room_to_arrange(request: HubRequest, slug: str) -> Classroom:
    """The class, for whoever looks after it; 404 for everybody else."""
    return get_object_or_404(classes_tended_by(request.viewer).select_related("page"), slug=slug)


def arrange_page(
    request: HubRequest,
    room: Classroom,
    *,
    form: ClassWordsForm | None = None,
    link_form: ClassLinkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page; the forms as they were sent, where they could not be taken."""
    context = {
        "here": "classes",
        "room": room,
        "form": form or ClassWordsForm(instance=_words(request, room)),
        "columns": _columns(ClassPage.of(room)),
        "links": Link.objects.filter(classroom=room).select_related("feed"),
        "link_form": link_form or ClassLinkForm(classroom=room),
    }
    return render(request, "portal/arrange_class.html", context, status=status)


def _words(request: HubRequest, room: Classroom) -> ClassWords:
    words = ClassWords.objects.editable_by(request.viewer).filter(classroom=room).first()
    return words or ClassWords(classroom=room)


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
