"""A post of one's child by the link of a mail: reading it, its pictures, and saying something about it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Entry, EntryQuerySet
from hub.comments.forms import CommentForm, may_comment
from hub.comments.models import Comment
from hub.families.coming_in import by_family_link
from hub.families.family_viewer import FamilyViewer
from hub.families.models import FamilyLink
from hub.families.post_page import post_page
from hub.families.ways import ByLink
from hub.media.views import answer_with_file


@login_not_required  # The link is the key; it opens the posts of one's own children.
@require_safe
@by_family_link
def family_post(request: HubRequest, link: FamilyLink, viewer: FamilyViewer, public_id: str) -> HttpResponseBase:
    """One post, with what is said about it."""
    post = get_object_or_404(_posts_of_children(viewer), public_id=public_id)
    return render(request, "families/post.html", post_page(post, viewer, ByLink(link.token)))


@login_not_required  # As the page that it stands on.
@require_POST
@by_family_link
def family_say(request: HubRequest, link: FamilyLink, viewer: FamilyViewer, public_id: str) -> HttpResponseBase:
    """Say something about it. POST `text`, `as_it_is` as elsewhere."""
    post = get_object_or_404(_posts_of_children(viewer), public_id=public_id)
    if not may_comment(post, viewer):
        raise Http404
    way, form = ByLink(link.token), CommentForm(request.POST)
    kindly = form.kindly(viewer)
    if kindly or not form.is_valid():
        return render(request, "families/post.html", post_page(post, viewer, way, form, kindly), status=422)
    said = form.cleaned_data
    comment = Comment.write(post, said["text"], by=link.guardian, viewer=viewer, key=said["key"])
    messages.success(
        request, _("Sent. A teacher reads it first.") if comment.is_waiting else _("Your comment is there.")
    )
    return redirect("family-post", link.token, public_id)


@login_not_required  # The pictures of such a post.
@require_safe
@by_family_link
def family_file(
    request: HubRequest, link: FamilyLink, viewer: FamilyViewer, public_id: str, rendition: str
) -> HttpResponseBase:
    """A file of one's child that something shows them."""
    return answer_with_file(request, viewer, public_id, rendition)


def _posts_of_children(viewer: FamilyViewer) -> EntryQuerySet:
    posts = Entry.objects.visible_to(viewer).out(viewer.now).posts()
    return posts.filter(authors__in=viewer.standing.children).select_related("blog__owner", "featured").distinct()
