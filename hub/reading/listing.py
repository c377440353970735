"""A page of posts of one blog."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from hub.audience.http import HubRequest
from hub.blogs.cards import cards, for_cards
from hub.blogs.models import Blog, EntryQuerySet
from hub.blogs.paging import PAGE, key_of, older_than
from hub.comments.counting import with_comment_counts
from hub.reading.shelves import blog_head
from hub.reading.streams import Summary

MOST_ON_TOP = 3


def listing(
    request: HubRequest,
    blog: Blog,
    posts: EntryQuerySet,
    summary: Summary,
    *,
    before: str = "",
    chosen: str = "",
    is_home: bool = False,
    sticky_first: bool = False,
) -> dict[str, Any]:
    """The context that all pages with posts of a blog share: its head, the cards, the way to older ones."""
    viewer = request.viewer
    order = ["-published_at", "-pk"]
    if sticky_first:
        # The newest few that stay on top lead the first page and are left out of those after it.
        on_top = Q(pk__in=posts.filter(is_sticky=True).newest_first().values("pk")[:MOST_ON_TOP])
        posts = posts.exclude(on_top) if before else posts.annotate(leads=on_top)
        order = order if before else ["-leads", *order]
    found = with_comment_counts(for_cards(older_than(posts, before)), viewer)
    page = list(found.order_by(*order)[: PAGE + 1])
    shown = page[:PAGE]
    place = ""
    if blog.classroom_id is None and viewer.is_known:
        place = next((entry.classroom.name for entry in shown if entry.classroom), "")
    listed = cards(shown, viewer, with_person=blog.owner_id is None)
    timed = [entry for entry in shown if not getattr(entry, "leads", False)]
    return {
        "blog": blog,
        "cards": listed,
        "older_url": f"?before={key_of(timed[-1])}" if len(page) > PAGE and timed else "",
        "accent": blog.accent,
        "here": "blog" if blog.is_own(viewer) else "",
        **blog_head(blog, summary, viewer, place=place, chosen=chosen, is_home=is_home),
    }
