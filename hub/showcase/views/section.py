"""A room: building it step by step, opening and closing it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.audience.kindly import kind_words_first
from hub.audience.telling import tell_noticed, words_among
from hub.people.device_key import device_key
from hub.showcase.choosing import choosing_for
from hub.showcase.models import Progress, Section
from hub.showcase.models.asking import asking_again
from hub.showcase.steps import STEPS, Step
from hub.showcase.steps.kept import Kept, typed_anew
from hub.showcase.steps.step import step_url
from hub.showcase.views.going_on import going_on
from hub.showcase.views.two_windows import both_texts, is_in_background, other_text


@require_http_methods(["GET", "HEAD", "POST"])
def edit_section(request: HubRequest, public_id: str) -> HttpResponse:
    """One step of building the room. GET `step`: which; else the first where something is missing. POST: what is typed
    in the step is kept, and what was pressed leads on; unless `base` is not what is kept any more.

    Asked for JSON, while somebody types, it answers as hub/design/static/design/js/autosave.js says.
    """
    section = find_section(request, public_id)
    progress = Progress.of(section, section.asked)
    unfinished = next((name for name in STEPS if not progress.is_done(name)), "share")
    step = STEPS.get(request.GET.get("step", ""), STEPS[unfinished])(section, request)
    if request.method != "POST":
        return _page(step, progress)
    in_background = is_in_background(request)
    if step.is_overtaken and in_background:
        return both_texts(request, step.kept, request.get_full_path())
    if step.is_overtaken:
        return _page(step, progress, status=409)
    is_valid = step.is_valid()
    kindly = kind_words_before(request, section, step.kept) if is_valid and not in_background else []
    if kindly:
        return _page(step, progress, kindly=kindly, status=422)
    if is_valid or (in_background and step.keeps_parts):
        with asking_again(section, by=request.person):
            step.save()
    if in_background:
        told = {"saved": is_valid, "base": type(step)(section, request).base}
        return JsonResponse(told, status=200 if is_valid else 422)
    if not is_valid:
        return _page(step, progress, status=422)
    onwards = going_on(step.onwards())
    if words := waiting_words(section):
        messages.success(request, words)
    tell_noticed(request, request.POST.values())
    return onwards or redirect(request.get_full_path())


@require_POST
def show_section(request: HubRequest, public_id: str) -> HttpResponse:
    """Open the room. POST `audience`: to whom."""
    section = find_section(request, public_id)
    audience = request.POST.get("audience", "")
    if audience not in choosing_for(section, request.viewer).allowed:
        messages.error(request, _("That is more people than you can show it to."))
        return redirect(step_url(section, "share"))
    section.show(by=request.person, audience=audience)
    waits = section.approval is not None and not section.approval.is_released
    messages.success(request, _("A teacher says yes first. Then the room opens.") if waits else _("The room is open."))
    return redirect(section)


@require_POST
def close_section(request: HubRequest, public_id: str) -> HttpResponse:
    """Close the room; only its owner sees it."""
    section = find_section(request, public_id)
    section.close()
    messages.success(request, _("The room is closed. Only you see it."))
    return redirect(step_url(section, "share"))


@require_POST
def share_goals(request: HubRequest, public_id: str) -> HttpResponse:
    """Let whoever comes into the room see its goals, and what is said about them."""
    section = find_section(request, public_id)
    with asking_again(section, by=request.person):
        section.share_goals()
    messages.success(request, waiting_words(section) or _("Whoever comes into the room sees your goals."))
    return redirect(section)


def find_section(request: HubRequest, public_id: str) -> Section:
    """The room, for one who may change it."""
    rooms = Section.objects.editable_by(request.viewer).filter(page__binned_at=None)
    rooms = rooms.select_related("grade", "year", "approval", "page__blog__owner", "school__policy")
    return get_object_or_404(rooms, public_id=public_id)


def waiting_words(section: Section) -> str:
    """What the owner is told after a change to a room that others do not see before a yes; "" for any other room."""
    waits = section.shown_at is not None and section.approval is not None and not section.approval.decided_at
    return _("Saved. A teacher looks at your room first. Then others see it.") if waits else ""


def kind_words_before(request: HubRequest, section: Section, kept: list[Kept]) -> list[Promise]:
    """What to think about before what was typed stands in a room that others enter. Of what stands in any other room
    its owner is told once it is kept: see tell_noticed."""
    if not section.is_on_show:
        return []
    return kind_words_first(request.POST, words_among(typed_anew(request.POST, kept)), request.viewer)


def _page(step: Step, progress: Progress, *, kindly: Sequence[Promise] = (), status: int = 200) -> HttpResponse:
    section, request = step.section, step.request
    names = list(STEPS)
    place = names.index(step.name)
    context = {
        "section": section,
        "person": request.person,
        "device_key": device_key(request.person),
        "blog": section.page.blog,
        "accent": section.page.blog.accent,
        "step": step.name,
        "here_url": step_url(section, step.name),
        "steps": [_step(section, name, progress, on=name == step.name) for name in names],
        "line": step.line(progress),
        "asked": progress.asked,
        "parts": progress.parts,
        "back": _step(section, names[place - 1], progress) if place else None,
        "onwards": _step(section, names[place + 1], progress) if place + 1 < len(names) else None,
        "base": request.POST.get("base", "") if status == 409 else step.base,
        "is_overtaken": status == 409,
        "keeps_itself": step.keeps_itself,
        "by_hand": section.is_on_show,
        "is_unsaved": status == 422,
        "has_mistakes": status == 422 and not kindly,
        "kind_words": kindly,
        "then": request.POST.get("then", ""),
        "note": step.note,
        "asks_again": section.is_on_show and request.viewer.wants_yes(section.audience),
    }
    other = other_text(step.kept, request.get_full_path())
    return render(request, step.template, other | context | step.context(), status=status)


def _step(section: Section, name: str, progress: Progress, *, on: bool = False) -> dict[str, object]:
    return {"then": step_url(section, name), "word": STEPS[name].word, "done": progress.is_done(name), "on": on}
