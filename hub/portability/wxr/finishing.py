"""Makes an Item of a raw record: keys, dates, filing, thread; whatever is odd becomes a note."""

import re
from collections import Counter
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from django.utils.text import slugify

from hub.portability.wxr import dates
from hub.portability.wxr.dates import Zone
from hub.portability.wxr.findings import Findings
from hub.portability.wxr.own_record import record_of
from hub.portability.wxr.parsing import Raw
from hub.portability.wxr.records import CommentRecord, Item, MenuRecord, Meta, Outline, TermUse, whole_number
from hub.portability.wxr.titles import plain

_OF_A_PERSON = re.compile(r"@|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4}\b", re.IGNORECASE)


class Finisher:
    """Finishes the items of one export in their order; `base` is the blog's address and makes keys unique."""

    def __init__(self, base: str, zone: Zone, findings: Findings) -> None:
        self.base = bare_address(base)
        self.zone = zone
        self.findings = findings
        self.seen: Counter[str] = Counter()
        self.position = 0

    def item(self, raw: Raw) -> Item:
        self.position += 1
        number = whole_number(raw.get("wp:post_id"))
        own = record_of(raw.meta)
        title = "" if own.get("untitled") is True else plain(raw.get("title"))
        status, planned = raw.get("wp:status").strip(), _planned(own)
        shown = title or (f"#{number}" if number else f"#{self.position}")
        return Item(
            key=self._key(raw, number, shown),
            number=number,
            position=self.position,
            kind=raw.get("wp:post_type").strip() or "post",
            title=title,
            link=raw.get("link").strip(),
            guid=raw.get("guid").strip(),
            slug=raw.get("wp:post_name").strip(),
            status="future" if planned and status == "draft" else status,
            published=planned or self._published(raw, shown),
            local=None if planned else dates.wall_clock(raw.get("wp:post_date")),
            modified=self._moment(raw.get("wp:post_modified_gmt"), raw.get("wp:post_modified")),
            creator=plain(raw.get("dc:creator")).lstrip("<>"),
            content=raw.get("content:encoded"),
            excerpt=raw.get("excerpt:encoded") or _excerpt(raw),
            parent=whole_number(raw.get("wp:post_parent")) or None,
            menu_order=_order(raw.get("wp:menu_order")),
            sticky=raw.get("wp:is_sticky").strip() == "1",
            password=raw.get("wp:post_password"),
            comments_open=raw.get("wp:comment_status").strip() == "open",
            terms=filings(raw),
            meta=tuple(Meta(key, value) for key, value in raw.meta),
            attachment_url=raw.get("wp:attachment_url").strip(),
            comments=self._thread(raw, shown),
        )

    def _key(self, raw: Raw, number: int | None, shown: str) -> str:
        """Number, else guid, else position, below the blog's address; a second one of a key is counted on."""
        own = str(number) if number else raw.get("guid").strip() or f"at-{self.position}"
        self.seen[own] += 1
        if self.seen[own] == 1:
            return f"{self.base}#{own}"
        else:
            self.findings.note("same-number", shown, own)
            return f"{self.base}#{own}~{self.seen[own]}"

    def _published(self, raw: Raw, shown: str) -> datetime | None:
        local = raw.get("wp:post_date")
        found = self._moment(raw.get("wp:post_date_gmt"), local)
        if found is None:
            found = dates.feed_date(raw.get("pubDate"))
            source = "pubDate"
            if found is None:
                found = self._moment(raw.get("wp:post_modified_gmt"), raw.get("wp:post_modified"))
                source = "wp:post_modified" if found else ""
            if local.strip() and not local.startswith(("0000", "-")):
                self.findings.note("date", shown, source or local.strip()[:40])
        return found

    def _moment(self, gmt: str, local: str) -> datetime | None:
        found = dates.moment(gmt)
        if found is None and (clock := dates.wall_clock(local)):
            found = self.zone.utc(clock)
        return found

    def _thread(self, raw: Raw, shown: str) -> tuple[CommentRecord, ...]:
        """The comments in file order; a parent that is missing, or a loop, is cut and noted."""
        parents: dict[int, int] = {}
        for fields in raw.comments:
            number = whole_number(fields.get("wp:comment_id", ""))
            if number and number not in parents:
                parents[number] = whole_number(fields.get("wp:comment_parent", "")) or 0
        good = _rooted(parents)
        comments = []
        for fields, meta in zip(raw.comments, raw.comment_meta, strict=True):
            parent = whole_number(fields.get("wp:comment_parent", "")) or None
            number = whole_number(fields.get("wp:comment_id", "")) or None
            if parent and (parent not in good or parent == number or number in parents and number not in good):
                self.findings.note("parent-comment", shown, str(parent))
                parent = None
            comments.append(self._comment(fields, number, parent, meta))
        return tuple(comments)

    def _comment(
        self, fields: dict[str, str], number: int | None, parent: int | None, meta: list[tuple[str, str]]
    ) -> CommentRecord:
        return CommentRecord(
            number=number,
            author=plain(fields.get("wp:comment_author", "")),
            author_site=without_address(fields.get("wp:comment_author_url", "").strip()),
            date=self._moment(fields.get("wp:comment_date_gmt", ""), fields.get("wp:comment_date", "")),
            content=fields.get("wp:comment_content", ""),
            approved=fields.get("wp:comment_approved", "").strip(),
            type=fields.get("wp:comment_type", "").strip(),
            parent=parent,
            user_number=whole_number(fields.get("wp:comment_user_id", "")) or None,
            meta=tuple(Meta(key, without_address(value)) for key, value in meta),
        )


