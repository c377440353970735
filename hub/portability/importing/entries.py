"""Posts and pages: each complete, with its author, shelves, words, files and old addresses, in one transaction."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import unquote

from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.blogs.models import Authorship, Entry, OldAddress
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.portability.importing.addresses import old_paths
from hub.portability.importing.comments import bring_comments
from hub.portability.importing.differing import mark_of
from hub.portability.importing.entry_rows import files_of, told_of_others, write_entries
from hub.portability.importing.leftovers import CATEGORY, MARK, TAG, leftovers_of
from hub.portability.importing.references import HubReferences
from hub.portability.importing.run import Run
from hub.portability.importing.source import ENTRY_KINDS
from hub.portability.importing.states import State, state_of
from hub.portability.importing.times import Times
from hub.portability.models import ImportedItem
from hub.portability.wxr.converting import Converted, convert
from hub.portability.wxr.records import Item
from hub.portability.wxr.titles import plain as plain_title
from hub.text.excerpts import excerpt, minutes_for, plain

logger = logging.getLogger(__name__)
AT_ONCE = 200
_ADDRESS = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,100}")


@dataclass
class Made:
    """An entry that is about to be written, with all that belongs to it."""

    item: Item
    entry: Entry
    author: Person
    line: ImportedItem
    media: dict[int, bool] = field(default_factory=dict)
    beside: list[Person] = field(default_factory=list)


class Entries:
    """Brings the entries of one run."""

    def __init__(self, run: Run, plan: dict[str, list[str]]) -> None:
        self.run = run
        self.plan = plan
        self.times = Times(run.blog)
        self.references = HubReferences(run, {key: public_id for key, (public_id, _slug) in plan.items()})
        self.media = {public_id: number for number, public_id in run.media.values()}
        brought = MediaFile.objects.pictures().filter(pk__in=self.media.values())
        self.pictures = set(brought.values_list("pk", flat=True))

    def bring(self) -> None:
        """All that are not there yet, some at a time, and what was said about them."""
        items = self.run.export.items()
        while some := list(islice(items, AT_ONCE)):
            entries = [item for item in some if item.kind in ENTRY_KINDS]
            new = [item for item in entries if item.key not in self.run.known and item.key in self.plan]
            if new:
                self._write([made for item in new if (made := self._made(item))])
            bring_comments(self.run, some)
            self.run.step(_("Posts, pages and comments"), len(entries) + sum(len(item.comments) for item in some))

    def _made(self, item: Item) -> Made | None:
        """One entry; an error in one item costs that item only."""
        try:
            return self._make(item)
        except Exception as error:  # Whatever a file may hold; the log names no words of it.
            logger.error("An item of an import could not be read: %s", type(error).__name__)
            self.run.fail(item.title or f"#{item.number}", _("It could not be read."))
            return None

    def _make(self, item: Item) -> Made:
        run = self.run
        public_id, slug = self.plan[item.key]
        state = state_of(item, run.transfer.made_at)
        converted = convert(item.content, self.references, number=item.number, footnotes=item.field("footnotes"))
        author, stranger = run.writers.of(item)
        entry = self._entry(item, state, converted)
        entry.public_id, entry.slug = public_id, slug
        told: list[str] = []
        if slug and item.slug and old_paths(item, run.base, slug) and not _same(item.slug, slug):
            told = [_("Its address ends in “%(slug)s” now; the old one leads there.") % {"slug": slug}]
        told += [str(change) for change in converted.changed]
        if _ADDRESS.search(entry.plain):
            told.append(_("An e-mail address stands in its text. It was left as it was written."))
        leftovers, more = leftovers_of(item, converted)
        leftovers[MARK] = mark_of(entry.title, item.content)
        if stranger:
            leftovers["writer"] = stranger
        beside, others = run.writers.beside(item, author)
        if others:
            leftovers["others"] = others
            told.append(told_of_others(others))
        kind = ImportedItem.Kind.PAGE if item.kind == "page" else ImportedItem.Kind.POST
        line = run.noted(
            item.key, kind, item.title or entry.excerpt, status=state.word,
            changed=[*state.told, *told, *more], leftovers=leftovers,
        )  # fmt: skip
        inline = [self.media[one] for one in converted.media if one in self.media]
        media = files_of(entry, inline, self._attached(item), self.pictures)
        return Made(item, entry, author, line, media, beside)

    def _entry(self, item: Item, state: State, converted: Converted) -> Entry:
        run = self.run
        written = item.published or item.modified or run.transfer.made_at
        time = self.times.at(written)
        words, read = plain_title(item.excerpt), plain(converted.html)
        return Entry(
            school=run.blog.school, blog=run.blog, kind=item.kind, title=" ".join(item.title.split())[:250],
            body=converted.html, plain=read, summary=words,
            excerpt=excerpt(words or converted.html, 280), minutes=min(minutes_for(read), 9999),
            source=item.content, source_format=Entry.SourceFormat.WORDPRESS, audience=Audience.TEACHERS,
            approval_id=run.transfer.approval_id if state.has_address else None,
            published_at=state.published_at, binned_at=state.binned_at,
            written_at=written, changed_at=item.modified or written,
            featured_id=self._featured(item), is_sticky=item.sticky, comments_open=item.comments_open,
            position=max(0, min(item.menu_order, 2_000_000_000)),
            year_id=time.year, grade_id=time.grade, classroom_id=time.classroom,
        )  # fmt: skip

    def _featured(self, item: Item) -> int | None:
        public_id = self.references.media_for(item.featured) if item.featured else None
        return self.media.get(public_id) if public_id else None

    def _attached(self, item: Item) -> list[int]:
        numbers = self.references.attached(item.number) if item.number else []
        found = (self.references.media_for(number) for number in numbers)
        return [self.media[public_id] for public_id in found if public_id in self.media]

    def _write(self, made: list[Made]) -> None:
        run = self.run
        with run.portion(one.item.key for one in made) as here:
            made = [one for one in made if one.item.key not in here]
            self._free_slugs(made)
            write_entries(run, [(one.entry, one.author, one.media) for one in made])
            run.write(Authorship(entry=one.entry, person=person) for one in made for person in one.beside)
            self._file(made)
            run.write(
                (
                    OldAddress(blog=run.blog, path=path, entry=one.entry)
                    for one in made for path in old_paths(one.item, run.base, one.entry.slug)
                ),
                ignore_conflicts=True,
            )  # fmt: skip
            for one in made:
                one.line.entry = one.entry
            run.write(one.line for one in made)
        for one in made:
            run.known.add(one.item.key)
            run.entries[one.item.key] = (one.entry.pk, one.entry.public_id)

    def _free_slugs(self, made: list[Made]) -> None:
        """Somebody may have taken an address since it was planned."""
        wanted = [one.entry.slug for one in made if one.entry.slug]
        taken = set(Entry.objects.filter(blog=self.run.blog, slug__in=wanted).values_list("slug", flat=True))
        for one in made:
            if one.entry.slug in taken:
                one.entry.slug = one.entry.free_slug(one.entry.slug)

    def _file(self, made: list[Made]) -> None:
        shelf_lines: Any = Entry.categories.through  # The stubs do not know these made tables.
        word_lines: Any = Entry.tags.through
        shelves = [
            shelf_lines(entry_id=one.entry.pk, category_id=number)
            for one in made for number in self._terms(one.item, CATEGORY, self.run.categories)
        ]  # fmt: skip
        words = [
            word_lines(entry_id=one.entry.pk, tag_id=number)
            for one in made for number in self._terms(one.item, TAG, self.run.tags)
        ]  # fmt: skip
        self.run.write(shelves)
        self.run.write(words)

    def _terms(self, item: Item, taxonomy: str, numbers: dict[str, int]) -> Iterator[int]:
        keys = (self.run.term_key(taxonomy, use.slug) for use in item.words(taxonomy))
        yield from dict.fromkeys(numbers[key] for key in keys if key in numbers)


def _same(old: str, new: str) -> bool:
    return unquote(old).removesuffix("__trashed") == new
