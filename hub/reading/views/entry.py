"""A post or a page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.comments.forms import CommentForm, may_comment, may_comment_as_guest
from hub.ids import new_public_id
from hub.reading.entry_page import BESIDE, entry_context
from hub.reading.finding import find_entry, find_room_called, redirect_moved
from hub.reading.pages import page_tree
from hub.reading.room import room_of
from hub.reading.talk import name_of_writer


@login_not_required  # Visitors read what is for everyone.
@redirect_moved
def entry(request: HubRequest, slug: str, path: str) -> HttpResponse:
    """One entry with its comments. GET `reply`: the public id of the comment to answer."""
    viewer = request.viewer
    try:
        entries = Entry.objects.select_related(*BESIDE).telling_withheld(viewer.school)
        found = find_entry(entries, viewer, slug, path)
    except Http404:
        called = find_room_called(viewer, slug, path)
        if called is None:
            raise
        return redirect(called)
    if found.is_showcase and not found.body:
        return redirect("showcase", found.blog.slug)
    if (room := room_of(found, viewer)) is not None:
        return redirect(room)
    context = entry_context(found, viewer)
    if may_comment(found, viewer):
        reply_to = request.GET.get("reply", "")
        context["comment_form"] = CommentForm(initial={"reply_to": reply_to, "key": new_public_id()})
        context["answering"] = name_of_writer(context["comments"], reply_to)
        context["promise"] = _("A teacher reads it first.") if viewer.is_read_first else ""
    if may_comment_as_guest(found, viewer):
        context["guest_url"] = reverse("comment-as-guest", args=[found.public_id])
    if found.kind == Entry.Kind.PAGE:
        context["pages"] = page_tree(found, viewer)
    response = render(request, "reading/entry.html", context)
    if found.is_waiting or not found.is_out(viewer.now):
        patch_cache_control(response, private=True, no_store=True)
    return response
