"""The pieces of a room: hanging, changing, moving, taking down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.ids import new_public_id, sent_key
from hub.showcase.models import Candidate, Piece
from hub.showcase.views.piece_page import PiecePage, redirect_to_pieces
from hub.showcase.views.section import find_section


@require_http_methods(["GET", "HEAD", "POST"])
def add_piece(request: HubRequest, public_id: str) -> HttpResponse:
    """Hang a piece. GET `find`: words of the title of a post. POST `key`: the public id that its form gives it, so
    that the same form sent twice, or kept while somebody types, is the same piece."""
    section = find_section(request, public_id)
    key = sent_key(request.POST)
    own = Piece.objects.editable_by(request.viewer).filter(section=section)
    there = own.select_related("entry", "picture").filter(public_id=key).first()
    piece = there or Piece(section=section, public_id=key or new_public_id())
    return PiecePage(request, section, piece).answer()


@require_http_methods(["GET", "HEAD", "POST"])
def edit_piece(request: HubRequest, public_id: str) -> HttpResponse:
    """Change a piece. GET `source`: begin with another way of hanging it; `find`: words of the title of a post."""
    pieces = Piece.objects.editable_by(request.viewer).select_related("section", "entry", "picture")
    piece = get_object_or_404(pieces, public_id=public_id)
    return PiecePage(request, find_section(request, piece.section.public_id), piece).answer()


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
