"""What a feed is about: its title, its page, its newest items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Category, Entry, EntryQuerySet, Tag
from hub.comments.models import Comment
from hub.school.models import Classroom


@dataclass(frozen=True)
class Source:
    """Where a feed takes its items from."""

    title: str
    about: str
    path: str
    posts: EntryQuerySet | None = None
    comments_on: Entry | None = None


def hub(viewer: Viewer) -> Source:
    """The whole hub."""
    about = _("What we are learning at %(school)s") % {"school": viewer.school}
    return Source(viewer.school.name, about, reverse("hub"), _posts(viewer))


def classroom(viewer: Viewer, classroom: str) -> Source:
    """One class: what was written in it."""
    found = Classroom.objects.filter(school=viewer.school, slug=classroom).first()
    if found is None:
        raise Http404
    title = _("Class %(name)s") % {"name": found.name}
    posts = _posts(viewer).written_in(found, viewer)
    return Source(title, str(viewer.school), reverse("class", args=[found.slug]), posts)


def blog(viewer: Viewer, slug: str) -> Source:
    """One blog."""
    found = _blog(viewer, slug)
    return Source(found.title, found.tagline, found.get_absolute_url(), _posts(viewer).shown_on(found))


def category(viewer: Viewer, slug: str, category: str) -> Source:
    """One shelf of a blog."""
    found = _blog(viewer, slug)
    posts = _posts(viewer).shown_on(found).filter(pk__in=Category.objects.inside(category).values("entries"))
    holds = Q(entries__in=posts) | Q(children__entries__in=posts) | Q(children__children__entries__in=posts)
    shelf = Category.objects.filter(holds, slug=category).first()
    if shelf is None:
        return _renamed("category", Category.objects.once_called(category, found), found, viewer)
    path = reverse("blog-category", args=[found.slug, category])
    return Source(f"{shelf.name} · {found.title}", shelf.description, path, posts)


def tag(viewer: Viewer, slug: str, tag: str) -> Source:
    """One word of a blog."""
    found = _blog(viewer, slug)
    posts = _posts(viewer).shown_on(found).tagged(tag)
    name = Tag.objects.filter(slug=tag, entries__in=posts).values_list("name", flat=True).first()
    if name is None:
        return _renamed("tag", Tag.objects.once_called(tag, found), found, viewer)
    return Source(f"{name} · {found.title}", found.tagline, reverse("blog-tag", args=[found.slug, tag]), posts)


def comments(viewer: Viewer, slug: str, path: str) -> Source:
    """The comments on an entry."""
    entries = Entry.objects.visible_to(viewer).out(viewer.now).select_related("blog")
    entry = entries.filter(blog__slug=slug, slug=path).first()
    if entry is None:
        raise Http404
    title = _("Comments on %(title)s") % {"title": entry}
    return Source(title, entry.excerpt, entry.get_absolute_url(), comments_on=entry)


SOURCES: dict[str, Callable[..., Source]] = {
    "hub": hub,
    "class": classroom,
    "blog": blog,
    "category": category,
    "tag": tag,
    "comments": comments,
}


def comments_of(source: Source, viewer: Viewer) -> list[Comment]:
    """The newest comments of a source, let in."""
    seen = Comment.objects.visible_to(viewer).read_by(viewer).filter(entry=source.comments_on)
    return list(seen.select_related("writer", "entry__blog").order_by("-written_at", "-pk")[:30])


def _renamed(kind: str, found: QuerySet[Category] | QuerySet[Tag], blog: Blog, viewer: Viewer) -> Source:
    """A shelf or a word that is called something else now: whoever reads its feed goes on reading it."""
    now = found.filter(entries__in=_posts(viewer).shown_on(blog)).first()
    if now is None:
        raise Http404
    return SOURCES[kind](viewer, blog.slug, now.slug)


def _posts(viewer: Viewer) -> EntryQuerySet:
    return Entry.objects.visible_to(viewer).out(viewer.now).posts()


def _blog(viewer: Viewer, slug: str) -> Blog:
    found = Blog.objects.visible_to(viewer).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
