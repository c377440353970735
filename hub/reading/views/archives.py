"""A blog's posts by shelf, word, month and grade."""

from __future__ import annotations

import datetime

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format

from hub.audience.http import HubRequest
from hub.blogs.cards import page_picture
from hub.blogs.models import Blog, Category, EntryQuerySet, Tag
from hub.reading.finding import Moved, find_blog, redirect_moved
from hub.reading.listing import listing
from hub.reading.shelves import years_of
from hub.reading.streams import Summary, posts_on, summary_of


@login_not_required  # Visitors read what is for everyone.
@redirect_moved
def category(request: HubRequest, slug: str, category: str) -> HttpResponse:
    """The posts on one shelf and on those inside it."""
    blog = find_blog(request.viewer, slug)
    posts = posts_on(blog, request.viewer)
    summary = summary_of(posts)
    on_shelf = posts.filter(pk__in=Category.objects.inside(category).values("entries"))
    name = next((shelf.name for shelf in summary.shelves if shelf.slug == category), "")
    if not name:  # Perhaps all of its posts stand on the shelves inside it.
        holds = Q(children__entries__in=on_shelf) | Q(children__children__entries__in=on_shelf)
        offered = Category.objects.filter(holds, slug=category)
        name = offered.values_list("name", flat=True).first() or ""
    if not name:
        now = Category.objects.once_called(category, blog).filter(entries__in=posts).first()
        raise Moved(reverse("blog-category", args=[blog.slug, now.slug])) if now else Http404
    shelf = Category.objects.filter(slug=category, entries__in=on_shelf).select_related("picture").first()
    return _archive(request, blog, on_shelf, name, summary, chosen=category, shelf=shelf)


@login_not_required  # Visitors read what is for everyone.
@redirect_moved
def tag(request: HubRequest, slug: str, tag: str) -> HttpResponse:
    """The posts with one word, also those of group work that stands on another blog and has the word there."""
    blog = find_blog(request.viewer, slug)
    seen = posts_on(blog, request.viewer)
    name = Tag.objects.filter(slug=tag, entries__in=seen).values_list("name", flat=True).first()
    if name is None:
        now = Tag.objects.once_called(tag, blog).filter(entries__in=seen).first()
        raise Moved(reverse("blog-tag", args=[blog.slug, now.slug])) if now else Http404
    return _archive(request, blog, seen.tagged(tag), name, summary_of(seen))


@login_not_required  # Visitors read what is for everyone.
@redirect_moved
def month(request: HubRequest, slug: str, year: int, month: int) -> HttpResponse:
    """The posts of one month."""
    if not (1 <= month <= 12 and 1900 <= year <= 2999):
        raise Http404
    blog = find_blog(request.viewer, slug)
    posts = posts_on(blog, request.viewer).filter(published_at__year=year, published_at__month=month)
    title = date_format(datetime.date(year, month, 1), "YEAR_MONTH_FORMAT")
    return _archive(request, blog, posts, title, summary_of(posts_on(blog, request.viewer)))


@login_not_required  # Visitors read what is for everyone.
@redirect_moved
def grade(request: HubRequest, slug: str, grade: str) -> HttpResponse:
    """The posts of the year in one grade."""
    blog = find_blog(request.viewer, slug)
    posts = posts_on(blog, request.viewer)
    summary = summary_of(posts)
    name = next((year.grade for year in summary.years if year.grade_slug == grade), None)
    if name is None:
        raise Http404
    return _archive(request, blog, posts.filter(grade__slug=grade), name, summary, chosen_grade=grade)


def _archive(
    request: HubRequest,
    blog: Blog,
    posts: EntryQuerySet,
    title: str,
    summary: Summary,
    *,
    chosen: str = "",
    chosen_grade: str = "",
    shelf: Category | None = None,
) -> HttpResponse:
    context = listing(request, blog, posts, summary, before=request.GET.get("before", ""), chosen=chosen)
    if not context["cards"]:
        raise Http404
    context |= {
        "title": title,
        "years": years_of(blog, summary, chosen_grade),
        "about": shelf.description if shelf else "",
        "picture": page_picture(shelf.picture) if shelf and shelf.picture else None,
    }
    return render(request, "reading/archive.html", context)
