"""Sorting a class's posts: many of many students at once, which can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Category, Entry, EntryQuerySet, Filing
from hub.blogs.offering import offers
from hub.desk.sorting import AT_ONCE, shelves_of_all, to_sort
from hub.desk.views.class_wall import taught_by
from hub.school.models import Classroom, Enrolment


@require_safe
def sort_class(request: HubRequest, slug: str) -> HttpResponse:
    """All posts of the class without a shelf, each with a guess. GET `student`: those of one; `filed`: the batch that
    was filed last, which can be taken back."""
    room = get_object_or_404(taught_by(request.viewer).select_related("grade", "year"), slug=slug)
    posts = unfiled_of(room, request.viewer)
    if student := request.GET.get("student", ""):
        posts = posts.filter(blog__owner__public_id=student)
    found = list(posts[: AT_ONCE + 1])
    batch = request.GET.get("filed", "")
    filed = Filing.objects.standing().filter(batch=batch, by=request.person).count() if batch else 0
    posts_to_sort = to_sort(found[:AT_ONCE], request.viewer)
    context = {
        "here": "class",
        "room": room,
        "posts": posts_to_sort,
        "more": len(found) > AT_ONCE,
        "shelves": shelves_of_all(posts_to_sort),
        "batch": batch if filed else "",
        "filed": filed,
    }
    return render(request, "desk/sort_class.html", context)


@require_POST
def file_posts(request: HubRequest, slug: str) -> HttpResponse:
    """File the ticked posts. POST `post`: their public ids; `shelf-<public id>`: the shelf of each, a number; or, with
    `together`, one `shelf` for all of them. `why`: a word to the students, may be empty."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    ticked = list(unfiled_of(room, request.viewer).filter(public_id__in=request.POST.getlist("post")))
    pairs = list(_chosen(ticked, request))
    if not pairs:
        messages.error(request, _("Tick some posts first, and choose a shelf."))
        return redirect("sort-class", room.slug)
    batch = Filing.file(pairs, by=request.person, why=" ".join(request.POST.get("why", "").split()))
    return redirect(f"{reverse('sort-class', args=[room.slug])}?filed={batch}")


@require_POST
def undo_filing(request: HubRequest, slug: str, batch: str) -> HttpResponse:
    """Take back what one filed in one go."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    count = len(Filing.undo(batch, by=request.person))
    says = ngettext("%(count)d post waits again.", "%(count)d posts wait again.", count)
    messages.success(request, says % {"count": count})
    return redirect("sort-class", room.slug)


def unfiled_of(room: Classroom, viewer: Viewer) -> EntryQuerySet:
    """The posts without a shelf of the students whom the viewer looks after in this class; by student."""
    day = min(timezone.localdate(viewer.now, viewer.school.zone), room.year.ends_on)
    students = Enrolment.objects.filter(classroom=room).current(day).students().values("person")
    posts = Entry.objects.moderated_by(viewer).out(viewer.now).unfiled().filter(blog__owner__in=students)
    return posts.select_related("blog__owner", "blog__classroom").order_by("blog__owner__first_name", "-published_at")


def _chosen(ticked: list[Entry], request: HubRequest) -> Iterator[tuple[Entry, Category]]:
    """Each ticked post with its shelf, as far as the post can stand there."""
    offered = offers({entry.blog for entry in ticked})
    for entry in ticked:
        name = "shelf" if "together" in request.POST else f"shelf-{entry.public_id}"
        shelves = {str(shelf.pk): shelf for shelf in offered[entry.blog_id].shelves}
        if shelf := shelves.get(request.POST.get(name, "")):
            yield entry, shelf
