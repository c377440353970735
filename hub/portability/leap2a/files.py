"""The files of a portfolio, and what its texts mean when they name a file or an entry (L43, L44)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from hub.portability.archive.kept import Record
from hub.portability.elements import Node
from hub.portability.leap2a.outlines import Portfolio, links_of
from hub.portability.moments import moment_of
from hub.portability.pile import Files as Parts
from hub.portability.wxr.embedding import kind_of
from hub.portability.wxr.references import Described, NoReferences

LONGEST = 8 << 20
_TEXTS = (".html", ".htm", ".txt")
_OF_MAHARA = re.compile(r"artefact/file/download\.php\?file=(\d+)")


class Files(NoReferences):
    """Answers which file an address means."""

    def __init__(self, portfolio: Portfolio, parts: Parts) -> None:
        self.portfolio = portfolio
        self.paths = {name.casefold(): name for name in parts.parts}
        self.by_path: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def note(self, node: Node) -> None:
        """One more resource with a file."""
        public_id, path = self.portfolio.public_id(node.text("id")), self._path(node)
        self.by_path[path.casefold()] = public_id
        self.names[public_id] = PurePosixPath(path).name

    def record(self, node: Node, kept: Record) -> Record:
        """A resource as the record of a file."""
        path = self._path(node)
        if kept:
            return kept | {"path": path}
        name = node.text("id")
        return {
            "id": self.portfolio.public_id(name), "path": path, "name": PurePosixPath(path).name[:200],
            "title": self.portfolio.outlines[name].title[:200], "description": node.text("content"),
            "added_at": moment_of(node, "published") or moment_of(node, "updated"),
        }  # fmt: skip

    def loose(self, address: str) -> Record | None:
        """The record of a file that an entry has with it and no resource names."""
        path = self._found(address)
        if path not in self.paths.values():
            return None
        public_id = self.by_path[path.casefold()] = self.portfolio.public_id(f"file {path}")
        name = self.names[public_id] = PurePosixPath(path).name
        return {"id": public_id, "path": path, "name": name[:200]}

    def text(self, parts: Parts, address: str) -> str:
        """The words of a text that lies beside; "" for any other file, and for none."""
        path = self._found(address)
        if path not in self.paths.values() or not path.lower().endswith(_TEXTS):
            return ""
        with parts.read(path) as stream:
            return stream.read(LONGEST).decode("utf-8-sig", "replace")

    def unnamed(self) -> Iterator[Record]:
        """The records of the files that nothing names: somebody put them there (L43)."""
        for path in sorted(self.paths.values()):
            is_one = path.startswith("files/") and kind_of(path) != "file" and path.casefold() not in self.by_path
            if is_one and (record := self.loose(path)):
                yield record

    def media_for(self, which: str | int) -> str | None:
        """The file of this entry, at this path, or of this number in Mahara."""
        name = str(which)
        if found := _OF_MAHARA.search(name):
            name = f"portfolio:artefact{found[1]}"
        if self.portfolio.is_a(name, "media"):
            return self.portfolio.public_id(name)
        return self.by_path.get(self._found(name).casefold())

    def entry_for(self, address: str) -> tuple[str, str] | None:
        """The post or page that a text leads to."""
        return (self.portfolio.public_id(address), "") if self.portfolio.is_a(address, "entry") else None

    def described(self, media_id: str) -> Described:
        """Its name, and what it is."""
        name = self.names.get(media_id, "")
        return Described(name=name, kind=kind_of(name))

    def _path(self, node: Node) -> str:
        return self._found(next((target for relation, target, _at in links_of(node) if relation == "enclosure"), ""))

    def _found(self, address: str) -> str:
        """The path in the zip, however it was encoded and spelled."""
        ways = (address, unquote(address), unquote(address.replace("+", " ")))
        return next((self.paths[way.casefold()] for way in ways if way.casefold() in self.paths), unquote(address))
