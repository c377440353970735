"""The name by which a student goes outside, as the school and the family have agreed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.blogs.nickname import NicknameByOfficeForm
from hub.portal.managing import for_managers, student_in
from hub.portal.rosters import classes_tended_by
from hub.portal.views.guardians import show_student
from hub.search.part_words import index_all_by


@require_POST
@for_managers
def name_student(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Whatever the policy lets students choose themselves. POST `nickname`: empty for the first name."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    blogs = Blog.objects.tended_by(request.viewer).filter(owner=student)
    form = NicknameByOfficeForm(request.POST, blog=get_object_or_404(blogs.select_related("owner", "school")))
    if not form.is_valid():
        return show_student(request, classroom, student, nickname=form)
    form.save()
    index_all_by(student)
    return redirect("manage-student", slug, public_id)
