"""The pieces of a room: hanging, changing, moving, taking down."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.audience.telling import tell_noticed
from hub.audience.viewer import Viewer
from hub.blogs.cards import page_picture
from hub.blogs.models import Entry, EntryQuerySet
from hub.media.models import MediaFile
from hub.media.taking_in import FileRefused, take_in
from hub.showcase.forms import PieceForm, source_of
from hub.showcase.models import Candidate, Piece, PieceKind, Section
from hub.showcase.models.asking import asking_again
from hub.showcase.steps.step import step_url
from hub.showcase.views.section import find_section, waiting_words

ON_THE_WALL = 48
FIELDS = ("title", "material", "why", "learned", "next_step", "kind", "video_address", "address", "promised_for")


@require_http_methods(["GET", "HEAD", "POST"])
def add_piece(request: HubRequest, public_id: str) -> HttpResponse:
    """Hang a piece. GET `find`: words of the title of a post."""
    section = find_section(request, public_id)
    return _piece_page(request, section, Piece(section=section))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_piece(request: HubRequest, public_id: str) -> HttpResponse:
    """Change a piece. GET `source`: begin with another way of hanging it; `find`: words of the title of a post."""
    pieces = Piece.objects.editable_by(request.viewer).select_related("section", "entry", "picture")
    piece = get_object_or_404(pieces, public_id=public_id)
    return _piece_page(request, find_section(request, piece.section.public_id), piece)


@require_POST
def move_piece(request: HubRequest, public_id: str, way: str) -> HttpResponse:
    """Hang it one place earlier or later."""
    piece = get_object_or_404(Piece.objects.editable_by(request.viewer).select_related("section"), public_id=public_id)
    piece.move(way)
    return redirect_to_pieces(piece.section)


@require_POST
def remove_piece(request: HubRequest, public_id: str) -> HttpResponse:
    """Take it off the wall. The post it points to stays."""
    pieces = Piece.objects.editable_by(request.viewer).select_related("section__page__blog", "section__school", "entry")
    piece = get_object_or_404(pieces, public_id=public_id)
    Candidate.take_down(piece)
    messages.success(
        request, _("“%(title)s” is off the wall. The work itself is still there.") % {"title": piece.owners_title}
    )
    return redirect_to_pieces(piece.section)


def redirect_to_pieces(section: Section) -> HttpResponse:
    """Back to the row of pieces."""
    return redirect(f"{step_url(section, 'choose')}#row")


def _piece_page(request: HubRequest, section: Section, piece: Piece) -> HttpResponse:
    """The form, and what it brings. POST `look`: only find posts; all that was typed stays."""
    posts = _own_posts(request.viewer, section, piece)
    given: dict[str, Any] = {"posts": posts, "piece": piece, "last_day": section.last_day}
    if request.method != "POST":
        form = PieceForm(initial=_initial(piece, request.GET.get("source", "")), **given)
        return _render(request, section, piece, form, posts)
    try:
        _take_picture(request, piece)
    except FileRefused as refusal:
        form = PieceForm(request.POST, request.FILES, **given)
        form.add_error("picture", str(refusal))
        return _render(request, section, piece, form, posts, status=422)
    if "look" in request.POST:
        return _render(request, section, piece, PieceForm(initial=request.POST.dict(), **given), posts)
    form = PieceForm(request.POST, request.FILES, **given)
    if not form.is_valid():
        return _render(request, section, piece, form, posts, status=422)
    form.fill()
    with asking_again(section, by=request.person):
        if piece.pk:
            piece.save()
        else:
            piece.hang_last()
    hangs = _("“%(title)s” hangs in your room.") % {"title": piece.owners_title}
    messages.success(request, waiting_words(section) or hangs)
    tell_noticed(request, request.POST.values())
    return redirect_to_pieces(section)


def _take_picture(request: HubRequest, piece: Piece) -> None:
    """Put in the picture that came, now or when the form came before (POST `kept`): whatever else is missing in the
    form, nobody has to choose it twice. Does not save the piece."""
    brought = request.FILES.get("picture")
    words = request.POST.get("alternative", "").strip()
    own = MediaFile.objects.editable_by(request.viewer).pictures()
    if brought is None:
        piece.picture = own.filter(public_id=request.POST.get("kept", "")).first() or piece.picture
    else:
        piece.picture = take_in(
            brought, school=request.school, owner=request.person, name=brought.name or "", alternative=words
        )
        if piece.picture.kind != MediaFile.Kind.IMAGE:
            raise FileRefused(_("This file is not a picture. Choose a photo or a drawing."))
    if piece.picture is not None and request.POST.get("source") in {PieceForm.PICTURE, PieceForm.POST}:
        piece.picture.describe(words)


def _own_posts(viewer: Viewer, section: Section, piece: Piece) -> EntryQuerySet:
    posts = Entry.objects.editable_by(viewer).out(viewer.now).filter(is_showcase=False).newest_first()
    return posts.filter(authors=viewer.person).select_related("cover").prefetch_related("cover__renditions")


def _initial(piece: Piece, source: str) -> dict[str, Any]:
    initial: dict[str, Any] = {name: getattr(piece, name) for name in FIELDS}
    initial["source"] = source if source in dict(PieceForm.base_fields["source"].choices) else source_of(piece)  # type: ignore[attr-defined]  # A ChoiceField.
    initial["entry"] = piece.entry.public_id if piece.entry else ""
    initial["alternative"] = piece.picture.alternative if piece.picture else ""
    return initial


def _render(
    request: HubRequest, section: Section, piece: Piece, form: PieceForm, posts: EntryQuerySet, *, status: int = 200
) -> HttpResponse:
    chosen = str(form["entry"].value() or "")
    find = (request.POST or request.GET).get("find", "").strip()
    wall = list((posts.filter(title__icontains=find) if find else posts)[:ON_THE_WALL])
    if chosen and all(post.public_id != chosen for post in wall):
        wall = [*posts.filter(public_id=chosen), *wall]
    works = [
        {
            "value": post.public_id,
            "title": str(post),
            "picture": post.cover.for_card if post.cover else None,
            "on": post.public_id == chosen,
        }
        for post in wall
    ]
    context = {
        "here": "showcases",
        "section": section,
        "piece": piece,
        "is_new": not piece.pk,
        "asks_again": section.shown_at is not None and section.asks_again(request.person),
        "accent": section.page.blog.accent,
        "form": form,
        "works": works,
        "find": find,
        "kinds": PieceKind.values,
        "kind": form["kind"].value() or "",
        "source": form["source"].value(),
        "picture": page_picture(piece.picture) if piece.picture else None,
        "kept": piece.picture.public_id if piece.picture else "",
    }
    return render(request, "showcase/piece_form.html", context, status=status)
