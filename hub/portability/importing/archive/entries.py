"""Posts and pages: each complete, with its earlier texts, shelves, words, files, old addresses and what was said."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.blogs.models import Entry, OldAddress, Revision
from hub.media.models import MediaFile
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.addresses import LONGEST
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.comments import bring_comments
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.importing.entry_rows import files_of, told_of_others, write_entries
from hub.portability.importing.slugs import Slugs
from hub.portability.models import ImportedItem
from hub.text.cleaning import TextRefused
from hub.text.excerpts import cut, excerpt, minutes_for, plain
from hub.text.references import media_ids
from hub.text.words import tag_key

logger = logging.getLogger(__name__)
AT_ONCE = 200
_KNOWN = frozenset(
    (
        *("id", "kind", "title", "slug", "body", "plain", "summary", "language", "page", "source", "source_format"),
        *("audience", "published_at", "withdrawn_at", "written_at", "changed_at", "is_sticky", "comments_open"),
        *("is_showcase", "position", "above", "featured", "grade", "year", "classroom", "authors", "shelves", "words"),
        *("comments", "attached", "was_at", "earlier"),
    )
)


@dataclass
class Made:
    """An entry that is about to be written, with all that belongs to it."""

    key: str
    record: Record
    entry: Entry
    line: ImportedItem
    media: dict[int, bool]
    earlier: list[Revision] = field(default_factory=list)


class Entries:
    """Brings the entries of one run."""

    def __init__(self, run: ArchiveRun) -> None:
        self.run = run
        taken = Entry.objects.filter(blog=run.blog).exclude(slug="").values_list("slug", flat=True)
        self.slugs = Slugs(set(taken))
        self.has_showcase = Entry.objects.filter(blog=run.blog, is_showcase=True).exists()
        numbers = run.numbers["media"].values()
        pictures = MediaFile.objects.filter(owner=run.owner, kind=MediaFile.Kind.IMAGE)
        self.pictures = set(pictures.values_list("pk", flat=True)) & set(numbers) if run.transfer.pk > 0 else set()

    def bring(self) -> None:
        """All that are not there yet, some at a time, with what was said about them; then the tree of pages."""
        records = self.run.records("entries")
        while some := list(islice(records, AT_ONCE)):
            new = [(key, record) for key, record in some if key not in self.run.known]
            self._write([made for key, record in new if (made := self._made(key, record))])
            bring_comments(self.run, [record for _key, record in some])
            self.run.step(_("Posts, pages and comments"), sum(1 + len(listed(one, "comments")) for _key, one in some))
        self._grow_tree()

    def _made(self, key: str, record: Record) -> Made | None:
        """One entry; an error in one costs that one only."""
        try:
            return self._make(key, record)
        except TextRefused:
            self.run.fail(fields.line(record, "title", 250), _("Its text cannot be read."))
        except Exception as error:  # Whatever a file may hold; the log names no words of it.
            logger.error("A record of an archive could not be read: %s", type(error).__name__)
            self.run.fail(fields.line(record, "title", 250), _("It could not be read."))
        return None

    def _make(self, key: str, record: Record) -> Made:
        run = self.run
        entry, kept = self._entry(record)
        told: list[str] = []
        wish = fields.text(record, "slug", 90)
        if entry.slug and wish and entry.slug != wish:
            told.append(_("Its address ends in “%(slug)s” now; the old one leads there.") % {"slug": entry.slug})
        leftovers: dict[str, Any] = {"kept": kept} if kept else {}
        if others := self._others(record):
            leftovers["others"] = others
            told.append(told_of_others(others))
        status = _status(entry, run)
        # Closed twice, so that whoever lets it in by another way than the one yes shows it to nobody.
        leftovers["opens"] = {"audience": entry.audience}
        if status != "draft":
            entry.audience = Audience.TEACHERS
        line = run.noted(
            key, ImportedItem.Kind(entry.kind), entry.title or cut(entry.excerpt, 60), status=status, changed=told,
            leftovers=leftovers,
        )  # fmt: skip
        numbers = run.numbers["media"]
        inline, attached = (
            [numbers[one] for one in named if one in numbers]
            for named in (media_ids(entry.body), fields.words(record, "attached"))
        )
        media = files_of(entry, inline, attached, self.pictures)
        return Made(key, record, entry, line, media, self._earlier(record, entry))

    def _entry(self, record: Record) -> tuple[Entry, Record]:
        run = self.run
        kind = fields.choice(record, "kind", Entry.Kind.values, Entry.Kind.POST)
        body, summary = fields.html(record, "body"), fields.text(record, "summary")
        published_at = fields.moment(record, "published_at")
        written_at = fields.moment(record, "written_at") or published_at or run.transfer.made_at
        read, title = plain(body), fields.line(record, "title", 250)
        made_by_other = fields.choice(record, "source_format", Entry.SourceFormat.values, "")
        grade, year = run.grade(fields.text(record, "grade", 40)), run.year(fields.text(record, "year", 40))
        classroom = run.classroom(fields.text(record, "classroom", 60), written_at)
        kept = fields.unknown(record, _KNOWN) | {
            name: fields.text(record, name, 60) for name, here in (("grade", grade), ("year", year)) if not here
        }  # fmt: skip
        is_showcase = fields.flag(record, "is_showcase") and kind == Entry.Kind.PAGE
        entry = Entry(
            school=run.blog.school, blog=run.blog, public_id=fields.public_id(record), kind=kind, title=title,
            body=body, plain=read, summary=summary, excerpt=excerpt(summary or body, 280),
            minutes=min(minutes_for(read), 9999), language=fields.line(record, "language", 10),
            source=fields.text(record, "source", 8_000_000) if made_by_other else "", source_format=made_by_other,
            audience=fields.audience(record), approval_id=run.transfer.approval_id if published_at else None,
            published_at=published_at, withdrawn_at=fields.moment(record, "withdrawn_at"), written_at=written_at,
            changed_at=fields.moment(record, "changed_at") or written_at,
            featured_id=run.number("media", record, "featured"), is_sticky=fields.flag(record, "is_sticky"),
            comments_open=fields.flag(record, "comments_open", otherwise=True),
            position=fields.number(record, "position"), is_showcase=is_showcase and not self.has_showcase,
            grade=grade, year=year, classroom_id=classroom,
        )  # fmt: skip
        self.has_showcase = self.has_showcase or is_showcase
        wish = fields.text(record, "slug", 90)
        entry.slug = self.slugs.keep(wish, title) if wish or published_at else ""
        kept["classroom"] = "" if classroom else fields.text(record, "classroom", 60)
        return entry, {name: value for name, value in kept.items() if value}

    def _others(self, record: Record) -> list[str]:
        """The names of all who made it, but the one whose blog it is."""
        names = [name[:120] for name in fields.words(record, "authors")][:100]
        owner = fields.text(self.run.archive.blog, "owner", 120)
        if owner in names:
            names.remove(owner)
        return names

    def _earlier(self, record: Record, entry: Entry) -> list[Revision]:
        return [
            Revision(
                entry=entry, title=fields.line(one, "title", 250), body=fields.lenient_html(one, "body"),
                by=self.run.owner, at=fields.moment(one, "at") or entry.written_at,
            )
            for one in listed(record, "earlier")
        ]  # fmt: skip

    def _write(self, made: list[Made]) -> None:
        run = self.run
        with run.portion(one.key for one in made) as here:
            made = [one for one in made if one.key not in here]
            write_entries(run, [(one.entry, run.owner, one.media) for one in made])
            write_earlier(run, [revision for one in made for revision in one.earlier])
            self._file(made)
            run.write(
                (
                    OldAddress(blog=run.blog, path=path, entry=one.entry)
                    for one in made for path in _paths(one.record, one.entry.slug)
                ),
                ignore_conflicts=True,
            )  # fmt: skip
            for one in made:
                one.line.entry = one.entry
            run.write(one.line for one in made)
        for one in made:
            run.known.add(one.key)
            run.numbers["entry"][one.entry.public_id] = one.entry.pk

    def _file(self, made: list[Made]) -> None:
        run = self.run
        shelf_lines: Any = Entry.categories.through  # The stubs do not know these made tables.
        word_lines: Any = Entry.tags.through
        shelves = {
            (one.entry.pk, run.categories[key])
            for one in made for slug in fields.words(one.record, "shelves")
            if (key := run.key_of("shelf", slug)) in run.categories
        }  # fmt: skip
        words = {
            (one.entry.pk, number)
            for one in made for name in fields.words(one.record, "words")
            if (number := self._words.get(tag_key(name)[:80]))
        }  # fmt: skip
        run.write(shelf_lines(entry_id=entry, category_id=shelf) for entry, shelf in sorted(shelves))
        run.write(word_lines(entry_id=entry, tag_id=word) for entry, word in sorted(words))

    @cached_property
    def _words(self) -> dict[str, int]:
        """The words by their key; an archive names them as they are written."""
        run = self.run
        slugs = {fields.text(one, "slug", 90): fields.line(one, "name", 60) for one in run.archive.records("words")}
        return {
            tag_key(name)[:80]: run.tags[key]
            for slug, name in slugs.items() if (key := run.key_of("word", slug)) in run.tags
        }  # fmt: skip

    def _grow_tree(self) -> None:
        """Put each page that came below its parent; a loop is cut, a missing parent is the top."""
        above = {
            fields.public_id(record): fields.public_id(record, "above")
            for _key, record in self.run.records("entries") if fields.public_id(record, "above")
        }  # fmt: skip
        with self.run.portion([]):
            for page, parent in above.items():
                child, found = self.run.numbers["entry"].get(page), self.run.numbers["entry"].get(parent)
                if child and found and not _is_below(parent, page, above):
                    pages = Entry.objects.filter(blog=self.run.blog, kind=Entry.Kind.PAGE)
                    if pages.filter(pk=found).exists():
                        pages.filter(pk=child, parent=None).update(parent_id=found)


def write_earlier(run: ArchiveRun, revisions: list[Revision]) -> list[Revision]:
    """Earlier texts, with the time at which each was kept: a row notes the time of its making by itself."""
    times = [revision.at for revision in revisions]
    written = run.write(revisions)
    for revision, at in zip(written, times, strict=True):
        revision.at = at
    run.write_again(written, "at")
    return written


def _status(entry: Entry, run: ArchiveRun) -> str:
    """What it was there, in the words of importing.states."""
    if entry.published_at is None or entry.withdrawn_at is not None:
        return "draft"
    if entry.audience == Audience.TEACHERS:
        return "private"
    return "future" if entry.published_at > run.transfer.made_at else "publish"


def _paths(record: Record, slug: str) -> Iterator[str]:
    """The addresses that it had before, and the one that is another here."""
    before = [*fields.words(record, "was_at"), fields.text(record, "slug", 90)]
    yield from (path for path in dict.fromkeys(before) if path and path != slug and len(path) <= LONGEST)


def _is_below(page: str, top: str, above: dict[str, str]) -> bool:
    """Whether a page stands below another, or is it."""
    seen: set[str] = set()
    while page and page not in seen:
        if page == top:
            return True
        seen.add(page)
        page = above.get(page, "")
    return bool(page)
