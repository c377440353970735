"""The showcase of a blog, and one of its rooms."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hub.audience.http import HubRequest
from hub.reading.finding import find_page_before_rooms, find_room, find_rooms, redirect_moved
from hub.reading.room import section_context


@login_not_required  # Visitors read what is for everyone.
@redirect_moved
def showcase(request: HubRequest, slug: str) -> HttpResponse:
    """The way in: the newest room that the viewer may enter."""
    try:
        blog, rooms = find_rooms(request.viewer, slug)
    except Http404:
        return redirect(find_page_before_rooms(request.viewer, slug, "showcase"))
    return redirect("showcase-section", blog.slug, rooms[-1].slug)


@login_not_required  # Visitors read what is for everyone.
@redirect_moved
def section(request: HubRequest, slug: str, grade: str) -> HttpResponse:
    """One grade's room: goals, work on the wall, doors to the other years. GET `kind`: only pieces of this kind;
    `answer`: the id of the words in the visitors' book that are about to be answered."""
    try:
        blog, rooms = find_rooms(request.viewer, slug)
        room = find_room(rooms, grade)
    except Http404:
        return redirect(find_page_before_rooms(request.viewer, slug, f"showcase/{grade}"))
    kind, answering = request.GET.get("kind", ""), request.GET.get("answer", "")
    context = section_context(room, blog, rooms, request.viewer, kind=kind, answering=answering)
    return render(request, "reading/section.html", context)
