"""One's own rooms, and a new one for a grade."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.school.models import Enrolment, Grade, SchoolYear
from hub.showcase.models import Section


@require_safe
def my_showcase(request: HubRequest) -> HttpResponse:
    """The rooms that are there, and the grades that have none yet."""
    viewer = request.viewer
    own = Blog.objects.editable_by(viewer).filter(owner=request.person).first()
    rooms = Section.objects.visible_to(viewer).filter(page__blog=own)
    rooms = rooms.select_related("grade", "page__blog").annotate(piece_count=Count("pieces")).order_by("grade__number")
    taken = [room.grade_id for room in rooms]
    now = _grade_of(request)
    grades = Grade.objects.filter(school=request.school).exclude(pk__in=taken)
    context = {"here": "showcases", "blog": own, "accent": own.accent if own else "", "rooms": rooms}
    return render(request, "showcase/rooms.html", context | {"grades": grades, "now": now})


@require_POST
def start_section(request: HubRequest) -> HttpResponse:
    """A room for a grade; the one that is there, if it is. POST `grade`: the slug of a grade."""
    blogs = Blog.objects.editable_by(request.viewer).select_related("school", "owner")
    blog = get_object_or_404(blogs, owner=request.person)
    grade = get_object_or_404(Grade, school=request.school, slug=request.POST.get("grade", ""))
    year = SchoolYear.current(request.school) if grade == _grade_of(request) else None
    section = Section.start(blog, grade, by=request.person, year=year)
    return redirect("edit-section", section.public_id)


def _grade_of(request: HubRequest) -> Grade | None:
    """The grade that the person is in today."""
    today = Enrolment.objects.current().students().filter(person=request.person, classroom__school=request.school)
    found = today.select_related("classroom__grade").first()
    return found.classroom.grade if found else None
