"""Reads a WordPress export: what site it is, who wrote, the words for filing, and item after item.

A first pass over the file learns what all else needs (the zone, the outlines, what is broken); the items are then
read again one by one, or kept when the file is small. Nothing in it is trusted, stored or fetched.
"""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers.expat import ExpatError  # see parsing.py

from django.utils.translation import gettext_lazy as _

from hub.portability.wxr.dates import Zone
from hub.portability.wxr.declarations import Declarations
from hub.portability.wxr.findings import Findings, NotAnExport
from hub.portability.wxr.finishing import Finisher, bare_address, menu_line, outline
from hub.portability.wxr.mending import mend
from hub.portability.wxr.opening import Part, characters, open_parts
from hub.portability.wxr.parsing import Parser, Raw
from hub.portability.wxr.records import Author, Item, MenuRecord, Outline, Site, Term
from hub.portability.wxr.titles import plain

_BATCH = 1 << 16
# Up to this many letters an export is kept in memory after the first pass instead of being read again.
KEPT = 16 << 20
_OTHERS = {
    "rss": _("This is a news feed (RSS) with the newest posts only, not an export of the blog."),
    "feed": _("This is an Atom feed, perhaps an export of Blogger, but not one of WordPress."),
    "html": _("This is a web page, not an export. Perhaps it shows an error message of the old site."),
}


@dataclass(slots=True)
class Export:
    """An opened export. `items()` may be called as often as needed and always gives the same, in file order.

    `counts` is the number of items by (type, status); `creators` by login, declared or not. `menus` and `outlines`
    are what other items refer to. `findings.broken` is set when the file is damaged or cut short.
    """

    parts: list[Part]
    findings: Findings
    site: Site = field(default_factory=lambda: Site("", "", "", "", "", None))
    authors: list[Author] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    menus: list[MenuRecord] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    creators: Counter[str] = field(default_factory=Counter)
    comment_count: int = 0
    base: str = ""
    zone: Zone = field(default_factory=Zone)
    kept: list[Raw] | None = field(default_factory=list, repr=False)

    def items(self) -> Iterator[Item]:
        """Every whole item of the file; what is odd about them stands in `findings` already."""
        finisher = Finisher(self.base, self.zone, Findings())
        return (finisher.item(raw) for raw in self._raw_items())

    def __len__(self) -> int:
        """How many items the file holds."""
        return len(self.outlines)

    def _raw_items(self) -> Iterator[Raw]:
        if self.kept is not None:
            yield from self.kept
        else:
            for part in self.parts:
                yield from (raw for raw in Reading(part, Findings()).records() if raw.name == "item")


def open_export(path: Path | str) -> Export:
    """Opens and surveys an export: `.xml`, `.xml.gz` or a `.zip` of parts, told by content.

    Raises NotAnExport, whose text says in plain words what the file looks like instead. A damaged or cut file is no
    reason to raise: what is whole is offered, and `findings.broken` names the last whole item.
    """
    findings = Findings()
    export = Export(open_parts(Path(path), findings), findings)
    _Survey(export).run()
    return export


def read_export(path: Path | str) -> Iterator[Item]:
    """The items of an export, for those who need nothing else of it."""
    return open_export(path).items()


