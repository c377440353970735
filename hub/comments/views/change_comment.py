"""Saying one's comment in other words."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.comments.forms import SayingForm, may_comment
from hub.comments.models import Comment, CommentRevision, as_typed
from hub.text.noticing import HELP


def change_comment(request: HubRequest, comment_id: str) -> HttpResponse:
    """Change one's own comment where one may still write. GET shows its words, the newest, and what it said before;
    POST `text` keeps other words, `as_it_is` as for writing."""
    viewer = request.viewer
    own = Comment.objects.visible_to(viewer).editable_by(viewer).select_related("entry__blog", "approval")
    comment = get_object_or_404(own, public_id=comment_id)
    if not may_comment(comment.entry, viewer):
        raise Http404
    revisions = list(CommentRevision.objects.editable_by(viewer).filter(comment=comment).select_related("approval"))
    proposed = next((revision for revision in revisions if revision.approval is not None), None)
    form = SayingForm(request.POST or None, initial={"text": as_typed(proposed.body if proposed else comment.body)})
    kindly = form.kindly(viewer)
    if request.method == "POST" and form.is_valid() and not kindly:
        comment.change(form.cleaned_data["text"], viewer=viewer)
        _tell(request, comment)
        return redirect(f"{comment.entry.get_absolute_url()}#comment-{comment.public_id}")
    context = {
        "comment": comment,
        "entry": comment.entry,
        "form": form,
        "kind_words": kindly,
        "proposed": proposed,
        "earlier": [revision for revision in revisions if revision.approval is None],
        "promise": _("A teacher reads it first.") if viewer.is_read_first else "",
    }
    return render(request, "comments/change.html", context, status=422 if form.errors or kindly else 200)


def _tell(request: HubRequest, comment: Comment) -> None:
    own = CommentRevision.objects.editable_by(request.viewer)
    if comment.is_with_lead:
        messages.success(request, HELP, extra_tags="keep")
    elif comment.is_waiting or own.waiting().filter(comment=comment).exists():
        messages.success(request, _("Changed. A teacher reads it first."))
    else:
        messages.success(request, _("Changed."))
