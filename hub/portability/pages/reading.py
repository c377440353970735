"""Posts and pages out of web pages, with their titles, dates, words, pictures and what was said about them (A31)."""

from __future__ import annotations

import posixpath
import re
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.ids import PUBLIC_ID_PATTERN
from hub.portability.archive.kept import Record
from hub.portability.feed.items import Item
from hub.portability.feed.reading import Reader
from hub.portability.importing.archive import fields
from hub.portability.moments import moment
from hub.portability.pages.marks import Marked, entries_in
from hub.portability.pile import Pile
from hub.portability.wxr.converting import convert
from hub.portability.wxr.embedding import kind_of
from hub.portability.wxr.finishing import bare_address

OF_A_HUB = "urn:learning-hub:"
"""How the name of a thing begins that a hub wrote."""
_OWN_NAME = re.compile(rf"{OF_A_HUB}({PUBLIC_ID_PATTERN})")
_OF_AN_ARCHIVE = "assets/search-data.js"
"""A part that every archive of a hub has, also one whose pages were written before they said whose they are."""
_DRAFT = re.compile(r"draft[_-]", re.IGNORECASE)


class PagesReader(Reader):
    """Puts what stands on pages onto a pile; pictures and links are found from the page that shows them."""

    def __init__(self, pile: Pile) -> None:
        super().__init__(pile)
        self.at = ""
        self.there = {name.casefold(): name for name in pile.opened.parts}
        self.is_archive = any(name.endswith(_OF_AN_ARCHIVE) for name in self.there)
        self.shelves: set[str] = set()

    def note_blog(self, page: Marked) -> None:
        """What a list of posts says of the blog: its name, and whose it is."""
        feed = page.first("h-feed")
        if feed and not self.pile.blog:
            named = {"title": "p-name", "tagline": "p-summary", "owner": "p-author"}
            self.pile.blog |= {key: one.words for key, mark in named.items() if (one := feed.first(mark))}

    def note_entries(self, path: str, page: Marked) -> None:
        """Where each stood, known before the first link is read."""
        for place, entry in enumerate(entries_in(page)):
            name = _name(entry, path, place)
            self.places.setdefault(path.casefold(), self.public_id(name))
            for link in (*entry.all("u-url"), *entry.all("p-canonical")):
                bare = bare_address(self._full(link.address, path)).partition("#")[0]
                self.places.setdefault(bare, self.public_id(name))

    def read(self, path: str, page: Marked) -> None:
        """All entries of one page."""
        self.at = posixpath.dirname(path)
        for place, entry in enumerate(entries_in(page)):
            self.pile.put("entries", self._entry(entry, path, place))

    # Names and addresses

    def public_id(self, name: str) -> str:
        """That of the hub that wrote it, or one made of its name, the same each time."""
        own = _OWN_NAME.fullmatch(name)
        return own[1] if own else super().public_id(name)

    def media_for(self, which: str | int) -> str | None:
        """A file that lies where the page says; else by its name alone."""
        path = self.there.get(self._path(str(which)).casefold())
        if path is None or kind_of(path) == "file" and not path.startswith("data/media/"):
            return super().media_for(which)
        return self.take(path)

    def entry_for(self, address: str) -> tuple[str, str] | None:
        """An entry on another page, or at the address that it had on the web."""
        bare, _hash, fragment = address.partition("#")
        found = self.places.get(self._path(bare).casefold())
        return (found, fragment[:60]) if found else super().entry_for(address)

    # Private

    def _entry(self, entry: Marked, path: str, place: int) -> Record:
        title, name = entry.first("p-name"), _name(entry, path, place)
        is_of_a_hub = bool(_OWN_NAME.fullmatch(name))
        canonical = entry.first("p-canonical") or entry.first("u-url")
        link = canonical.address if canonical and urlsplit(canonical.address).scheme in {"http", "https"} else ""
        words, shelves = self._filed(entry)
        text, author = entry.first("e-content"), entry.first("p-author")
        item = Item(
            name=name, title=title.words[:250] if title else "", link=link,
            html=_with_films(text) if text else "",
            published=_moment(entry, "dt-published"), updated=_moment(entry, "dt-updated"),
            author=author.words[:120] if author else "", words=words,
        )  # fmt: skip
        said = [self._comment(one) for one in entry.all("h-cite") if {"p-comment", "u-comment"} & set(one.marks)]
        record = self.entry(item, _kind(path, item), is_draft=_is_draft(entry, path), said=said)
        told, featured, stem = _told(entry, "p-audience"), entry.first("u-featured"), PurePosixPath(path).stem
        audience = fields.choice({"told": told}, "told", Audience.values, Audience.TEACHERS)
        return record | {
            "audience": audience if is_of_a_hub or self.is_archive else Audience.EVERYONE, "shelves": shelves,
            "authors": [one.words for one in entry.all("p-author")],
            "slug": record["slug"] or (stem[:90] if is_of_a_hub and record["published_at"] else ""),
            "featured": self.media_for(featured.address) or "" if featured else "",
        }  # fmt: skip

    def _filed(self, entry: Marked) -> tuple[list[str], list[str]]:
        """Its words and its shelves: what leads to a page among the shelves is one."""
        words: list[str] = []
        shelves: list[str] = []
        for one in entry.all("p-category"):
            name = one.words[:60]
            if not name:
                continue
            if "shelves" not in self._path(one.attributes.get("href", "")).split("/"):
                words.append(name)
            else:
                shelves.append(name)
                if name not in self.shelves:
                    self.shelves.add(name)
                    self.pile.put("shelves", {"name": name, "slug": name})
        return list(dict.fromkeys(words)), list(dict.fromkeys(shelves))

    def _comment(self, said: Marked) -> Record:
        author, text, answers = said.first("p-author"), said.first("e-content"), _told(said, "u-in-reply-to")
        by = author.words if author else ""
        return {
            "id": self.public_id(_told(said, "u-uid") or f"{by} {_moment(said, 'dt-published')}"), "by": by[:120],
            "body": convert(text.html, self, "html").html if text else "", "is_own": _told(said, "p-own") == "yes",
            "written_at": _moment(said, "dt-published"), "answers": self.public_id(answers) if answers else "",
        }  # fmt: skip

    def _path(self, address: str) -> str:
        return unquote(self._full(address, posixpath.join(self.at, "page")))

    @staticmethod
    def _full(address: str, path: str) -> str:
        """The path of a part of the folder, or the whole address of what is elsewhere."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme or parts.netloc:
            return address
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else ""


def _name(entry: Marked, path: str, place: int) -> str:
    """What never changes about it: as it says itself, or its address, or its place."""
    told = entry.first("u-uid") or entry.first("p-canonical")
    return (told.address if told else "") or (f"{path}#{place}" if place else path)


def _with_films(text: Marked) -> str:
    """The text, in which a film of another place, shown as a card in an archive, is its address again."""
    parts: list[str] = []
    place = text.begin
    for figure in text.called("figure"):
        link = next((one for card in figure.called("hub-embed") for one in card.called("a")), None)
        if link is not None:
            caption = next(figure.called("figcaption"), None)
            words = f"<p>{caption.html}</p>" if caption else ""
            parts += [text.page[place : figure.start], f"<p>{escape(link.address)}</p>", words]
            place = figure.end
    return "".join(parts) + text.page[place : text.end]


def _told(thing: Marked, mark: str) -> str:
    found = thing.first(mark)
    return (found.attributes.get("value") or found.address) if found else ""


def _moment(thing: Marked, mark: str) -> str:
    found = thing.first(mark)
    return moment(found.moment) if found else ""


def _kind(path: str, item: Item) -> str:
    folders = {part.casefold() for part in PurePosixPath(path).parent.parts}
    return "page" if "pages" in folders or not item.published and "posts" not in folders else "post"


def _is_draft(entry: Marked, path: str) -> bool:
    """As a hub says it, or as Medium names its files."""
    return _told(entry, "p-post-status") == "draft" or bool(_DRAFT.match(PurePosixPath(path).name))


def nothing_on(path: str) -> tuple[str, str]:
    """What to tell of a page without an entry."""
    return path, _("No post or page could be told on it.")