class _Survey:
    """The first pass over all parts, filling an Export."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.declarations = Declarations()
        self.channels: list[Raw] = []
        self.root = ""
        self.is_export = self.declares_format = False
        self.size = 0
        self.finisher: Finisher | None = None

    def run(self) -> None:
        mine = []
        for part in self.export.parts:
            if self._part(part):
                mine.append(part)
        self.export.parts = mine
        self._refuse_others()
        self.export.site = self._site()
        self.export.authors = list(self.declarations.authors.values())
        self.export.terms = self.declarations.settled_terms(self.export.findings)

    def _part(self, part: Part) -> bool:
        """Surveys one part; False when it is of another blog than the first."""
        reading = Reading(part, self.export.findings)
        channel = reading.parser.channel
        checked = False
        for raw in reading.records():
            if not checked and channel.get("wp:base_blog_url"):
                checked = True
                if self._is_other_blog(channel):
                    self.export.findings.note("other-blog", detail=channel.get("wp:base_blog_url"))
                    return False
            if raw.name == "item":
                self._item(raw, channel)
            else:
                self.declarations.add(raw)
        self.channels.append(channel)
        self.root = self.root or reading.parser.root
        self.is_export = self.is_export or reading.parser.is_export
        self.declares_format = self.declares_format or reading.parser.declares_format
        if reading.parser.undeclared:
            count = reading.parser.undeclared.total()
            self.export.findings.repaired(Counter({"undeclared-prefixes": count}), "")
        return True

    def _is_other_blog(self, channel: Raw) -> bool:
        base = next((base for channel in self.channels if (base := channel.get("wp:base_blog_url"))), "")
        return bool(base) and bare_address(base) != bare_address(channel.get("wp:base_blog_url"))

    def _item(self, raw: Raw, channel: Raw) -> None:
        export = self.export
        export.zone.learn(raw.get("wp:post_date"), raw.get("wp:post_date_gmt"))
        if self.finisher is None:
            export.base = _base_of(channel)
            self.finisher = Finisher(export.base, export.zone, export.findings)
        item = self.finisher.item(raw)
        self.declarations.use(item)
        export.outlines.append(outline(item))
        export.counts[item.kind, item.status] += 1
        export.comment_count += len(item.comments)
        if item.creator:
            export.creators[item.creator] += 1
        if item.kind == "nav_menu_item":
            export.menus.append(menu_line(item))
        self.size += len(item.content) + 2000 + 400 * len(item.comments)
        if export.kept is not None:
            export.kept.append(raw)
            if self.size > KEPT:
                export.kept = None

    def _refuse_others(self) -> None:
        """Says what a readable document is when it is not an export."""
        if self.is_export:
            version = next((word for channel in self.channels if (word := channel.get("wp:wxr_version").strip())), "")
            if not version.replace(".", "", 1).isdigit():
                self.export.findings.note("version", detail=version[:40])
        elif self.export.findings.broken and (self.declares_format or self.root not in _OTHERS):
            raise NotAnExport(_("The file is damaged or cut short before anything of a WordPress export can be read."))
        else:
            raise NotAnExport(_OTHERS.get(self.root, _("This is an XML file, but not a WordPress export.")))

    def _site(self) -> Site:
        def first(name: str) -> str:
            return next((text for channel in self.channels if (text := channel.get(name).strip())), "")

        return Site(
            title=plain(first("title")),
            tagline=plain(first("description")),
            language=first("language"),
            base_site_url=first("wp:base_site_url"),
            base_blog_url=first("wp:base_blog_url") or first("link"),
            zone_offset_minutes=self.export.zone.minutes,
        )


def _base_of(channel: Raw) -> str:
    return channel.get("wp:base_blog_url") or channel.get("link") or channel.get("wp:base_site_url")


class Reading:
    """One pass over one part. `records()` gives what is whole; a break is a finding."""

    def __init__(self, part: Part, findings: Findings) -> None:
        self.part = part
        self.findings = findings
        self.found: deque[Raw] = deque()
        self.parser = Parser(self.found.append)
        self.last = ""

    def records(self) -> Iterator[Raw]:
        chunks = characters(self.part.chunks(self.findings, lambda: self.last), self.findings)
        batch: list[str] = []
        size = 0
        try:
            for piece in mend(chunks):
                batch.append(piece.text)
                size += len(piece.text)
                if size >= _BATCH or piece.repairs:
                    yield from self._feed("".join(batch))
                    batch, size = [], 0
                    if piece.repairs:
                        self.findings.repaired(piece.repairs, self.parser.where or self.last)
            yield from self._feed("".join(batch))
            self.parser.close()
        except ExpatError as problem:
            yield from self._taken()
            self.findings.break_at(self.last, str(problem))

    def _feed(self, text: str) -> Iterator[Raw]:
        self.parser.feed(text)
        yield from self._taken()

    def _taken(self) -> Iterator[Raw]:
        while self.found:
            raw = self.found.popleft()
            if raw.name == "item":
                self.last = plain(raw.get("title")) or f"#{raw.get('wp:post_id')}"
            yield raw
