"""One box over all that one may see."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.cards import cards, for_cards
from hub.blogs.models import Blog, Entry, EntryQuerySet
from hub.comments.counting import with_comment_counts
from hub.portal.narrowing import Only, chips, narrowed
from hub.school.models import Classroom
from hub.search.meaning import meant_instead
from hub.search.searching import search_alike, search_entries

PAGE = 20
LONGEST = 200
ONLY_DIGITS = re.compile("[0-9]{1,6}")


@login_not_required  # Visitors find what is for everyone.
def search(request: HubRequest) -> HttpResponse:
    """Posts, pages, people and classes. GET `q`: the words; `only`: of one sort; `after`: how many came before."""
    viewer = request.viewer
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    after = request.GET.get("after", "")
    start = min(int(after), 2_000) if ONLY_DIGITS.fullmatch(after) else 0
    only = request.GET.get("only", "")
    found = _found(narrowed(search_entries(query, viewer), only, viewer), start, viewer)
    is_alike = not found and not start
    if is_alike:
        found = _found(narrowed(search_alike(query, viewer), only, viewer), start, viewer)[:PAGE]
    meant = _meant(query, found[:PAGE], viewer) if is_alike else ""
    context = {
        "here": "search",
        "meant": meant,
        "meant_url": "?" + urlencode({"q": meant}),
        "query": query,
        "is_alike": is_alike,
        "chips": chips(query, only, viewer) if found or only else [],
        "cards": cards(found[:PAGE], viewer),
        "older_url": _older_url(query, only, start + PAGE) if len(found) > PAGE else "",
        "people": _people(query, viewer) if query and not start and not only else [],
        "classes": _classes(query, viewer) if query and not start and not only else [],
    }
    return render(request, "portal/search.html", context)


def _meant(query: str, found: list[Entry], viewer: Viewer) -> str:
    """What the query may have been, by the words of the posts that were found instead."""
    seen = Entry.objects.visible_to(viewer).filter(pk__in=[entry.pk for entry in found])
    texts = seen.values_list("title", "plain")
    return meant_instead(query, [" ".join(pair) for pair in texts]) if found else ""


def _older_url(query: str, only: str, after: int) -> str:
    return "?" + urlencode({"q": query, **({"only": only} if only in Only else {}), "after": after})


def _found(entries: EntryQuerySet, start: int, viewer: Viewer) -> list[Entry]:
    return list(with_comment_counts(for_cards(entries), viewer)[start : start + PAGE + 1])


def _people(query: str, viewer: Viewer) -> list[dict[str, object]]:
    named = Q(title__icontains=query) | Q(owner__first_name__istartswith=query)
    blogs = Blog.objects.visible_to(viewer).filter(named).select_related("owner").order_by("title")[:8]
    return [
        {"person": blog.owner or _class_face(blog), "line": blog.title, "url": blog.get_absolute_url()}
        for blog in blogs
    ]


def _class_face(blog: Blog) -> dict[str, str]:
    return {"first_name": blog.title, "face": ""}


def _classes(query: str, viewer: Viewer) -> list[dict[str, str]]:
    words = query.casefold().removeprefix(_("class").casefold()).strip() or query
    today = timezone.localdate(viewer.now, viewer.school.zone)
    rooms = Classroom.objects.of_this_year(viewer.school, today).filter(name__icontains=words)
    return [{"label": room.name, "url": reverse("class", args=[room.slug])} for room in rooms[:8]]
