"""Bringing something into a blog in portions, whatever it was written in: what is there already, and what is told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import IO, Any, NamedTuple, TypeVar

from django.db import models, transaction

from hub.blogs.models import Blog, Entry, Revision
from hub.media.models import MediaFile
from hub.media.taking_in import take_in
from hub.people.models import Person
from hub.portability.models import ImportedItem, Transfer
from hub.safety.watching import watch_stored

Progress = Callable[[int, int, str], None]
LONGEST_KEY = 300
Row = TypeVar("Row", bound=models.Model)


def silent(_done: int, _total: int, _words: str) -> None:
    """Progress that nobody watches."""


class Line(NamedTuple):
    """What the report tells of one thing; `writer` is who wrote it there, when that is nobody here, and `missing` the
    addresses of files that its text shows and nobody has."""

    kind: str
    title: str
    status: str
    changed: list[str]
    writer: str | None
    missing: list[str] | None


class Bringing:
    """The transfer, and what of it is there already, by key: numbers of rows, and public ids.

    `base`: what all keys of this source begin with; `owner`: in whose library its files go; `total`: how many things.
    """

    def __init__(self, transfer: Transfer, on_progress: Progress, *, base: str, owner: Person, total: int) -> None:
        self.transfer = transfer
        self.blog: Blog = transfer.blog
        self.base = base
        self.owner = owner
        self.left_out: list[tuple[str, str]] = []
        self.failed: list[str] = []
        self.media: dict[str, tuple[int, str]] = {}
        self.entries: dict[str, tuple[int, str]] = {}
        self.categories: dict[str, int] = {}
        self.tags: dict[str, int] = {}
        self.comments: dict[str, int] = {}
        self.known: set[str] = set()
        self.new_media = 0
        self._on_progress = on_progress
        self.done, self.total = 0, total
        self._remember()

    @property
    def before(self) -> int:
        """How many things of this export were here before."""
        others = self.blog.imported_items.filter(kind__in=ImportedItem.Kind.brought()).exclude(transfer=self.transfer)
        return others.filter(key__startswith=f"{self.base}#").count()

    def step(self, words: str, by: int = 1) -> None:
        """So much more is done. Only outside of transactions."""
        self.done = min(self.done + by, self.total)
        self._on_progress(self.done, self.total, words)

    def leave_out(self, item: str, why: str) -> None:
        """Something does not come along, because the hub has no place for it."""
        self.left_out.append((item, why))

    @contextmanager
    def portion(self, keys: Iterable[str]) -> Iterator[set[str]]:
        """A transaction in which nobody else imports into this blog; gives those of the keys that are here by now."""
        with transaction.atomic():
            Blog.objects.select_for_update().only("pk").get(pk=self.blog.pk)
            yield set(self.blog.imported_items.filter(key__in=list(keys)).values_list("key", flat=True))

    def fail(self, item: str, why: str) -> None:
        """Something should have come along and could not."""
        self.leave_out(item, why)
        self.failed.append(item)

    def write(self, rows: Iterable[Row], **how: Any) -> list[Row]:
        """Store rows of one kind, and look at them as at what is written here. All that comes in is stored here or in
        the two below; a rehearsal stores nothing."""
        new = list(rows)
        stored = type(new[0])._default_manager.bulk_create(new, **how) if new else []
        watch_stored(stored)
        return stored

    def take_in(self, stream: IO[bytes], *, name: str, kinds: Collection[str], alternative: str) -> MediaFile:
        """A file of one of these kinds, in the library of whoever owns the blog. Raises FileRefused."""
        school = self.blog.school
        return take_in(stream, school=school, owner=self.owner, name=name, kinds=kinds, alternative=alternative)

    def amend(self, row: models.Model, **fields: Any) -> None:
        """Say more about something that is stored."""
        type(row)._default_manager.filter(pk=row.pk).update(**fields)

    def revise(self, entry: Entry, title: str, body: str, *, source: str = "") -> None:
        """Give an entry a newer text; where the policy asks, it waits for a teacher, and the earlier one is kept.
        `source`: what it was made from in WordPress."""
        replace(entry, title, body, by=self.transfer.asked_by or self.owner)
        if source and not entry.source_format:
            self.amend(entry, source=source, source_format=Entry.SourceFormat.WORDPRESS)

    def write_again(self, rows: Iterable[Row], *fields: str) -> None:
        """Store these fields of rows once more, which the first writing set by itself."""
        new = list(rows)
        if new:
            type(new[0])._default_manager.bulk_update(new, fields, batch_size=500)

    def lines(self) -> Iterable[Line]:
        """All that this import has brought, in the order it came, in however many pieces."""
        rows = ImportedItem.objects.filter(transfer=self.transfer).order_by("pk")
        kept = ("leftovers__writer", "leftovers__missing")
        told = rows.values_list("kind", "title", "status", "changed", *kept)
        return (Line(*row) for row in told.iterator(chunk_size=2000))

    def noted(self, key: str, kind: str, title: str, **more: object) -> ImportedItem:
        """The line for one thing, unsaved."""
        return ImportedItem(
            transfer=self.transfer, blog=self.blog, key=fit(key), kind=kind, title=title[:250],
            **more,
        )  # fmt: skip

    def told_of_source(self) -> list[tuple[str, str]]:
        """What the file itself says that must be told."""
        return []

    def left_behind(self) -> list[tuple[str, str]]:
        """What of the file was never meant to come in, each with the reason."""
        return []

    def told_of_writer(self, name: str, count: int) -> str:
        """What to tell of so many things that were written by somebody who is not here."""
        raise NotImplementedError

    def _remember(self) -> None:
        rows = self.blog.imported_items.values_list(
            "key", "entry_id", "entry__public_id", "media_id", "media__public_id", "category_id", "tag_id", "comment_id"
        )
        for key, entry, entry_id, media, media_id, category, tag, comment in rows.iterator():
            self.known.add(key)
            if entry:
                self.entries[key] = (entry, entry_id)
            if media:
                self.media[key] = (media, media_id)
            if category:
                self.categories[key] = category
            if tag:
                self.tags[key] = tag
            if comment:
                self.comments[key] = comment


@transaction.atomic
def replace(entry: Entry, title: str, body: str, *, by: Person) -> None:
    """Give an entry another text. The one from before is kept, however short it stood there."""
    Revision.objects.create(entry=entry, title=entry.title, body=entry.body, by=by)
    entry.revise(title, body, by=by)


def fit(key: str) -> str:
    """A key that fits into its column and stays unique."""
    if len(key) <= LONGEST_KEY:
        return key
    return key[: LONGEST_KEY - 65] + "~" + sha256(key.encode()).hexdigest()
