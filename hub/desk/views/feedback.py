"""Feedback in private: on a room, its goals and its pieces; between a student and the teachers, or a teacher and the
mentor, and nobody else."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.assignments.models import Feedback
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.desk.feedback import target_of, things_of
from hub.ids import sent_key
from hub.showcase.models import Section


@require_safe
def feedback(request: HubRequest, public_id: str) -> HttpResponse:
    """What was said, beside what it is about; of a closed room teachers see only what they may read elsewhere."""
    section = _room(request, public_id)
    owner = section.page.blog.owner
    is_own = owner == request.person
    whole, goals, pieces = things_of(section, request.viewer)
    context = {
        "here": "desk" if is_own else "class",
        "section": section,
        "owner": owner,
        "is_own": is_own,
        "is_with_mentor": _is_with_mentor(section, request.viewer),
        "whole": whole,
        "goals": goals,
        "pieces": pieces,
        "asked": section.asked,
        "is_closed": not section.is_entered,
        "has_news": is_own and any(one["is_new"] for thing in (whole, *goals, *pieces) for one in thing.said),
    }
    return render(request, "desk/feedback.html", context)


@require_POST
def say_feedback(request: HubRequest, public_id: str) -> HttpResponse:
    """Say something, ask, or answer. POST `words`; `on`: "piece:…", "goal:…", or nothing for the whole."""
    section = _room(request, public_id)
    about = target_of(section, request.POST.get("on", ""), request.viewer)
    words, key = request.POST.get("words", "")[:2000], sent_key(request.POST)
    said = Feedback.say(section, words, by=request.person, key=key, **about)
    if said is None:
        messages.error(request, _("Write some words first."))
        return redirect("feedback", section.public_id)
    messages.success(request, _who_reads_it(section, request.viewer))
    return redirect("feedback", section.public_id)


@require_POST
def feedback_seen(request: HubRequest, public_id: str) -> HttpResponse:
    """A student has read what was said."""
    section = _room(request, public_id)
    news = Feedback.objects.visible_to(request.viewer).news_for(request.person, request.school)
    news.filter(section=section).update(read_at=timezone.now())
    return redirect("feedback", section.public_id)


def _room(request: HubRequest, public_id: str) -> Section:
    """The room, for its owner while they are here, for the owner's teachers, and for a mentor who may enter it."""
    own = Q(page__blog__owner=request.person)
    seen = Section.objects.visible_to(request.viewer).filter(own, page__binned_at=None)
    mentored = Section.objects.visible_to(request.viewer).mentored_by(request.viewer)
    rooms = seen | Section.objects.tended_by(request.viewer) | mentored
    return get_object_or_404(
        rooms.select_related("grade", "year", "approval", "page__blog__owner", "school"), public_id=public_id
    )


def _is_with_mentor(section: Section, viewer: Viewer) -> bool:
    """Whether it is said between a grown-up, whose room it is, and the mentor."""
    if section.page.blog.is_own(viewer):
        return viewer.is_staff_member and not viewer.is_student
    return section.page.blog.owner_id in viewer.standing.mentees


def _who_reads_it(section: Section, viewer: Viewer) -> str:
    is_own, is_with_mentor = section.page.blog.is_own(viewer), _is_with_mentor(section, viewer)
    if is_with_mentor:
        return _("Your mentor reads it.") if is_own else _("Said. Only the two of you read it.")
    if is_own:
        return _("Your teachers and the helpers of your school read it.")
    return _("Said. Only the student, the teachers and the helpers of the school read it.")
