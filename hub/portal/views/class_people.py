"""Who is in a class."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.portal.forms.new_class import NamesForm
from hub.portal.forms.people import LastDayForm, TeacherForm
from hub.portal.managing import for_managers
from hub.portal.new_class import add_students, add_teacher
from hub.portal.printing import show_cards
from hub.portal.rosters import classes_tended_by, names_of, students_of
from hub.school.models import Enrolment
from hub.school.noting import note


@require_safe
@for_managers
def manage_class(request: HubRequest, slug: str) -> HttpResponse:
    """Students and teachers of a class."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    enrolments = classroom.enrolments.current().select_related("person").order_by("person__first_name")
    context = {
        "classroom": classroom,
        "students": enrolments.students(),
        "teachers": enrolments.teachers(),
        "teacher_form": TeacherForm(school=request.school),
        "last_day_form": LastDayForm(),
    }
    return render(request, "portal/manage_class.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def add_to_class(request: HubRequest, slug: str) -> HttpResponse:
    """More students from pasted names: look first, then add them and print their cards."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    form = NamesForm(request.POST or None)
    if form.is_valid() and "make" in request.POST:
        return show_cards(request, classroom, add_students(classroom, form.cleaned_data["names"], by=request.person))
    there = names_of(students_of(classroom))
    context = {"form": form, "classroom": classroom, "preview": form.preview(there) if form.is_bound else None}
    return render(request, "portal/add_students.html", context, status=422 if form.errors else 200)


@require_POST
@for_managers
def add_class_teacher(request: HubRequest, slug: str) -> HttpResponse:
    """One more teacher."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    form = TeacherForm(request.POST, school=request.school)
    if form.is_valid():
        with transaction.atomic():
            add_teacher(classroom, form.cleaned_data["teacher"])
            teacher, thing = form.cleaned_data["teacher"], f"class {classroom.pk}"
            note(Kind.ROLE_GIVEN, request.school, by=request.person, about=teacher, thing=thing)
    return redirect("manage-class", slug)


@require_POST
@for_managers
def end_enrolment(request: HubRequest, slug: str, number: int) -> HttpResponse:
    """Somebody leaves the class at the end of a day."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    enrolment: Enrolment = get_object_or_404(classroom.enrolments.current(), pk=number)
    form = LastDayForm(request.POST)
    if form.is_valid() and form.cleaned_data["last_day"] >= enrolment.starts_on:
        enrolment.ends_on = form.cleaned_data["last_day"]
        with transaction.atomic():
            enrolment.save(update_fields=["ends_on"])
            thing = f"class {classroom.pk}"
            note(Kind.ROLE_ENDED, request.school, by=request.person, about=enrolment.person, thing=thing)
        messages.success(request, _("%(name)s leaves the class.") % {"name": enrolment.person.first_name})
    else:
        messages.error(request, _("The last day is a day after the first one in this class."))
    return redirect("manage-class", slug)
