"""One goal: what it says and said, what became of it; saying it in other words, letting it go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.kindly import kind_words_first
from hub.audience.telling import tell_noticed
from hub.audience.viewer import Viewer
from hub.blogs.cards import for_light_cards, light_card
from hub.blogs.models import Entry
from hub.reflections.forms import GoalForm, SettingForm
from hub.reflections.goal_lists import set_when_and_with_whom, spoken_date, when_it_was, with_states
from hub.reflections.goal_rows import told_of
from hub.reflections.models import EarlierWording, Goal, Reflection, Thought, Towards
from hub.reflections.teachers import teachers_of
from hub.reflections.terms import THIS, Term, terms_of

POSTS = 60
"""How many posts a goal's page shows, the newest."""


@require_safe
def goal(request: HubRequest, public_id: str) -> HttpResponse:
    """The page of a goal, for all who may see it; its owner can change it here."""
    found = get_object_or_404(with_states(Goal.objects.visible_to(request.viewer), request.viewer), public_id=public_id)
    return _page(request, found)


@require_POST
def change_goal(request: HubRequest, public_id: str) -> HttpResponse:
    """Say it in other words, or for which year it is, when and with whom it was set. POST as `set-goals`, one row."""
    found, terms = _own(request, public_id)
    row = GoalForm(request.POST, prefix="goal-0")
    about = _about(request, found, terms, request.POST)
    if row.is_valid() and not row.cleaned_data["words"]:
        row.add_error("words", _("A goal needs words. To be rid of it, let it go."))
    if not (row.is_valid() and about.is_valid()):
        return _page(request, found, row=row, about=about, status=422)
    typed = "\n".join(row.cleaned_data[name] for name in ("words", "subject"))
    if kindly := kind_words_first(request.POST, typed, request.viewer):
        return _page(request, found, row=row, about=about, kindly=kindly, status=422)
    with transaction.atomic():
        told = about.told
        for name, value in told.items():
            setattr(found, name, value)
        found.save(update_fields=list(told))
        found.reword(row.cleaned_data["words"], row.cleaned_data["subject"], by=request.person)
    messages.success(request, _("Saved."))
    tell_noticed(request, row.cleaned_data.values())
    return redirect(found)


@require_POST
def let_go_of_goal(request: HubRequest, public_id: str) -> HttpResponse:
    """It is not wanted any more; it can be taken up again."""
    found, _terms = _own(request, public_id)
    found.let_go()
    messages.success(request, _("You let it go. It stays on your page of goals, at the end."))
    return redirect(found)


@require_POST
def take_up_goal(request: HubRequest, public_id: str) -> HttpResponse:
    """It is wanted again."""
    found, _terms = _own(request, public_id)
    found.take_up()
    return redirect(found)


def _own(request: HubRequest, public_id: str) -> tuple[Goal, dict[str, Term]]:
    """A goal of one's own that can still be changed: a year that is over stays as it is."""
    own = with_states(Goal.objects.editable_by(request.viewer), request.viewer)
    found = get_object_or_404(own, public_id=public_id)
    terms = terms_of(request.person, request.school)
    if not any(term.holds(found) for term in terms.values()):
        raise Http404
    return found, terms


def _page(
    request: HubRequest,
    found: Goal,
    *,
    row: GoalForm | None = None,
    about: SettingForm | None = None,
    kindly: Sequence[object] = (),
    status: int = 200,
) -> HttpResponse:
    viewer = request.viewer
    is_own = found.student_id == request.person.pk
    said = Reflection.objects.visible_to(viewer).filter(goal=found).first()
    context: dict[str, Any] = {
        "here": "desk" if is_own else "",
        "goal": found,
        "name": viewer.calls(found.student),
        "is_own": is_own,
        "kind_words": kindly,
        "facts": [found.subject, when_it_was(found), set_when_and_with_whom(found)],
        "said": said,
        "earlier": _earlier(found, viewer),
        "posts": _posts(found, viewer),
        "thoughts": _thoughts(found, viewer),
        "write_url": reverse("think-about-goal", args=[found.public_id]) if is_own else "",
    }
    terms = terms_of(request.person, request.school) if is_own else {}
    if any(term.holds(found) for term in terms.values()):
        context["row"] = row or GoalForm(prefix="goal-0", initial=told_of(found))
        context["about"] = about or _about(request, found, terms, None)
    return render(request, "reflections/goal.html", context, status=status)


def _about(request: HubRequest, found: Goal, terms: dict[str, Term], data: Any) -> SettingForm:
    term = next((term.name for term in terms.values() if term.holds(found)), THIS)
    teachers = teachers_of(request.viewer)
    if found.set_with is not None and found.set_with not in teachers:
        teachers.append(found.set_with)
    chosen = {
        "for_year": term,
        "set_on": found.set_on,
        "set_with": found.set_with.public_id if found.set_with else "",
    }
    return SettingForm(data, terms=terms, teachers=teachers, initial=chosen)


def _thoughts(found: Goal, viewer: Viewer) -> list[dict[str, str]]:
    said = Thought.objects.visible_to(viewer).filter(goal=found, replaces=None).select_related("student")[:POSTS]
    return [
        {"words": one.words, "question": one.question, "name": viewer.calls(one.student), "url": one.get_absolute_url()}
        for one in said
    ]


def _posts(found: Goal, viewer: Viewer) -> list[dict[str, Any]]:
    """What was done towards it, as far as the viewer may see it; the newest first."""
    linked = Towards.objects.visible_to(viewer).filter(goal=found).values("entry")
    posts = for_light_cards(Entry.objects.visible_to(viewer).filter(pk__in=linked)).newest_first()[:POSTS]
    return [{"key": post.public_id, "card": light_card(post, viewer)} for post in posts]


def _earlier(found: Goal, viewer: Viewer) -> list[dict[str, str]]:
    texts = EarlierWording.objects.visible_to(viewer).filter(goal=found).select_related("changed_by")
    return [
        {
            "until": spoken_date(timezone.localdate(text.until)),
            "words": text.words,
            "by": text.changed_by.first_name if text.changed_by else "",
        }
        for text in texts
    ]
