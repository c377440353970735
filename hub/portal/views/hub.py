"""The hub's front."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render

from hub.audience.http import HubRequest
from hub.blogs.cards import cards, for_cards
from hub.blogs.models import Blog, Entry
from hub.blogs.paging import PAGE, key_of, older_than
from hub.comments.counting import with_comment_counts
from hub.portal import front
from hub.portal.divisions import division_chips, of_division

FRESH = 6
DOORS = 6
POSTERS = 3


@login_not_required  # Visitors read what is for everyone.
def hub(request: HubRequest) -> HttpResponse:
    """What is new. GET `division`: lower, middle or upper; `before`: the key of the last post seen."""
    viewer = request.viewer
    division, before = request.GET.get("division", ""), request.GET.get("before", "")
    posts = of_division(Entry.objects.visible_to(viewer).out(viewer.now).posts(), division)
    size = PAGE if before else FRESH
    listed = front.with_words(with_comment_counts(for_cards(older_than(posts, before)), viewer))
    found = list(listed.newest_first()[: size + 1])
    context = {
        "here": "hub",
        "cards": cards(found[:size], viewer),
        "chips": division_chips(division),
        "more_url": _more_url(key_of(found[size - 1]), division) if len(found) > size else "",
        "is_front": not before,
    }
    if not before:
        rooms = list(front.classes_with_doors(viewer))
        context |= {
            "wall": front.work_of_the_day(viewer),
            "words": front.words_to_try(found),
            "blog_count": Blog.objects.visible_to(viewer).count(),
            "class_count": len(rooms),
            "doors": front.doors(sorted(rooms, key=lambda room: room.door_picture is None)[:DOORS]),  # type: ignore[attr-defined]
            "posters": front.posters(front.with_pictures(front.showcases(viewer)[:POSTERS], viewer), viewer),
        }
    return render(request, "portal/hub.html", context)


def _more_url(key: str, division: str) -> str:
    return "?" + urlencode({"before": key, "division": division} if division else {"before": key})
