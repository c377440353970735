"""One's own rooms, and a new one for a grade."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.kindly import name_trouble
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry
from hub.school.models import Enrolment, Grade, School, SchoolYear
from hub.showcase.asked import asked_of
from hub.showcase.forms import NameForm
from hub.showcase.models import Section
from hub.showcase.models.room_address import slug_of
from hub.showcase.models.section import IN_ORDER

YEARS = 3
"""So many school years are offered for a new room."""


@require_safe
def my_showcase(request: HubRequest) -> HttpResponse:
    """The rooms that are there, and the grades, or for who works at the school the years, that have none yet."""
    viewer = request.viewer
    own = Blog.objects.editable_by(viewer).filter(owner=request.person).first()
    rooms = Section.objects.visible_to(viewer).filter(page__blog=own)
    counted = rooms.select_related("grade", "year", "page__blog").annotate(piece_count=Count("pieces"))
    rooms_here = list(counted.order_by(*IN_ORDER))
    now = Enrolment.objects.grade_of(request.person, request.school)
    page = rooms_here[0].page if rooms_here else None
    works_here = is_of_staff(viewer)
    context = {
        "here": "showcases",
        "blog": own,
        "accent": own.accent if own else "",
        "rooms": rooms_here,
        "asked": asked_of(request.person, now, _today(request)),
        "page": page,
        "now": now,
        "is_of_staff": works_here,
        "name_form": NameForm(initial={"title": page.title, "word": page.slug}) if page else None,
    }
    missing = _years_without(rooms_here, request.school) if works_here else _grades_without(rooms_here, now, request)
    return render(request, "showcase/rooms.html", context | missing)


@require_POST
def name_showcase(request: HubRequest) -> HttpResponse:
    """Call the showcase as its owner likes. POST `title`, `word`: the word in its address; the earlier one leads there
    for ever. What it is called waits for a yes where other words on the page would."""
    pages = Entry.objects.editable_by(request.viewer).select_related("blog__owner", "school__policy", "approval")
    page = get_object_or_404(pages, is_showcase=True, blog__owner=request.person, binned_at=None)
    form = NameForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write what it is called, and one word for its address."))
        return redirect("my-showcase")
    if trouble := name_trouble(form.cleaned_data["title"], request.viewer):
        messages.error(request, trouble)
        return redirect("my-showcase")
    if form.cleaned_data["title"] != page.title:
        page.revise(form.cleaned_data["title"], page.body, by=request.person)
    if form.cleaned_data["word"] != page.slug:
        page.move_to(form.cleaned_data["word"])
    messages.success(request, _("It is at %(address)s now.") % {"address": page.get_absolute_url()})
    return redirect("my-showcase")


@require_POST
def start_section(request: HubRequest) -> HttpResponse:
    """A room for a grade; the one that is there, if it is. POST `grade`: the slug of a grade; of who works at the
    school `year`: what addresses call a school year."""
    blogs = Blog.objects.editable_by(request.viewer).select_related("school", "owner")
    blog = get_object_or_404(blogs, owner=request.person)
    if "year" in request.POST and is_of_staff(request.viewer):
        begun = {slug_of(year): year for year in _begun(request.school)}
        if (chosen := begun.get(request.POST["year"])) is None:
            raise Http404
        return redirect("edit-section", Section.start(blog, None, by=request.person, year=chosen).public_id)
    grade = get_object_or_404(Grade, school=request.school, slug=request.POST.get("grade", ""))
    now = Enrolment.objects.grade_of(request.person, request.school)
    year = SchoolYear.current(request.school) if grade == now else None
    title = asked_of(request.person, grade, _today(request)).title
    section = Section.start(blog, grade, by=request.person, year=year, title=title)
    return redirect("edit-section", section.public_id)


def is_of_staff(viewer: Viewer) -> bool:
    """Whether their rooms are for school years: they work at the school, and learn in no class."""
    return viewer.is_staff_member and not viewer.is_student


def _begun(school: School) -> list[SchoolYear]:
    """The school years that have begun, the newest first."""
    return list(SchoolYear.objects.filter(school=school, starts_on__lte=timezone.localdate()).order_by("-starts_on"))


def _grades_without(rooms: list[Section], now: Grade | None, request: HubRequest) -> dict[str, Any]:
    """The grades for which there is no room yet: near the one of today, and far from it."""
    taken = [room.grade_id for room in rooms if room.grade_id]
    grades = list(Grade.objects.filter(school=request.school).exclude(pk__in=taken))
    near = [grade for grade in grades if now is not None and abs(grade.number - now.number) <= 1]
    return {"near": near or grades, "far": [grade for grade in grades if near and grade not in near]}


def _years_without(rooms: list[Section], school: School) -> dict[str, Any]:
    """The newest years for which there is no room yet."""
    taken = {room.year_id for room in rooms if room.grade is None}
    years = [year for year in _begun(school) if year.pk not in taken]
    return {"years": [{"slug": slug_of(year), "name": year.name} for year in years[:YEARS]]}


def _today(request: HubRequest) -> datetime.date:
    return timezone.localdate(request.viewer.now, request.school.zone)
