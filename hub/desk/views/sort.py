"""Sorting one's own posts: each with its guess, one tap takes it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, EntryQuerySet, Filing
from hub.desk.filing import shelves_for
from hub.desk.sorting import to_sort

AT_ONCE = 30


@require_safe
def sort_posts(request: HubRequest) -> HttpResponse:
    """My posts that have no shelf. The desk takes the list of this page into its own."""
    found = list(_own(request.viewer).unfiled().newest_first()[:AT_ONCE])
    context = {"here": "desk", "posts": to_sort(found, request.viewer), "sorted": just_sorted(request)}
    return render(request, "desk/sort.html", context)


@require_POST
def sort_entry(request: HubRequest, public_id: str) -> HttpResponse:
    """Put one post of mine on a shelf. POST `shelf`: its number; "" takes the post from its shelves again."""
    entry = get_object_or_404(_own(request.viewer), public_id=public_id)
    back = "desk" if "from_desk" in request.POST else "sort-posts"
    if not request.POST.get("shelf"):
        entry.file_under([])
        messages.success(request, _("“%(title)s” waits to be sorted again.") % {"title": entry})
    elif request.POST["shelf"].isdecimal():
        shelf = get_object_or_404(shelves_for(entry), pk=request.POST["shelf"])
        entry.file_under([shelf])
        return redirect(f"{reverse(back)}?sorted={entry.public_id}")
    return redirect(back)


@require_POST
def filed_seen(request: HubRequest) -> HttpResponse:
    """I have read who put my posts on shelves."""
    Filing.objects.news_for(request.person).update(seen_at=timezone.now())
    return redirect("desk")


def just_sorted(request: HubRequest) -> dict[str, Any] | None:
    """The post that was put on a shelf a moment ago, which can be taken back. GET `sorted`: its public id."""
    public_id = request.GET.get("sorted", "")
    entry = _own(request.viewer).filter(public_id=public_id).first() if public_id else None
    shelf = entry.categories.first() if entry is not None else None
    return {"entry": entry, "shelf": shelf} if shelf is not None else None


def _own(viewer: Viewer) -> EntryQuerySet:
    mine = Entry.objects.editable_by(viewer).filter(blog__owner=viewer.person, binned_at=None)
    return mine.posts().out(viewer.now).select_related("blog__owner", "blog__classroom")
