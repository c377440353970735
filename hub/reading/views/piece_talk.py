"""Talking about a piece of a room: reading it, writing, and taking back what one wrote."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.comments.forms import CommentForm, SayingForm
from hub.comments.models import as_typed
from hub.comments.telling import tell_sent
from hub.reading.finding import find_room, find_rooms, redirect_moved
from hub.reading.piece_talk import piece_context
from hub.showcase.models import Piece, PieceComment, Section, may_greet

BESIDE = ("piece__section__page__blog", "piece__section__grade", "piece__section__year")


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
    kindly = form.kindly(viewer)
    if kindly or not form.is_valid():
        context = {**piece_context(found, room, viewer, form=form), "kind_words": kindly}
        return render(request, "reading/piece.html", context, status=422)
    said = form.cleaned_data
    answered = PieceComment.objects.visible_to(viewer).filter(piece=found, public_id=said["reply_to"]).first()
    comment = PieceComment.write(
        found, said["text"], by=request.person, viewer=viewer, parent=answered, key=said["key"]
    )
    tell_sent(request, comment, there=_("Your comment is there."))
    return redirect("piece-talk", slug, grade, piece)


@require_http_methods(["GET", "HEAD", "POST"])
def change_piece_comment(request: HubRequest, public_id: str) -> HttpResponse:
    """Say one's own comment in other words, where one may still write. GET shows its words; POST `text`, `as_it_is` as
    for writing."""
    viewer = request.viewer
    own = PieceComment.objects.visible_to(viewer).editable_by(viewer).select_related(*BESIDE, "approval", "school")
    comment = get_object_or_404(own, public_id=public_id)
    room = comment.piece.section
    if not may_greet(room, viewer):
        raise Http404
    form = SayingForm(request.POST or None, initial={"text": as_typed(comment.body)})
    kindly = form.kindly(viewer)
    talk_url = reverse("piece-talk", args=[room.page.blog.slug, room.slug, comment.piece.public_id])
    if request.method == "POST" and form.is_valid() and not kindly:
        comment.change(form.cleaned_data["text"], viewer=viewer)
        tell_sent(request, comment, there=_("Changed."))
        return redirect(f"{talk_url}#comment-{comment.public_id}")
    promise = _("A teacher reads it first.") if viewer.is_read_first else ""
    context = {"form": form, "kind_words": kindly, "promise": promise, "talk_url": talk_url, "room": room}
    return render(request, "reading/change_piece_comment.html", context, status=422 if form.errors or kindly else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_piece_comment(request: HubRequest, public_id: str) -> HttpResponse:
    """Put one's own comment into the bin. GET asks, POST does it."""
    own = PieceComment.objects.editable_by(request.viewer).select_related(*BESIDE)
    comment = get_object_or_404(own, public_id=public_id)
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
