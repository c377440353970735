"""A room: its words and goals, opening and closing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.audiences import Audience
from hub.audience.choosing import Choosing, reach_of
from hub.audience.http import HubRequest
from hub.audience.readers import Whose
from hub.audience.viewer import Viewer
from hub.media.models import MediaFile
from hub.showcase.forms import RoomForm
from hub.showcase.goal_rows import AT_LEAST, GoalRows, goal_rows, save_goals
from hub.showcase.models import Piece, Section
from hub.showcase.models.asking import asking_again
from hub.showcase.views.going_on import going_on


@require_http_methods(["GET", "HEAD", "POST"])
def edit_section(request: HubRequest, public_id: str) -> HttpResponse:
    """The form of the room; saving it shows the room, or leads on. POST `take`: public ids of goals of the year to hang
    as well; `then`: the address of what was pressed, such as hanging a piece."""
    section = find_section(request, public_id)
    if request.method != "POST":
        form = RoomForm(initial={"title": section.title, "introduction": section.introduction})
        return _page(request, section, form, goal_rows(section, request.viewer))
    form, rows = RoomForm(request.POST), goal_rows(section, request.viewer, request.POST)
    if not (form.is_valid() & rows.are_valid()):
        return _page(request, section, form, rows, status=422)
    with asking_again(section, by=request.person):
        section.title, section.introduction = form.cleaned_data["title"], form.cleaned_data["introduction"]
        section.save(update_fields=["title", "introduction"])
        save_goals(section, rows, request.POST.getlist("take"), request.viewer, by=request.person)
    onwards = going_on(request.POST.get("then", ""))
    if words := waiting_words(section) or ("" if onwards else _("Saved. This is your room.")):
        messages.success(request, words)
    return onwards or redirect(section)


@require_POST
def show_section(request: HubRequest, public_id: str) -> HttpResponse:
    """Open the room. POST `audience`: to whom."""
    section = find_section(request, public_id)
    audience = request.POST.get("audience", "")
    if audience not in choosing_for(section, request.viewer).allowed:
        messages.error(request, _("That is more people than you can show it to."))
        return redirect("edit-section", section.public_id)
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
    return redirect("edit-section", section.public_id)


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


def choosing_for(section: Section, viewer: Viewer) -> Choosing:
    """For whom the room can be."""
    owner = section.page.blog.owner_id
    return Choosing(Whose.made_by(frozenset({owner} if owner else ()), viewer), viewer)


def waiting_words(section: Section) -> str:
    """What the owner is told after a change to a room that others do not see before a yes; "" for any other room."""
    waits = section.shown_at is not None and section.approval is not None and not section.approval.decided_at
    return _("Saved. A teacher looks at your room first. Then others see it.") if waits else ""


def _page(request: HubRequest, section: Section, form: RoomForm, rows: GoalRows, *, status: int = 200) -> HttpResponse:
    choosing = choosing_for(section, request.viewer)
    chosen = section.audience if section.audience in choosing.allowed else Audience.CLASS.value
    filled = sum(bool(row["words"].value()) for row in rows.forms)
    shown = max(AT_LEAST, filled)
    context: dict[str, Any] = {
        "here": "showcases",
        "section": section,
        "blog": section.page.blog,
        "accent": section.page.blog.accent,
        "form": form,
        "rows": rows.forms[:shown],
        "more_rows": rows.forms[shown:],
        "offered": rows.offered,
        "has_mistakes": status == 422,
        "pieces": [_piece_row(piece) for piece in _pieces(section, request)],
        "audience": choosing.choices(chosen),
        "reach": reach_of(chosen),
        "person": request.person,
        "asks_again": section.shown_at is not None
        and section.is_entered
        and request.viewer.wants_yes(section.audience),
        "kept_back": rows.kept_back,
        "is_waiting": section.approval is not None and not section.approval.is_released,
    }
    return render(request, "showcase/section_form.html", context, status=status)


def _pieces(section: Section, request: HubRequest) -> list[Piece]:
    pieces = list(
        Piece.objects.editable_by(request.viewer).filter(section=section).select_related("entry__cover", "picture")
    )
    prefetch_related_objects([media for piece in pieces if (media := _media_of(piece))], "renditions")
    return pieces


def _media_of(piece: Piece) -> MediaFile | None:
    return piece.picture or (piece.entry.cover if piece.entry else None)


def _piece_row(piece: Piece) -> dict[str, Any]:
    media = _media_of(piece)
    return {"piece": piece, "picture": media.for_card if media else None}
