"""The post of a piece as it was when it was chosen."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.media.credits import credits_of
from hub.media.models import MediaFile
from hub.reading.finding import find_blog, find_room, redirect_moved
from hub.reading.room import rooms_on
from hub.reading.wall import day_of
from hub.showcase.models import Piece
from hub.text.references import References, entry_ids, media_ids
from hub.text.references import render as render_text


@login_not_required  # Visitors read what is for everyone.
@require_safe
@redirect_moved
def piece_as_chosen(request: HubRequest, slug: str, grade: str, piece: str) -> HttpResponse:
    """The text that is kept with a piece, for whoever may enter the room and see the post as it is now."""
    viewer = request.viewer
    blog = find_blog(viewer, slug)
    room = find_room(rooms_on(blog, viewer), grade)
    pieces = Piece.objects.visible_to(viewer).with_text_seen(viewer).filter(section=room)
    pieces = pieces.select_related("as_chosen", "entry")
    found = get_object_or_404(pieces, public_id=piece)
    posts = Entry.objects.visible_to(viewer).out(viewer.now).select_related("blog")
    post = get_object_or_404(posts, pk=found.entry_id)
    kept = found.kept_text
    if kept is None:
        raise Http404
    files = list(MediaFile.objects.visible_among(media_ids(kept.body), viewer).with_renditions())
    shown = {file.public_id: file.shown(named=viewer.is_inside) for file in files}
    linked = posts.filter(public_id__in=entry_ids(kept.body))
    context = {
        "blog": blog,
        "accent": room.colour_beside(blog),
        "room": room,
        "room_url": f"{room.get_absolute_url()}#piece-{found.public_id}",
        "post": post,
        "title": found.as_shown(post),
        "day": day_of(kept),
        "html": render_text(kept.body, References(shown, {one.public_id: one.get_absolute_url() for one in linked})),
        "credits": credits_of(files),
    }
    return render(request, "reading/as_chosen.html", context)
