"""Presenting a room."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render

from hub.audience.http import HubRequest
from hub.reading.finding import find_room, find_rooms, redirect_moved
from hub.reading.presenting import presentation


@login_not_required  # Visitors read what is for everyone; where one presents, nobody may be signed in.
@redirect_moved
def present_section(request: HubRequest, slug: str, grade: str) -> HttpResponse:
    """One grade's room as slides, all on one page: nothing more is fetched while somebody presents."""
    blog, rooms = find_rooms(request.viewer, slug)
    room = find_room(rooms, grade)
    return render(request, "reading/present.html", presentation(room, blog, request.viewer))
