"""A feed as records: each item a post, links between them led to where they are now."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.portability.archive.kept import Record
from hub.portability.elements import Node
from hub.portability.feed.items import Item
from hub.portability.pile import Pile
from hub.portability.wxr.converting import convert
from hub.portability.wxr.embedding import kind_of
from hub.portability.wxr.finishing import bare_address
from hub.portability.wxr.references import Described, NoReferences

HEAD = frozenset({"id", "title", "subtitle", "description", "link", "language"})


class Reader(NoReferences):
    """Puts posts onto a pile, and answers what their texts mean by an address."""

    def __init__(self, pile: Pile) -> None:
        self.pile = pile
        self.base = ""
        self.places: dict[str, str] = {}
        self.parts = {PurePosixPath(path).name.casefold(): path for path in pile.opened.parts}
        self.words: set[str] = set()
        self._taken: set[str] = set()

    def note_head(self, node: Node) -> None:
        """What the feed says of itself."""
        if node.name == "title":
            self.pile.blog["title"] = node.text()
        elif node.name in {"subtitle", "description"}:
            self.pile.blog["tagline"] = node.text()
        elif node.name == "link" and node.get("rel") in {"", "alternate"} and not self.base:
            self.base = node.get("href") or node.text()

    def note_place(self, item: Item) -> None:
        """Where an item stood."""
        if item.link:
            self.places[bare_address(item.link).partition("#")[0]] = self.public_id(item.name)

    def public_id(self, name: str) -> str:
        """The same each time for the same item of the same blog."""
        digest = hashlib.sha256(f"{urlsplit(self.base).netloc}\n{name}".encode()).digest()
        return base64.urlsafe_b64encode(digest)[:22].decode()

    def entry(self, item: Item, kind: str = "post", *, is_draft: bool = False, said: Iterable[Record] = ()) -> Record:
        """The record of an item."""
        title = item.title or "#"
        converted = convert(item.html + _enclosed(item), self, "html")
        self.pile.notes += [(title, str(change)) for change in converted.changed]
        for word in item.words:
            if word not in self.words:
                self.words.add(word)
                self.pile.put("words", {"name": word, "slug": word})
        if not item.published and not is_draft:
            self.pile.notes.append((title, _("It had no date. It got the one of today.")))
        at = item.published or timezone.now().isoformat()
        path = unquote(urlsplit(item.link).path).strip("/") if item.link else ""
        return {
            "id": self.public_id(item.name), "kind": kind, "title": item.title, "body": converted.html,
            "published_at": "" if is_draft else at, "written_at": item.published,
            "changed_at": item.updated, "audience": Audience.EVERYONE, "comments_open": True, "words": item.words,
            "was_at": [path] if path else [], "slug": PurePosixPath(path).stem[:90] if path and not is_draft else "",
            "comments": list(said),
        }  # fmt: skip

    # What texts mean

    def media_for(self, which: str | int) -> str | None:
        """A file that came beside the feed, by its name alone; it comes in because something shows it."""
        name = unquote(urlsplit(str(which)).path).rpartition("/")[2].casefold()
        path = self.parts.get(name) if kind_of(name) != "file" else None
        return self.take(path) if path else None

    def take(self, path: str) -> str:
        """A file comes in; gives its id here."""
        public_id = self.public_id(f"file {path}")
        if path not in self._taken:
            self._taken.add(path)
            self.pile.put("media", {"id": public_id, "path": path, "name": PurePosixPath(path).name[:200]})
        return public_id

    def entry_for(self, address: str) -> tuple[str, str] | None:
        """An item of the same feed."""
        bare, _hash, fragment = bare_address(self.absolute(address)).partition("#")
        found = self.places.get(bare.rstrip("/"))
        return (found, fragment if len(fragment) < 60 else "") if found else None

    def described(self, media_id: str) -> Described:
        """Nothing is known of it but that it is shown."""
        return Described()

    def absolute(self, address: str) -> str:
        """An address below the blog's own."""
        try:
            return urljoin(self.base, address)
        except ValueError:
            return address


def _enclosed(item: Item) -> str:
    """A sound or film that goes with it stays where it is, as a link."""
    lines = [f'<p><a href="{escape(one)}">{escape(one.rpartition("/")[2] or one)}</a></p>' for one in item.files
             if one not in item.html]  # fmt: skip
    return "".join(lines)
