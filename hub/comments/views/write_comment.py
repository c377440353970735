"""Writing a comment."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.comments.forms import CommentForm, may_comment
from hub.comments.models import Comment
from hub.comments.telling import tell_sent


@require_POST
def write_comment(request: HubRequest, entry_id: str) -> HttpResponse:
    """Say something about an entry. POST `text`; `reply_to`: the public id of a comment, or empty; `key`: the id
    that it will have, by which the same form sent twice is the same comment; `as_it_is` when the writer has read the
    kind word about it."""
    viewer = request.viewer
    entry = get_object_or_404(Entry.objects.visible_to(viewer).select_related("blog", "school"), public_id=entry_id)
    if not may_comment(entry, viewer):
        raise Http404
    form = CommentForm(request.POST)
    kindly = form.kindly(viewer)
    if kindly or not form.is_valid():
        return render(request, "comments/write.html", {"entry": entry, "form": form, "kind_words": kindly}, status=422)
    answered = Comment.objects.visible_to(viewer).filter(entry=entry, public_id=form.cleaned_data["reply_to"]).first()
    said = form.cleaned_data
    comment = Comment.write(entry, said["text"], by=request.person, viewer=viewer, parent=answered, key=said["key"])
    tell_sent(request, comment, there=_("Your comment is there."))
    return redirect(f"{entry.get_absolute_url()}#comment-{comment.public_id}")
