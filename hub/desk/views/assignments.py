"""Giving an assignment to a class: open, look, give; and changing what it asks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.assignments.forms import AssignmentForm, GivingForm
from hub.assignments.models import Assignment, Giving
from hub.audience.http import HubRequest
from hub.desk.views.class_wall import taught_by
from hub.school.models import Classroom
from hub.text.lists import listed

BUILT_IN = "built-in"
MOST = 30


@require_safe
def choose_assignment(request: HubRequest, slug: str) -> HttpResponse:
    """The built-in one, one's own, and those that colleagues passed on."""
    room = _room(request, slug)
    own = Assignment.objects.editable_by(request.viewer).newest().select_related("based_on__made_by")
    passed_on = Assignment.objects.visible_to(request.viewer).newest().exclude(made_by=request.person)
    rows = [
        _row(room, Assignment.built_in(request.school, room.grade), request),
        *(_row(room, one, request) for one in own[:MOST]),
        *(_row(room, one, request) for one in passed_on.select_related("made_by", "based_on__made_by")[:MOST]),
    ]
    panel = {"title": _("Which one?"), "rows": rows}
    return render(request, "desk/choose_assignment.html", {"here": "class", "room": room, "panel": panel})


@require_http_methods(["GET", "HEAD", "POST"])
def give_assignment(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Look at it as students will read it, and give it. POST: as GivingForm says."""
    room = _room(request, slug)
    assignment = _find(request, room, public_id)
    rooms = list(taught_by(request.viewer).filter(year=room.year_id).select_related("grade"))
    form = GivingForm(request.POST or None, room=room, rooms=rooms, viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        given = form.give(assignment, by=request.person, year=room.year_id)
        words = _("Given to %(classes)s. They find it on their desks.")
        messages.success(request, words % {"classes": listed(one.to for one in given)})
        return redirect("teach-class", room.slug)
    context = {
        "here": "class",
        "room": room,
        "assignment": assignment,
        "form": form,
        "change_url": reverse("change-assignment", args=[room.slug, public_id]),
        "is_own": assignment.made_by_id == request.person.pk,
        "based_on": based_on_words(assignment),
    }
    return render(request, "desk/give_assignment.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change_assignment(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Change one's own; of the built-in one and of a colleague's a copy is made that says what it is based on."""
    room = _room(request, slug)
    found = _find(request, room, public_id)
    is_own = not found.is_new and found.made_by_id == request.person.pk
    mine = found if is_own else found.copy(by=request.person)
    form = AssignmentForm(request.POST or None, instance=mine)
    if request.method == "POST" and form.is_valid():
        now = _fresh(request, mine).change(**form.cleaned_data)
        if now.pk != mine.pk and is_own:
            messages.success(request, _("Changed. Whoever has begun is offered the change, and need not take it."))
        return redirect("give-assignment", room.slug, now.public_id)
    context = {"here": "class", "room": room, "form": form, "assignment": mine, "is_own": is_own}
    return render(request, "desk/change_assignment.html", context, status=422 if form.errors else 200)


@require_POST
def end_giving(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Ask no more. What the students made stays."""
    room = _room(request, slug)
    giving = get_object_or_404(Giving.objects.editable_by(request.viewer), public_id=public_id, ended_at=None)
    giving.end()
    messages.success(request, _("It is not asked any more. What the students made stays."))
    return redirect("teach-class", room.slug)


@require_POST
def take_change(request: HubRequest, public_id: str) -> HttpResponse:
    """A student goes by what the teacher asks now. POST `next`: the page to come back to."""
    giving = get_object_or_404(Giving.objects.visible_to(request.viewer), public_id=public_id)
    if not request.viewer.is_student:
        raise Http404
    giving.take_change(request.person)
    messages.success(request, _("This is what is asked now. Your work is as it was."))
    return _back(request)


@require_POST
def tick_step(request: HubRequest, public_id: str) -> HttpResponse:
    """A student ticks a step of the teacher's own off, or unticks it. POST `step`: its words; `next`: the page to come
    back to."""
    found = get_object_or_404(Giving.objects.visible_to(request.viewer), public_id=public_id)
    if not request.viewer.is_student:
        raise Http404
    found.tick(request.POST.get("step", ""), student=request.person)
    return _back(request)


def _back(request: HubRequest) -> HttpResponse:
    onwards = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(onwards, allowed_hosts={request.get_host()})
    return redirect(onwards if ours else "desk")


def _room(request: HubRequest, slug: str) -> Classroom:
    return get_object_or_404(taught_by(request.viewer).select_related("grade", "year"), slug=slug)


def _find(request: HubRequest, room: Classroom, public_id: str) -> Assignment:
    if public_id == BUILT_IN:
        return Assignment.built_in(request.school, room.grade)
    found = Assignment.objects.visible_to(request.viewer).newest().select_related("made_by", "based_on__made_by")
    return get_object_or_404(found, public_id=public_id)


def _fresh(request: HubRequest, mine: Assignment) -> Assignment:
    """As it is kept, without what the form has written into it; a copy is not kept yet."""
    if mine.is_new:
        return mine
    return Assignment.objects.editable_by(request.viewer).get(pk=mine.pk)


def _row(room: Classroom, assignment: Assignment, request: HubRequest) -> dict[str, Any]:
    public_id = BUILT_IN if assignment.is_new else assignment.public_id
    if assignment.is_new:
        line = _("The hub’s own: goals, a reflection on each, pieces, a label for each")
    elif assignment.made_by_id == request.person.pk:
        line = _("Yours")
    else:
        line = _("By %(name)s") % {"name": assignment.made_by.first_name if assignment.made_by else _("a colleague")}
    if based_on := based_on_words(assignment):
        line = f"{line} · {based_on}"
    url = reverse("give-assignment", args=[room.slug, public_id])
    return {"title": assignment.name, "url": url, "line": line, "action": {"label": _("Look"), "url": url}}


def based_on_words(assignment: Assignment) -> str:
    """Whose idea it was, in words; "" for one that is based on no other."""
    if assignment.based_on is None:
        return ""
    by = assignment.based_on.made_by
    name = assignment.based_on.name
    return _("based on “%(name)s” by %(person)s") % {"name": name, "person": by.first_name} if by else name
