"""Texts in Markdown as records: what stands in front is understood as the makers of static sites write it (F20)."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections import defaultdict
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from hub.audience.audiences import Audience
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.archive import fields as own
from hub.portability.markdown.front import several, split, words
from hub.portability.moments import moment
from hub.portability.pile import Pile
from hub.portability.wxr.converting import convert
from hub.portability.wxr.embedding import kind_of
from hub.portability.wxr.references import Described, NoReferences

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_ ](.+)")
_HEADING = re.compile(r"\s*#\s+(.+?)\s*#*\s*\n")
_TEMPLATE = re.compile(r"\{\{[<%][^{}]*[%>]\}\}|\{%[^{}]*%\}")
_STATIC = ("", "static/", "assets/", "src/", "source/", "content/", "public/")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class Reader(NoReferences):
    """Puts posts, pages and files onto a pile, and answers what their texts mean by an address."""

    def __init__(self, pile: Pile) -> None:
        self.pile = pile
        self.parts = {name.casefold(): name for name in pile.opened.parts}
        self.by_name: defaultdict[str, list[str]] = defaultdict(list)
        for name in pile.opened.parts:
            self.by_name[PurePosixPath(name).name.casefold()].append(name)
        self.places: dict[str, str] = {}
        self.at = ""
        self._taken: set[str] = set()
        self._filed: dict[str, set[str]] = {"words": set(), "shelves": set()}

    def note(self, name: str, text: str) -> None:
        """Where a text stood, known before the first link is read."""
        front, _body = split(text)
        public_id = self._public_id(name, front)
        self.places[name.casefold()] = public_id
        for address in (words(front, "permalink", "url"), *several(front, "aliases", "redirect_from")):
            if path := urlsplit(address).path.strip("/"):
                self.places.setdefault(path.casefold(), public_id)

    def read(self, name: str, text: str) -> None:
        """One text as a post or a page."""
        front, body = split(text)
        self.at = posixpath.dirname(name)
        dated = _DATED.fullmatch(_stem(name))
        title, body = _titled(front, body, dated[2] if dated else _stem(name))
        if _TEMPLATE.search(body):
            self.pile.notes.append(
                (title, _("A part of it was made by the old site’s program. It stands there as it was written."))
            )
        converted = convert(_MARKDOWN.render(body), self, "html")
        self.pile.notes += [(title, str(change)) for change in converted.changed]
        summary, language = words(front, "description", "summary", "excerpt"), words(front, "lang", "language")
        draft, slug = _is_draft(front), words(front, "slug") or (dated[2] if dated else _stem(name))
        at = moment(words(front, "date", "published_at", "created")) or (moment(dated[1]) if dated else "")
        is_post = _is_post(name, front, is_dated=bool(dated))
        tags, shelves = several(front, "tags", "keywords"), several(front, "categories", "category")
        self._file("words", tags)
        self._file("shelves", shelves)
        self.pile.put("entries", {
            "id": self._public_id(name, front), "kind": "post" if is_post else "page", "title": title[:250],
            "body": converted.html, "published_at": "" if draft else at or self._no_date(title, is_post=is_post),
            "written_at": at, "changed_at": moment(words(front, "lastmod", "updated", "modified")) or at,
            "slug": slug[:90], "words": tags, "shelves": shelves,
            "summary": summary, "language": language[:10],
            "audience": own.choice(front, "audience", Audience.values, Audience.EVERYONE), "comments_open": True,
            "was_at": self._was_at(front), "comments": [self._said(one) for one in listed(front, "comments")],
            "featured": self.media_for(words(front, "image", "cover", "featured_image", "thumbnail")) or "",
        })  # fmt: skip

    def finish(self) -> None:
        """Other pictures and files of the folder come in, too: they lie there because somebody put them there."""
        for name in self.pile.opened.parts:
            if kind_of(name) != "file":
                self._take(name)

    # What texts mean

    def media_for(self, which: str | int) -> str | None:
        """A file by its path from the text, from the root or from where sites keep such things; else by its name."""
        path = self._path(str(which))
        if not path or path.endswith((".md", ".markdown", "/")):
            return None
        ways = [
            posixpath.normpath(posixpath.join(self.at, path)),
            *(f"{folder}{path.lstrip('/')}" for folder in _STATIC),
        ]
        found = next((self.parts[way.casefold()] for way in ways if way.casefold() in self.parts), "")
        same = self.by_name.get(PurePosixPath(path).name.casefold(), [])
        return self._take(found or same[0]) if found or len(same) == 1 else None

    def entry_for(self, address: str) -> tuple[str, str] | None:
        """A text of the same folder, by the path of its file or by its address on the old site."""
        path, fragment = self._path(address), urlsplit(address).fragment if "#" in address else ""
        ways = (posixpath.normpath(posixpath.join(self.at, path)), path.strip("/")) if path else ()
        found = next((self.places[way.casefold()] for way in ways if way.casefold() in self.places), None)
        return (found, fragment) if found else None

    def described(self, media_id: str) -> Described:
        """Nothing is known of it but that it is shown."""
        return Described()

    # Private

    def _said(self, comment: Record) -> Record:
        """A comment with the ids of the pictures that came with it."""
        pictures = own.words(comment, "pictures")
        return comment | {"pictures": [one for place in pictures if (one := self.media_for(place))]}

    @staticmethod
    def _path(address: str) -> str:
        """The path of an address within the folder; nothing for what lies elsewhere on the web."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        return "" if parts.scheme or parts.netloc else unquote(parts.path)

    def _take(self, name: str) -> str:
        digest = hashlib.sha256(f"file {name}".encode()).digest()
        public_id = base64.urlsafe_b64encode(digest)[:22].decode()
        if name not in self._taken:
            self._taken.add(name)
            self.pile.put("media", {"id": public_id, "path": name, "name": PurePosixPath(name).name[:200]})
        return public_id

    def _public_id(self, name: str, front: Record) -> str:
        if told := own.public_id(front):
            return told
        digest = hashlib.sha256(f"{_stem(name)}\n{words(front, 'date')}".encode()).digest()
        return base64.urlsafe_b64encode(digest)[:22].decode()

    def _file(self, name: str, told: list[str]) -> None:
        for one in told:
            if one not in self._filed[name]:
                self._filed[name].add(one)
                self.pile.put(name, {"name": one, "slug": one})

    def _no_date(self, title: str, *, is_post: bool) -> str:
        if is_post:
            self.pile.notes.append((title, _("It had no date. It got the one of today.")))
        return timezone.now().isoformat()

    @staticmethod
    def _was_at(front: Record) -> list[str]:
        told = [words(front, "permalink", "url"), *several(front, "aliases", "redirect_from")]
        return [path for one in told if (path := urlsplit(one).path.strip("/"))]


def _stem(name: str) -> str:
    """The name of a text: of its folder, where the file is called index (as Hugo bundles them)."""
    path = PurePosixPath(name)
    return path.parent.name if path.stem.lower() in {"index", "_index"} and path.parent.name else path.stem


def _titled(front: Record, body: str, name: str) -> tuple[str, str]:
    """The title that is told, else the heading at the top, else the name of the file; and the text without it."""
    if "title" in front:
        return words(front, "title"), body
    if found := _HEADING.match(body):
        return found[1], body[found.end() :]
    return re.sub("[-_]+", " ", name).strip().capitalize(), body


def _is_post(name: str, front: Record, *, is_dated: bool) -> bool:
    told = words(front, "layout", "type", "kind").lower()
    if told in {"page", "post"}:
        return told == "post"
    folders = {part.lower().lstrip("_") for part in PurePosixPath(name).parent.parts}
    return is_dated or bool(folders & {"post", "posts", "blog", "articles", "drafts"}) or bool(words(front, "date"))


def _is_draft(front: Record) -> bool:
    if state := words(front, "state"):
        return state == "draft"
    return front.get("draft") is True or front.get("published") is False
