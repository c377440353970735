"""One student: guardians and consents."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.blogs.nickname import NicknameByOfficeForm
from hub.families.models import FamilyLink
from hub.people import second_step
from hub.people.models import Person
from hub.people.sure import be_sure_first
from hub.portal.forms.consents import PaperOfOneForm
from hub.portal.forms.people import InviteGuardianForm
from hub.portal.invitations import Invited, invite
from hub.portal.managing import for_managers, student_in
from hub.portal.rosters import (
    classes_tended_by,
    consents_of,
    guardianships_of,
    link_guardian,
    past_consents_of,
    works_somewhere,
)
from hub.school.models import Classroom
from hub.school.noting import note


@require_safe
@for_managers
def manage_student(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Who looks after a student, and what the family allows."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    return show_student(request, classroom, student_in(classroom, public_id))


@require_POST
@for_managers
def add_guardian(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Link a guardian to this child, by e-mail address; shows the link to choose a password, once."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    form = InviteGuardianForm(request.POST)
    invited = None
    if form.is_valid():
        invited = invite(request, **form.cleaned_data)
        if invited.person == student:
            form.add_error("email", _("This is the student's own address."))
            invited = None
        else:
            link_guardian(request.school, invited.person, student, by=request.person)
            form = InviteGuardianForm()
    return show_student(request, classroom, student, form, invited=invited)


@require_POST
@for_managers
def end_guardianship(request: HubRequest, slug: str, public_id: str, number: int) -> HttpResponse:
    """Somebody no longer looks after this child: they see nothing of it from now on, and are signed out."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    guardianship = get_object_or_404(guardianships_of(request.school, student), pk=number)
    with transaction.atomic():
        # Both days of a row count, so the last one was yesterday.
        guardianship.ends_on = timezone.localdate() - datetime.timedelta(days=1)
        guardianship.save(update_fields=["ends_on"])
        guardianship.guardian.end_sign_ins()
        FamilyLink.objects.end_all(guardianship.guardian, request.school)
        guardian = guardianship.guardian.public_id
        note(Kind.GUARDIAN_REMOVED, request.school, by=request.person, about=student, thing=guardian)
    return redirect("manage-student", slug, public_id)


@require_POST
@for_managers
@be_sure_first
def end_guardian_second_step(request: HubRequest, slug: str, public_id: str, number: int) -> HttpResponse:
    """A guardian has lost phone and paper: the password alone lets them in. Who works here, too, is helped as staff."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    guardian = get_object_or_404(guardianships_of(request.school, student), pk=number).guardian
    if not request.viewer.is_administrator or works_somewhere(guardian):
        raise Http404
    with transaction.atomic():
        second_step.turn_off(guardian, by=request.person)
        note(Kind.SECOND_STEP_ENDED, request.school, by=request.person, about=guardian)
    return redirect("manage-student", slug, public_id)


def show_student(
    request: HubRequest,
    classroom: Classroom,
    student: Person,
    form: InviteGuardianForm | None = None,
    *,
    invited: Invited | None = None,
    paper: PaperOfOneForm | None = None,
    nickname: NicknameByOfficeForm | None = None,
) -> HttpResponse:
    """The page of one student, with the forms as they were sent where they could not be taken."""
    form, paper = form or InviteGuardianForm(), paper or PaperOfOneForm()
    guardianships = list(guardianships_of(request.school, student))
    blog = Blog.objects.tended_by(request.viewer).filter(owner=student).select_related("owner", "school").first()
    nickname = nickname or (NicknameByOfficeForm(blog=blog) if blog else None)
    context = {
        "classroom": classroom,
        "student": student,
        "form": form,
        "invited": invited,
        "blog": blog,
        "nickname": nickname,
        "guardianships": guardianships,
        "with_second_step": second_step.who_has_it(one.guardian for one in guardianships),
        "consents": consents_of(request.school, student),
        "past": past_consents_of(request.school, student),
        "paper": paper,
    }
    status = 422 if form.errors or paper.errors or (nickname and nickname.errors) else 200
    return render(request, "portal/manage_student.html", context, status=status)
