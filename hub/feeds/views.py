"""Feeds, and the key to one's personal ones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.text import Truncator
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.labels import Labels, labels_of
from hub.blogs.models import Blog, Entry
from hub.comments.models import without_pictures
from hub.feeds.formats import FORMATS, serializable
from hub.feeds.key_holder import KeyHolder
from hub.feeds.models import FeedKey
from hub.feeds.sources import SOURCES, Source, comments_of
from hub.media.credits import credit_lines
from hub.media.models import MediaFile
from hub.text.cleaning import clean
from hub.text.markup import escape
from hub.text.references import MediaShown, References, entry_ids, media_ids
from hub.text.references import render as render_text

NEWEST = 30
# Elsewhere there is no player of ours: a film is the link inside of it.
EMBED = re.compile(r"""<figure data-embed(?:"[^"]*"|[^">])*>""")


@login_not_required  # Without a key a feed holds public things only.
@require_safe
def feed(request: HubRequest, source: str, kind: str, **where: str) -> HttpResponse:
    """A feed of `source` as rss, atom or json. GET `key`: a personal key; without one, what everyone may see."""
    viewer = _reader(request)
    try:
        found = SOURCES[source](viewer, **where)
    except Http404:
        now = Blog.objects.visible_to(viewer).once_called(where.get("slug", ""), viewer).first()
        if now is None:
            raise
        return _kept_for(viewer, HttpResponsePermanentRedirect(now.here_instead(request.get_full_path())))
    home = request.build_absolute_uri(found.path)
    written = FORMATS[kind](
        title=serializable(found.title),
        link=home,
        description=serializable(found.about or found.title),
        language=viewer.school.language,
        feed_url=request.build_absolute_uri(request.path),
        author_name=viewer.school.name,
        since=viewer.school.opened_at,
    )
    for item in _items(request, found, viewer):
        written.add_item(**{name: serializable(value) for name, value in item.items()})
    response = HttpResponse(written.writeString("utf-8"), content_type=FORMATS[kind].content_type)
    return _kept_for(viewer, response)


@require_safe
def feed_key(request: HubRequest) -> HttpResponse:
    """What a personal feed is, and whether one has a key."""
    return render(
        request, "feeds/key.html", {"has_key": FeedKey.objects.working().filter(person=request.person).exists()}
    )


@require_POST
def make_feed_key(request: HubRequest) -> HttpResponse:
    """A new key, shown this once."""
    secret = FeedKey.make(request.person)
    address = request.build_absolute_uri(f"/feed/?key={secret}")
    return render(request, "feeds/key.html", {"has_key": True, "address": address})


@require_POST
def revoke_feed_key(request: HubRequest) -> HttpResponse:
    """Take one's key back."""
    FeedKey.revoke_all(request.person)
    return render(request, "feeds/key.html", {"has_key": False})


def _reader(request: HubRequest) -> Viewer:
    """Whoever the key in the address belongs to; nobody without one, also when somebody is signed in here."""
    if "key" not in request.GET:
        return Viewer(request.school)
    person = FeedKey.objects.person_with(request.GET["key"])
    if person is None:
        raise Http404
    return KeyHolder(request.school, person)


def _kept_for(viewer: Viewer, response: HttpResponse) -> HttpResponse:
    """The answer, kept by nobody when it is for one person, else for a minute."""
    patch_cache_control(response, **({"private": True, "no_store": True} if viewer.is_signed_in else {"max_age": 60}))
    return response


def _items(request: HubRequest, source: Source, viewer: Viewer) -> list[dict[str, Any]]:
    if source.posts is None:
        return [_comment_item(request, comment, viewer) for comment in comments_of(source, viewer)]
    entries = list(source.posts.newest_first().select_related("blog")[:NEWEST])
    labels = labels_of([entry.pk for entry in entries], viewer)
    names = {name for entry in entries for name in media_ids(entry.body)}
    files = MediaFile.objects.visible_among(names, viewer).prefetch_related("renditions")
    known = {file.public_id: file for file in files}
    media = {name: _absolute(file.shown(named=False), request) for name, file in known.items()}
    linked = Entry.objects.visible_to(viewer).out(viewer.now).select_related("blog")
    linked = linked.filter(public_id__in={name for entry in entries for name in entry_ids(entry.body)})
    addresses = {other.public_id: request.build_absolute_uri(other.get_absolute_url()) for other in linked}
    shown = References(media, addresses)
    return [_entry_item(request, entry, labels[entry.pk], shown, known) for entry in entries]


def _absolute(shown: MediaShown, request: HubRequest) -> MediaShown:
    """With addresses that a feed reader elsewhere can follow; one size will do there."""
    poster = request.build_absolute_uri(shown.poster) if shown.poster else ""
    return replace(shown, src=request.build_absolute_uri(shown.src), srcset=(), poster=poster)


def _entry_item(
    request: HubRequest, entry: Entry, labels: Labels, references: References, files: dict[str, MediaFile]
) -> dict[str, Any]:
    address = request.build_absolute_uri(entry.get_absolute_url())
    html = str(render_text(EMBED.sub("<figure>", entry.body), references)) or entry.excerpt
    credit = credit_lines(files[name] for name in media_ids(entry.body) if name in files)
    return {
        "title": str(entry),
        "link": address,
        "description": html + "".join(f"<p>{escape(line)}</p>" for line in credit),
        "unique_id": request.build_absolute_uri(f"/e/{entry.public_id}"),
        "unique_id_is_permalink": False,
        "pubdate": entry.published_at,
        "updateddate": max(entry.changed_at, entry.published_at or entry.changed_at),
        "author_name": ", ".join(labels.authors),
        "categories": labels.shelves + labels.tags,
    }


def _comment_item(request: HubRequest, comment: Any, viewer: Viewer) -> dict[str, Any]:
    address = request.build_absolute_uri(f"{comment.entry.get_absolute_url()}#comment-{comment.public_id}")
    return {
        "title": Truncator(str(comment)).chars(60),
        "link": address,
        "description": str(render_text(clean(without_pictures(comment.body)))),
        "unique_id": request.build_absolute_uri(f"/c/{comment.public_id}"),
        "unique_id_is_permalink": False,
        "pubdate": comment.written_at,
        "updateddate": comment.written_at,
        "author_name": comment.name_for(viewer),
        "categories": (),
    }
