"""Finds blogs and entries for a viewer; whoever may not see one gets the same 404 as for none."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db.models import Exists, OuterRef, Q, Value
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect

from hub.audience.http import HubRequest
from hub.audience.viewer import NOBODY, Viewer
from hub.blogs.models import Blog, Entry, EntryQuerySet, MenuItem
from hub.reading.room import enterable
from hub.showcase.models import Section
from hub.showcase.models.room_address import called as called_so
from hub.showcase.models.section import IN_ORDER

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HubRequest, Parameters], HttpResponse]


class Moved(Exception):
    """It is at another address now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class BlogMoved(Exception):
    """The blog has another address now, and all that is on it has, too."""

    def __init__(self, blog: Blog) -> None:
        super().__init__(blog.slug)
        self.blog = blog


def redirect_moved(view: View[Parameters]) -> View[Parameters]:
    """The view, which answers with the new address when something has moved."""

    def moving(request: HubRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Moved as moved:
            return HttpResponsePermanentRedirect(moved.address)
        except BlogMoved as moved:
            return HttpResponsePermanentRedirect(moved.blog.here_instead(request.get_full_path()))

    return wraps(view)(moving)  # type: ignore[return-value]  # A wrapped function is called as the one it wraps.


def find_blog(viewer: Viewer, slug: str) -> Blog:
    """The blog with this slug. Raises BlogMoved for a slug it had before, Http404 for one the viewer may not see."""
    blogs = Blog.objects.visible_to(viewer).select_related("owner", "classroom__grade")
    blogs = blogs.annotate(
        has_feed=_has_feed(viewer, "pk"), has_menu=Exists(MenuItem.objects.filter(blog=OuterRef("pk")))
    )
    blog = blogs.filter(slug=slug).first()
    if blog is None:
        now = Blog.objects.visible_to(viewer).once_called(slug, viewer).first()
        raise BlogMoved(now) if now else Http404
    return blog


def find_entry(entries: EntryQuerySet, viewer: Viewer, blog_slug: str, path: str) -> Entry:
    """The entry at this place of a blog. Raises Moved for a place it had before, Http404 for one that is hidden."""
    entries = entries.visible_to(viewer)
    here = entries.filter(blog__slug=blog_slug, slug=path).annotate(has_feed=_has_feed(viewer, "blog"))
    entry = here.first() if "/" not in path else None
    if entry is not None:
        entry.blog.has_feed = entry.has_feed  # type: ignore[attr-defined]  # Annotated.
        return entry
    moved = entries.filter(old_addresses__blog__slug=blog_slug, old_addresses__path=path)
    renamed = entries.filter(blog__in=Blog.objects.visible_to(viewer).once_called(blog_slug, viewer), slug=path)
    found = moved.first() or renamed.first()
    if found is None or not found.slug:
        raise Http404
    raise Moved(found.get_absolute_url())


def find_rooms(viewer: Viewer, slug: str) -> tuple[Blog, list[Section]]:
    """The blog with this slug, and its rooms that the viewer may enter: whoever may enter one may see the blog. Raises
    as find_blog does, and Http404 when there is none."""
    rooms = enterable(viewer).filter(page__blog__slug=slug).annotate(has_feed=_has_feed(viewer, "page__blog"))
    found: list[Section] = list(rooms.select_related("page__blog__owner", "page__blog__classroom__grade"))
    if not found:
        find_blog(viewer, slug)
        raise Http404
    blog = found[0].page.blog
    blog.has_feed = found[0].has_feed  # type: ignore[attr-defined]  # Annotated.
    return blog, found


def find_room(rooms: list[Section], grade: str) -> Section:
    """The room that an address calls so. Raises Http404 when there is none that the viewer may enter."""
    room = next((room for room in rooms if room.slug == grade), None)
    if room is None:
        raise Http404
    return room


def find_room_called(viewer: Viewer, blog_slug: str, path: str) -> Section | None:
    """The room that an address leads to which begins with the word that the owner chose for the showcase, or had chosen
    before: that of the grade or year that comes after it, or the newest one."""
    word, _slash, grade = path.partition("/")
    called = Q(page__slug=word) | Q(page__old_addresses__path=word)
    rooms = Section.objects.visible_to(viewer).filter(called, page__is_showcase=True, page__blog__slug=blog_slug)
    rooms = rooms.filter(called_so(grade)) if grade else rooms
    return rooms.select_related("grade", "year", "page__blog").order_by(*IN_ORDER).last()


def find_page_before_rooms(viewer: Viewer, slug: str, path: str) -> Entry:
    """The page that had this address where its blog was before: most are called Showcase, as rooms are. Not for good,
    because rooms may come. Raises Http404 when there is none that the viewer may see."""
    pages = Entry.objects.visible_to(viewer).filter(old_addresses__blog__slug=slug, old_addresses__path=path)
    page = pages.exclude(slug="").exclude(is_showcase=True).select_related("blog").first()
    if page is None:
        raise Http404
    return page


def find_own_room(viewer: Viewer, slug: str, grade: str) -> Section:
    """The room of this grade on the viewer's own blog. Raises BlogMoved for a slug that the blog had before, Http404
    when there is none, or it is somebody else's."""
    own = Q(page__blog__owner=viewer.person) if viewer.person else NOBODY
    rooms = Section.objects.visible_to(viewer).filter(own, called_so(grade), page__blog__slug=slug)
    room = rooms.select_related("grade", "year", "page__blog__owner").first()
    if room is None:
        find_blog(viewer, slug)
        raise Http404
    return room


def old_number(viewer: Viewer, blog: Blog, request: HubRequest) -> None:
    """Raises Moved for an address that WordPress gave by number: /?p=12 or /?page_id=12."""
    for name in ("p", "page_id"):
        if (number := request.GET.get(name, "")).isdigit():
            path = f"?{name}={number}"
            entry = Entry.objects.visible_to(viewer).filter(old_addresses__blog=blog, old_addresses__path=path).first()
            if entry is not None and entry.slug:
                raise Moved(entry.get_absolute_url())


def _has_feed(viewer: Viewer, column: str) -> Q | Value:
    """The condition that the blog in the column has feeds: a program that reads them comes as nobody we know."""
    if viewer.person is None:
        return Value(True)
    return Blog.objects.visible_to(Viewer(viewer.school, now=viewer.now)).holding(column)