def _rooted(parents: dict[int, int]) -> set[int]:
    """The numbers whose line of parents ends at the top or at a missing one; those in loops are left out."""
    good: set[int] = set()
    for start in parents:
        line, number = [], start
        seen: set[int] = set()
        while number in parents and number not in good and number not in seen:
            seen.add(number)
            line.append(number)
            number = parents[number]
        if number not in seen:
            good.update(line)
    return good


def filings(raw: Raw) -> tuple[TermUse, ...]:
    """The terms of an item, each once: old exports write every one twice, with and without its slug."""
    uses: dict[tuple[str, str], TermUse] = {}
    named = {plain(text) for _domain, slug, text in raw.filings if slug}
    for domain, nicename, text in raw.filings:
        taxonomy = "post_tag" if domain == "tag" else (domain or "category")
        name = plain(text)
        slug = (nicename or "").strip()
        if not (slug or name) or (not slug and name in named):
            continue
        slug = slug or slugify(name, allow_unicode=True) or name
        uses.setdefault((taxonomy, slug), TermUse(taxonomy, slug, name or unquote(slug)))
    return tuple(uses.values())


def outline(item: Item) -> Outline:
    """What others refer to of an item."""
    return Outline(
        item.key,
        item.number,
        item.kind,
        item.title,
        item.link,
        item.guid,
        item.slug,
        item.status,
        item.parent,
        item.menu_order,
        item.attachment_url,
        item.file,
        tuple(value for key, value in item.meta if key == "_wp_old_slug"),
    )


def menu_line(item: Item) -> MenuRecord:
    """One line of a menu, from an item of the type nav_menu_item."""
    menus = item.words("nav_menu")
    return MenuRecord(
        menu=menus[0].name if menus else "",
        number=item.number,
        label=item.title,
        type=item.field("_menu_item_type"),
        object=item.field("_menu_item_object"),
        object_number=whole_number(item.field("_menu_item_object_id")) or None,
        url=item.field("_menu_item_url").strip(),
        parent=whole_number(item.field("_menu_item_menu_item_parent")) or None,
        position=item.menu_order,
    )


def without_address(value: str) -> str:
    """The value; nothing of one that holds an e-mail or IP address, for the hub must not have those of strangers."""
    return "" if _OF_A_PERSON.search(value) else value


def bare_address(address: str) -> str:
    """An address without scheme, upper case host and last slash: how two spellings of one blog are the same."""
    rest = address.strip().partition("://")[2] or address.strip()
    host, slash, path = rest.partition("/")
    return (host.lower() + slash + path).rstrip("/")


def _planned(own: dict[str, Any]) -> datetime | None:
    """The day for which our own writer found it planned; it writes such things as drafts."""
    try:
        found = datetime.fromisoformat(str(own.get("planned", "")))
    except ValueError:
        return None
    return found if found.tzinfo else None


def _excerpt(raw: Raw) -> str:
    return "" if "excerpt:encoded" in raw.fields else raw.get("description")


def _order(text: str) -> int:
    text = text.strip()
    return int(text) if text.lstrip("-").isdigit() and text.isascii() and len(text) < 10 and text.count("-") < 2 else 0
