"""Taking one's comment back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.comments.models import Comment


def remove_comment(request: HubRequest, comment_id: str) -> HttpResponse:
    """Put one's own comment into the bin. GET asks, POST does it."""
    own = Comment.objects.editable_by(request.viewer).select_related("entry__blog")
    comment = get_object_or_404(own, public_id=comment_id)
    if request.method == "POST":
        comment.bin()
        messages.success(request, _("Your comment is gone."))
        return redirect(comment.entry.get_absolute_url())
    return render(request, "comments/remove.html", {"comment": comment, "entry": comment.entry})
