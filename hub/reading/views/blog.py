"""A blog's home."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.reading.finding import find_blog, old_number, redirect_moved
from hub.reading.listing import listing
from hub.reading.shelves import menu_of, words_of, years_of
from hub.reading.streams import posts_on, summary_of


@login_not_required  # Visitors read what is for everyone.
@redirect_moved
def blog(request: HubRequest, slug: str) -> HttpResponse:
    """The newest posts, the shelves and the years. GET `before`: the key of the last post seen."""
    viewer = request.viewer
    found = find_blog(viewer, slug)
    old_number(viewer, found, request)
    posts = posts_on(found, viewer)
    summary = summary_of(posts)
    before = request.GET.get("before", "")
    context = listing(request, found, posts, summary, before=before, is_home=not before, sticky_first=True)
    context |= {
        "words": words_of(found, summary),
        "years": years_of(found, summary),
        "menu": menu_of(found, viewer),
        "is_own": found.is_own(viewer),
        "is_tended": viewer.is_staff_member and Blog.objects.tended_by(viewer).filter(pk=found.pk).exists(),
    }
    return render(request, "reading/blog.html", context)
