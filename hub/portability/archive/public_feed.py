"""The posts that everybody may read, as a JSON Feed 1.1: what programs for blogs take (portability.md 6.2, A30)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cached_property

from hub.blogs.models import Entry
from hub.portability.archive.fitting import line_of
from hub.portability.archive.kept import Record
from hub.portability.archive.plan import Plan
from hub.portability.leaving.portions import Gathered
from hub.text.references import References, render

FEED = "feed.json"


class PublicFeed:
    """Takes posts in any order; they lie on the disk until all are known, and are written newest first. A feed knows
    no audiences, and whoever opens it makes everything public: so only what a stranger sees today is in it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._sheet = tempfile.TemporaryFile()  # noqa: SIM115  # Open as long as there may be posts.
        self._places: list[tuple[str, str, int]] = []

    def note(self, entry: Gathered) -> None:
        """One more entry, if it is one for a feed."""
        if entry.kind == Entry.Kind.POST and entry.pk in self.plan.belongings.open_to_all:
            self._places.append((f"{entry.published_at:%Y%m%d%H%M%S%f}", entry.public_id, self._sheet.tell()))
            self._sheet.write(line_of(self._item(entry)).encode() + b"\n")

    def pieces(self) -> Iterator[str]:
        """The file, piece by piece."""
        blog = self.plan.blog
        head = {"version": "https://jsonfeed.org/version/1.1", "title": blog.title, "description": blog.tagline}
        head |= {"language": blog.language} if blog.language else {}
        yield line_of(head).removesuffix("}") + ',"items":['
        between = "\n"
        for _at, _id, place in sorted(self._places, reverse=True):
            self._sheet.seek(place)
            yield between + self._sheet.readline().decode().rstrip("\n")
            between = ",\n"
        yield "]}\n"

    def _item(self, entry: Gathered) -> Record:
        item = {
            "id": f"urn:learning-hub:{entry.public_id}", "url": self.plan.pages[entry.pk],
            "content_html": str(render(entry.body, self._references(entry))),
            "date_published": entry.published_at, "date_modified": entry.changed_at,
            "tags": sorted(tag.name for tag in entry.named_with),
            "authors": [{"name": name} for name in self.plan.belongings.names_of_authors(entry)],
        }  # fmt: skip
        return item | ({"title": entry.title} if entry.title else {})

    def _references(self, entry: Entry) -> References:
        """What its text leads to; a link to a post with narrower readers leaves its words alone."""
        found = self.plan.references(entry.body, FEED)
        return References(found.media, {one: path for one, path in found.entries.items() if path in self._open})

    @cached_property
    def _open(self) -> frozenset[str]:
        pages, open_to_all = self.plan.pages, self.plan.belongings.open_to_all
        return frozenset(path for number, path in pages.items() if number in open_to_all)
