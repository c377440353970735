"""One's own goals, and those of a student."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.kindly import kind_words_first
from hub.audience.telling import tell_noticed
from hub.audience.viewer import Belonging
from hub.people.models import Person
from hub.reflections.forms import SettingForm
from hub.reflections.goal_lists import goal_panels
from hub.reflections.goal_rows import GoalRows
from hub.reflections.models import Goal
from hub.reflections.teachers import teachers_of
from hub.reflections.terms import terms_of
from hub.reflections.thought_lists import thoughts_panel

THEMSELVES = Belonging(authored=lambda test: test.of("pk"))


@require_safe
def my_goals(request: HubRequest) -> HttpResponse:
    """The goals of this year and of all others, and a row for a new one."""
    _of_the_school(request)
    terms = terms_of(request.person, request.school)
    rows, about = GoalRows(None, []), SettingForm(None, terms=terms, teachers=teachers_of(request.viewer))
    context = {"here": "desk", "panels": goal_panels(request.person, request.viewer, terms)}
    return render(
        request, "reflections/goals.html", context | {"row": rows.forms[0], "list_form": rows.list_form, "about": about}
    )


@require_POST
def set_goals(request: HubRequest) -> HttpResponse:
    """Set the goals of the rows that were sent, as hub/reflections/goal_rows.py names them. A pasted list comes back as
    rows to look at, and nothing is kept yet; so do goals that want a kind word first, until `as_it_is` comes with
    them."""
    _of_the_school(request)
    rows = GoalRows(request.POST, [])
    terms = terms_of(request.person, request.school)
    about = SettingForm(request.POST, terms=terms, teachers=teachers_of(request.viewer))
    if rows.take_list():
        return _look(request, rows, about)
    if not (rows.are_valid() and about.is_valid()):
        return _look(request, rows, about, status=422)
    if kindly := kind_words_first(request.POST, rows.words, request.viewer):
        return _look(request, rows, about, kindly=kindly, status=422)
    told = about.told
    with transaction.atomic():
        kept = rows.keep(request.viewer, lambda: _begin(request, told), by=request.person)
    words = ngettext("Your goal is kept.", "%(count)d goals are kept.", len(kept)) % {"count": len(kept)}
    messages.success(request, words if kept else _("There were no words in it yet."))
    tell_noticed(request, (goal.words for goal in kept))
    return redirect("my-goals")


@require_safe
def goals_of(request: HubRequest, public_id: str) -> HttpResponse:
    """The goals of a student, for those who look after them."""
    here = Person.objects.filter(enrolments__classroom__school=request.school, enrolments__role="student")
    people = here.filter(request.viewer.moderates(THEMSELVES)).distinct()
    student = get_object_or_404(people, public_id=public_id)
    panels = goal_panels(student, request.viewer, terms_of(student, request.school))
    context = {
        "here": "class",
        "student": student,
        "panels": panels,
        "thoughts": thoughts_panel(student, request.viewer),
    }
    return render(request, "reflections/goals_of.html", context)


def _of_the_school(request: HubRequest) -> None:
    if not request.viewer.is_inside:
        raise Http404


def _begin(request: HubRequest, told: dict[str, object]) -> Goal:
    goal = Goal.begin(request.person, request.school, grade=None, year=None)
    for name, value in told.items():
        setattr(goal, name, value)
    return goal


def _look(
    request: HubRequest, rows: GoalRows, about: SettingForm, *, kindly: Sequence[object] = (), status: int = 200
) -> HttpResponse:
    context = {"here": "desk", "rows": rows.forms, "about": about, "kind_words": kindly}
    context["has_mistakes"] = status == 422 and not kindly
    return render(request, "reflections/look_at_goals.html", context, status=status)
