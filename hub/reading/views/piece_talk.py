"""Talking about a piece of a room: reading it, writing, and taking back what one wrote."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.kindly import AS_IT_IS, kind_words
from hub.audience.viewer import Viewer
from hub.comments.forms import CommentForm
from hub.comments.telling import tell_sent
from hub.reading.finding import find_room, find_rooms, redirect_moved
from hub.reading.piece_talk import piece_context
from hub.showcase.models import Piece, PieceComment, Section, may_greet


@login_not_required  # Visitors read what is for everyone.
@require_safe
@redirect_moved
def piece_talk(request: HubRequest, slug: str, grade: str, piece: str) -> HttpResponse:
    """One piece of a room that one may enter, with what was said about it. GET `reply`: the comment to answer."""
    found, room = _find(request.viewer, slug, grade, piece)
    context = piece_context(found, room, request.viewer, reply_to=request.GET.get("reply", ""))
    return render(request, "reading/piece.html", context)


@require_POST
@redirect_moved
def comment_on_piece(request: HubRequest, slug: str, grade: str, piece: str) -> HttpResponse:
    """Say something about it. POST `text`, `reply_to`, `key`, `as_it_is` as for a comment on an entry."""
    viewer = request.viewer
    found, room = _find(viewer, slug, grade, piece)
    if not may_greet(room, viewer):
        raise Http404
    form = CommentForm(request.POST)
    if not form.is_valid():
        return render(request, "reading/piece.html", piece_context(found, room, viewer, form=form), status=422)
    said = form.cleaned_data
    kindly = [] if AS_IT_IS in request.POST else kind_words(said["text"], viewer)
    if kindly:
        context = {**piece_context(found, room, viewer, form=form), "kind_words": kindly}
        return render(request, "reading/piece.html", context, status=422)
    answered = PieceComment.objects.visible_to(viewer).filter(piece=found, public_id=said["reply_to"]).first()
    comment = PieceComment.write(
        found, said["text"], by=request.person, viewer=viewer, parent=answered, key=said["key"]
    )
    tell_sent(request, comment, there=_("Your comment is there."))
    return redirect("piece-talk", slug, grade, piece)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_piece_comment(request: HubRequest, public_id: str) -> HttpResponse:
    """Put one's own comment into the bin. GET asks, POST does it."""
    own = PieceComment.objects.editable_by(request.viewer)
    comment = get_object_or_404(
        own.select_related("piece__section__page__blog", "piece__section__grade", "piece__section__year"),
        public_id=public_id,
    )
    room_url = f"{comment.piece.section.get_absolute_url()}#piece-{comment.piece.public_id}"
    if request.method == "POST":
        comment.bin()
        messages.success(request, _("Your comment is gone."))
        return redirect(room_url)
    return render(request, "reading/remove_greeting.html", {"greeting": comment, "room_url": room_url})


def _find(viewer: Viewer, slug: str, grade: str, public_id: str) -> tuple[Piece, Section]:
    blog, rooms = find_rooms(viewer, slug)
    room = find_room(rooms, grade)
    room.page.blog = blog
    pieces = Piece.objects.visible_to(viewer).with_text_seen(viewer).filter(section=room)
    return get_object_or_404(pieces.select_related("entry", "picture", "as_chosen"), public_id=public_id), room
