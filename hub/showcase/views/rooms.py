"""One's own rooms, and a new one for a grade."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Blog, Entry
from hub.school.models import Enrolment, Grade, SchoolYear
from hub.showcase.asked import asked_of
from hub.showcase.forms import NameForm
from hub.showcase.models import Section


@require_safe
def my_showcase(request: HubRequest) -> HttpResponse:
    """The rooms that are there, and the grades that have none yet."""
    viewer = request.viewer
    own = Blog.objects.editable_by(viewer).filter(owner=request.person).first()
    rooms = Section.objects.visible_to(viewer).filter(page__blog=own)
    counted = rooms.select_related("grade", "page__blog").annotate(piece_count=Count("pieces"))
    rooms_here = list(counted.order_by("grade__number"))
    taken = [room.grade_id for room in rooms_here]
    now = Enrolment.objects.grade_of(request.person, request.school)
    grades = list(Grade.objects.filter(school=request.school).exclude(pk__in=taken))
    near = [grade for grade in grades if now is not None and abs(grade.number - now.number) <= 1]
    page = rooms_here[0].page if rooms_here else None
    far = [grade for grade in grades if near and grade not in near]
    context = {
        "here": "showcases",
        "blog": own,
        "accent": own.accent if own else "",
        "rooms": rooms_here,
        "asked": asked_of(request.person, now, _today(request)),
        "page": page,
        "name_form": NameForm(initial={"title": page.title, "word": page.slug}) if page else None,
    }
    return render(request, "showcase/rooms.html", context | {"near": near or grades, "far": far, "now": now})


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
    if form.cleaned_data["title"] != page.title:
        page.revise(form.cleaned_data["title"], page.body, by=request.person)
    if form.cleaned_data["word"] != page.slug:
        page.move_to(form.cleaned_data["word"])
    messages.success(request, _("It is at %(address)s now.") % {"address": page.get_absolute_url()})
    return redirect("my-showcase")


@require_POST
def start_section(request: HubRequest) -> HttpResponse:
    """A room for a grade; the one that is there, if it is. POST `grade`: the slug of a grade."""
    blogs = Blog.objects.editable_by(request.viewer).select_related("school", "owner")
    blog = get_object_or_404(blogs, owner=request.person)
    grade = get_object_or_404(Grade, school=request.school, slug=request.POST.get("grade", ""))
    now = Enrolment.objects.grade_of(request.person, request.school)
    year = SchoolYear.current(request.school) if grade == now else None
    title = asked_of(request.person, grade, _today(request)).title
    section = Section.start(blog, grade, by=request.person, year=year, title=title)
    return redirect("edit-section", section.public_id)


def _today(request: HubRequest) -> datetime.date:
    return timezone.localdate(request.viewer.now, request.school.zone)
