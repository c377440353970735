"""What hangs on the wall of a room: its pieces in their frames, and the text that came with an imported page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.cards import PagePicture, page_picture
from hub.blogs.models import Entry, Revision
from hub.media.credits import credits_of
from hub.media.models import MediaFile
from hub.showcase.models import Greeting, Piece, Section
from hub.showcase.thinking import thoughts_about
from hub.text import embeds
from hub.text.references import MediaShown, References, entry_ids, media_ids, render


class Wall:
    """The pieces of a room and its texts, with the posts and files that the viewer may see, and what is thought about
    the pieces; in four queries."""

    def __init__(
        self, room: Section, pieces: list[Piece], viewer: Viewer, said: Sequence[Greeting] = (), *, foreword: str = ""
    ) -> None:
        """`said`: words in its book, whose pictures are asked for together with these; `foreword`: a text of the page
        that carries the rooms, which the viewer sees."""
        self.room, self.pieces, self.viewer = room, pieces, viewer
        self.front, texts = foreword, room.body + foreword
        named = Q(pk__in=[piece.entry_id for piece in pieces if piece.entry_id]) | Q(public_id__in=entry_ids(texts))
        seen = Entry.objects.visible_to(viewer).out(viewer.now).filter(named).select_related("blog", "cover")
        self.posts = {post.pk: post for post in seen}
        ids = [public_id for body in (texts, *(one.body for one in said)) for public_id in media_ids(body)]
        self.files = list(MediaFile.objects.visible_among(ids, viewer))
        self.said_of = thoughts_about(pieces, viewer)
        hung = (self._media_of(piece) for piece in pieces)
        prefetch_related_objects([*self.files, *(media for media in hung if media)], "renditions")

    def hung(self, *, is_own: bool) -> list[dict[str, Any]]:
        """Each piece with its frame and label."""
        return [
            _one_hung(piece, self._post_of(piece), self._media_of(piece), self._beside(piece), is_own=is_own)
            for piece in self.pieces
        ]

    def credits(self, hung: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Who made what is shown: the pictures of these pieces, and those of the texts."""
        files = [*(one["file"] for one in hung if one["file"]), *self.files]
        return credits_of({file.pk: file for file in files}.values())

    @property
    def words(self) -> SafeString:
        """The text for a page."""
        return self._rendered(self.room.body)

    @property
    def foreword(self) -> SafeString:
        """The text before that of the room."""
        return self._rendered(self.front)

    @cached_property
    def media(self) -> dict[str, MediaShown]:
        """The files of the texts and of what was said, by their ids."""
        return {file.public_id: file.shown(named=self.viewer.is_inside) for file in self.files}

    def _rendered(self, text: str) -> SafeString:
        addresses = {post.public_id: post.get_absolute_url() for post in self.posts.values()}
        return render(text, References(self.media, addresses))

    def _post_of(self, piece: Piece) -> Entry | None:
        """Its post as it is shown here, if the viewer may see it."""
        return piece.as_shown(self.posts.get(piece.entry_id or 0))

    def _beside(self, piece: Piece) -> dict[str, Any]:
        """What the label says besides its own words."""
        return self._way_to(piece) | {"thoughts": self.said_of.get(piece.pk, [])}

    def _way_to(self, piece: Piece) -> dict[str, str]:
        """Where the label leads, and what the link says; "" for what the label says by itself."""
        post = self.posts.get(piece.entry_id or 0)
        if post and piece.kept_text:
            url = reverse("piece-as-chosen", args=[post.blog.slug, self.room.slug, piece.public_id])
            return {"url": url, "go": _("Read it as it was on %(day)s") % {"day": day_of(piece.kept_text)}}
        go = "" if post else _("Open the link") if piece.address else _("Watch the film")
        return {"url": post.get_absolute_url() if post else piece.address or piece.video_address, "go": go}

    def _media_of(self, piece: Piece) -> MediaFile | None:
        """The file of a piece. A post that the viewer may not see gives neither link nor picture."""
        post = self.posts.get(piece.entry_id or 0)
        return piece.picture or (post.cover if post else None)


def day_of(text: Revision) -> str:
    """The day on which a text was as it is kept."""
    return date_format(timezone.localtime(text.at), "DATE_FORMAT")


def _one_hung(
    piece: Piece, post: Entry | None, media: MediaFile | None, beside: dict[str, Any], *, is_own: bool
) -> dict[str, Any]:
    picture = page_picture(media) if media else None
    film = embeds.find(piece.video_address) if piece.video_address else None
    title = piece.title_beside(post)
    return {
        "id": f"piece-{piece.public_id}",
        "file": media,
        "work": {"picture": picture, "ribbon": piece.kind, "moulding": _moulding(piece, title)},
        "label": {
            "title": title or _("This work is not for you to see"),
            "meta": " · ".join(filter(None, (piece.material, _kept(piece)))),
            "why": piece.why,
            "learned": piece.learned,
            "next": piece.next_step,
            **beside,
        },
        "film": _film(film, piece) if film and not picture else None,
        "words": _words(piece, post, picture),
        "add_url": f"{reverse('edit-piece', args=[piece.public_id])}?source=picture#picture" if is_own else "",
        "line": _promise(piece),
    }


def _film(film: embeds.Embed, piece: Piece) -> dict[str, Any]:
    """The film for design/_embed.html."""
    return {
        "player": film.player_address or "",
        "label": film.title or piece.title,
        "url": film.watch_address,
        "provider_name": film.provider_name,
    }


def _words(piece: Piece, post: Entry | None, picture: PagePicture | None) -> str:
    """What stands in the frame of a work without a picture: how the post begins, where a link goes, or the title."""
    if picture or piece.promised_for or piece.video_address:
        return ""
    return (post.excerpt if post else piece.address) or piece.title_beside(post)


def _kept(piece: Piece) -> str:
    """When a picture came that had been promised."""
    if piece.kept_on is None or piece.picture_id is None:
        return ""
    return _("picture added on %(day)s") % {"day": date_format(piece.kept_on, "MONTH_DAY_FORMAT")}


def _promise(piece: Piece) -> str:
    if piece.promised_for is None:
        return ""
    day = date_format(piece.promised_for, "MONTH_DAY_FORMAT")
    return _("It comes until %(day)s.") % {"day": day}


def _moulding(piece: Piece, title: str) -> str:
    """White for paintings and prints, black for screens and data, oak for the rest."""
    words = f"{piece.material} {title}".lower()
    if any(word in words for word in ("watercolour", "print", "paint", "collage")):
        return "white"
    if piece.video_address or any(word in words for word in ("coding", "game", "chart", "data", "film", "experiment")):
        return "black"
    return "oak"
