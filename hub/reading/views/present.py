"""Presenting a room."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render

from hub.audience.http import HubRequest
from hub.reading.finding import find_blog, find_room, redirect_moved
from hub.reading.presenting import presentation
from hub.reading.room import rooms_on


@login_not_required  # Visitors read what is for everyone; where one presents, nobody may be signed in.
@redirect_moved
def present_section(request: HubRequest, slug: str, grade: str) -> HttpResponse:
    """One grade's room as slides, all on one page: nothing more is fetched while somebody presents."""
    blog = find_blog(request.viewer, slug)
    room = find_room(rooms_on(blog, request.viewer), grade)
    return render(request, "reading/present.html", presentation(room, blog, request.viewer))
