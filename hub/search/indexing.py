"""Keeps the words of entries beside them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from hub.blogs.models import Category, Entry, EntryQuerySet, Tag
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.search.asking import OF_CLASS, OF_FILE_NAME, OF_NAME
from hub.search.models import SearchRow
from hub.search.narrowing import marks_of
from hub.search.spelling import note_words
from hub.text.words import tokens

AT_ONCE = 500
WORDS_OF_A_FILE = ("title", "alternative", "caption", "transcript")


def entry_has_changed(sender: object, entry: Entry, **_more: Any) -> None:
    """Write the words of one entry anew; called after each change."""
    index_entries(Entry.objects.filter(pk=entry.pk))


def index_entries_by(person: Person) -> None:
    """Write the words of all that somebody wrote anew: they go by another name outside."""
    index_entries(Entry.objects.filter(authors=person))


def index_entries(entries: EntryQuerySet) -> int:
    """Write the words of these entries anew and give their number. The database's trigger feeds its engine.

    Each portion is read and written in one transaction of its own, and nothing is read across two: SQLite refuses to
    write on what was read before somebody else saved, and a student's save waits for no more than a portion.
    """
    written, last, noted = 0, 0, set[tuple[int, str]]()
    while True:
        with transaction.atomic():
            rows = _rows(entries.filter(pk__gt=last).order_by("pk")[:AT_ONCE])
            words = {
                (row.entry.school_id, word.removeprefix(OF_FILE_NAME))
                for row in rows
                for word in f"{row.title} {row.words}".split()
            }
            note_words(words - noted)
            SearchRow.objects.bulk_create(
                rows, update_conflicts=True, unique_fields=["entry"], update_fields=["title", "words"]
            )
        noted |= words
        written += len(rows)
        if len(rows) < AT_ONCE:
            return written
        last = rows[-1].entry_id


def _rows(entries: EntryQuerySet) -> list[SearchRow]:
    wanted = (
        entries.select_related("classroom", "school")
        .only("pk", "school_id", "title", "plain", "summary", "published_at", "classroom__name", "school__time_zone")
        .prefetch_related(
            Prefetch("tags", Tag.objects.only("name", "key")),
            Prefetch("categories", Category.objects.select_related("parent__parent")),
            Prefetch("authors", Person.objects.only("first_name", "nickname")),
            Prefetch("media", MediaFile.objects.only("kind", "name", *WORDS_OF_A_FILE)),
        )
    )
    return [SearchRow(entry=entry, title=" ".join(tokens(entry.title)), words=_words(entry)) for entry in wanted]


def _words(entry: Entry) -> str:
    around = [tag.name for tag in entry.tags.all()]
    around += [category.name for category in entry.categories.all()]
    around += [person.nickname or person.first_name for person in entry.authors.all()]
    around += [getattr(file, name) for file in entry.media.all() for name in WORDS_OF_A_FILE]
    words = tokens(" ".join([entry.summary, entry.plain, *around]))
    words += [OF_FILE_NAME + word for file in entry.media.all() for word in tokens(file.name)]
    words += [OF_NAME + word for one in entry.authors.all() if one.nickname for word in tokens(one.first_name)]
    words += [OF_CLASS + word for word in tokens(entry.classroom.name if entry.classroom else "")]
    return " ".join([*words, *marks_of(entry)])
