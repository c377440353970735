"""The gallery of showcases."""

from __future__ import annotations

import re
from typing import Any
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
    """The rooms that are open, newest first. GET `division`; `show`: "asking", for those that ask for kind words;
    `after`: the number of rooms on the pages before."""
    division = request.GET.get("division", "")
    rooms = front.showcases(request.viewer)
    if division in Grade.Division.values:
        rooms = rooms.filter(grade__division=division)
    asking = request.GET.get("show") == "asking"
    if asking:
        rooms = rooms.asking_for_words()
    after = request.GET.get("after", "")
    start = min(int(after), 10_000) if ONLY_DIGITS.fullmatch(after) else 0
    found = front.with_pictures(rooms[start : start + PAGE + 1], request.viewer)
    onwards = {"after": start + PAGE, "division": division, "show": "asking" if asking else ""}
    context = {
        "here": "showcases",
        "posters": front.posters(found[:PAGE], request.viewer),
        "chips": _chips(division, asking=asking),
        "older_url": "?" + urlencode(onwards) if len(found) > PAGE else "",
        "older_words": _("More showcases"),
    }
    return render(request, "portal/showcases.html", context)


def _chips(division: str, *, asking: bool) -> list[dict[str, Any]]:
    """All, those that ask for words, and the parts of the school."""
    parts = division_chips(division)
    if asking:
        parts = [{**chip, "on": False} for chip in parts]
    words = {"label": _("Asking for kind words"), "url": "?show=asking", "on": asking, "count": None}
    return [parts[0], words, *parts[1:]]
