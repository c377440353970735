"""The gallery of showcases."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.portal import front
from hub.portal.divisions import division_chips
from hub.school.models import Grade

PAGE = 24
ONLY_DIGITS = re.compile("[0-9]{1,6}")


@login_not_required  # Visitors read what is for everyone.
def showcases(request: HubRequest) -> HttpResponse:
    """The rooms that are open, newest first. GET `division`; `after`: the number of rooms on the pages before."""
    division = request.GET.get("division", "")
    rooms = front.showcases(request.viewer)
    if division in Grade.Division.values:
        rooms = rooms.filter(grade__division=division)
    after = request.GET.get("after", "")
    start = min(int(after), 10_000) if ONLY_DIGITS.fullmatch(after) else 0
    found = front.with_pictures(rooms[start : start + PAGE + 1], request.viewer)
    context = {
        "here": "showcases",
        "posters": front.posters(found[:PAGE]),
        "chips": division_chips(division),
        "older_url": "?" + urlencode({"after": start + PAGE, "division": division}) if len(found) > PAGE else "",
        "older_words": _("More showcases"),
    }
    return render(request, "portal/showcases.html", context)
