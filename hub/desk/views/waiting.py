"""What waits for a teacher's yes."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.desk.queue import MOST, Narrowing, find_decided, find_waiting, flagged, gather, look_at
from hub.desk.queue.row import Row
from hub.safety.models import reads_worries
from hub.school.noting import note

UNDO = "undo"
"""The extra tag of a message that can be taken back; the keys of the things follow it."""


def waiting(request: HubRequest) -> HttpResponse:
    """The queue, the oldest first. GET `of`, `class`, `by`: narrower; `at`: the key of the thing to look at."""
    viewer = _staff(request)
    everything, narrowed = gather(viewer), Narrowing.chosen(request.GET)
    found = narrowed.rows(everything)
    rows = flagged(found[:MOST], viewer)
    safe = [row.key for row in rows if row.is_safe]
    at = _place(rows, request.GET.get("at", ""))
    following = rows[at + 1 : at + 2] or rows[at - 1 : at]
    context = {
        "here": "waiting",
        "count": len(found),
        "safe": safe if len(safe) > 1 else [],
        "lines": [{"row": row, "url": narrowed.address(at=row.key), "on": row is rows[at]} for row in rows],
        "chips": narrowed.chips(everything),
        "classes": narrowed.classes(everything),
        "writers": narrowed.writers(everything),
        "narrowed": narrowed,
        "look": look_at(rows[at], viewer, narrowed, following[0].key if following else "") if rows else None,
        "next_url": narrowed.address(at=rows[at + 1].key) if rows[at + 1 :] else "",
        "back_url": narrowed.address(at=rows[at - 1].key) if at else "",
        "done": _done(request),
        "looks_after": reads_worries(viewer),
    }
    return render(request, "desk/waiting.html", context)


@require_POST
def let_in(request: HubRequest, kind: str, public_id: str) -> HttpResponse:
    """Say yes to one thing."""
    found = find_waiting(request.viewer, kind, public_id)
    found.release(by=request.person)
    return _next(request, _("It is in."), f"{kind}-{public_id}")


@require_POST
def hold(request: HubRequest, kind: str, public_id: str) -> HttpResponse:
    """Keep one thing out."""
    found = find_waiting(request.viewer, kind, public_id)
    found.hold(by=request.person)
    return _next(request, _("It stays out. Only the writer and teachers see it."), f"{kind}-{public_id}")


@require_POST
def ask_for_change(request: HubRequest, kind: str, public_id: str) -> HttpResponse:
    """Keep one thing out until its writer has changed it. POST `note`: what to change; or `own`, in one's own words."""
    found = find_waiting(request.viewer, kind, public_id)
    note = (request.POST.get("note") or request.POST.get("own", "")).strip()[:500]
    if not note:
        messages.error(request, _("Write what to change first."))
        return redirect(Narrowing.chosen(request.GET).address(at=f"{kind}-{public_id}"))
    found.hold(by=request.person, note=note)
    return _next(request, _("The writer reads your word beside it."), f"{kind}-{public_id}")


@require_POST
def let_in_together(request: HubRequest) -> HttpResponse:
    """Say yes to all that the list called safe. POST `thing`: their keys; what was decided meanwhile is left."""
    viewer = _staff(request)
    asked = set(request.POST.getlist("thing")[:MOST])
    rows = [row for row in flagged([row for row in gather(viewer) if row.key in asked], viewer) if row.is_safe]
    with transaction.atomic():
        for row in rows:
            find_waiting(viewer, row.kind, row.public_id).release(by=request.person)
        note(Kind.DECIDED_TOGETHER, request.school, by=request.person, outcome=len(rows))
    words = ngettext("%(count)d is in.", "%(count)d are in.", len(rows)) % {"count": len(rows)}
    return _next(request, words, " ".join(row.key for row in rows))


@require_POST
def undo_decision(request: HubRequest) -> HttpResponse:
    """Take decisions of the last hour back. POST `thing`: the keys of what was decided about."""
    viewer = _staff(request)
    with transaction.atomic():
        for key in request.POST.getlist("thing")[:MOST]:
            kind, _dash, public_id = key.partition("-")
            find_decided(viewer, kind, public_id).wait_again(by=request.person)
            note(Kind.TAKEN_BACK, request.school, by=request.person, thing=f"{kind} {public_id}")
    messages.success(request, _("Taken back. It waits again."))
    return redirect(Narrowing.chosen(request.GET).address(at=request.POST.get("thing", "")))


def _staff(request: HubRequest) -> Viewer:
    """The viewer, who works at the school, or 404."""
    if not request.viewer.is_staff_member:
        raise Http404
    return request.viewer


def _next(request: HubRequest, words: str, key: str) -> HttpResponseRedirect:
    """On to the following thing, with a word on what happened and the way back. `key`: of the thing, or several."""
    messages.success(request, words, extra_tags=f"{UNDO} {key}")
    return redirect(Narrowing.chosen(request.GET).address(at=request.GET.get("at", "")))


def _place(rows: list[Row], key: str) -> int:
    return next((place for place, row in enumerate(rows) if row.key == key), 0)


def _done(request: HubRequest) -> list[dict[str, object]]:
    """What was said about the last decision, with the keys by which it is taken back."""
    said = []
    for message in messages.get_messages(request):
        keys = message.extra_tags.split()[1:] if (message.extra_tags or "").startswith(UNDO) else []
        said.append({"words": message.message, "keys": keys, "level": message.level_tag})
    return said
