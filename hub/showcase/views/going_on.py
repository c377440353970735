"""Where a button of the form of a room leads after its words are kept."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

PAGES = frozenset(
    {"edit-section", "add-piece", "edit-piece", "promise-card", "my-showcase", "showcase-section", "think-about-piece"}
)
CHANGES = frozenset(
    {"show-section", "close-section", "share-goals", "move-piece-up", "move-piece-down", "remove-piece"}
)


def going_on(then: str) -> HttpResponse | None:
    """The answer that leads on to the address `then`; None when a room does not lead there.

    To a change the browser sends the same form once more (307), so that each change keeps its own address and view.
    """
    path, _mark, query = then.partition("?")
    try:
        found = resolve(path)
    except Resolver404:
        return None
    name = found.url_name or ""
    if name not in PAGES | CHANGES:
        return None
    address = reverse(name, kwargs=found.kwargs)
    return HttpResponseRedirect(f"{address}?{query}" if query else address, preserve_request=name in CHANGES)
