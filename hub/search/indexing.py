"""Keeps the words of entries beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from hub.blogs.models import Entry, EntryQuerySet
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.search.asking import OF_CLASS, OF_NAME, OF_SCHOOL
from hub.search.gathering import WORDS_OF_A_FILE, Gathered, gathered
from hub.search.models import PartRow, SearchRow
from hub.search.narrowing import marks_of
from hub.search.spelling import note_words
from hub.text.words import tokens

AT_ONCE = 500


def entry_has_changed(sender: object, entry: Entry, **_more: Any) -> None:
    """Write the words of one entry anew; called after each change."""
    index_entries(Entry.objects.filter(pk=entry.pk))


def index_entries(entries: EntryQuerySet) -> int:
    """Write the words of these entries anew and give their number. The database's trigger feeds its engine."""
    return in_portions(entries, _rows, "entry", ["title", "words"])


def in_portions(
    things: QuerySet[Any], rows_of: Callable[[Any], Sequence[SearchRow | PartRow]], key: str, fields: list[str]
) -> int:
    """Write a row for each of these things, or write its fields anew; `key` names what it is a row of.

    Each portion is read and written in one transaction of its own, and nothing is read across two: SQLite refuses to
    write on what was read before somebody else saved, and a student's save waits for no more than a portion.
    """
    written, last, noted = 0, 0, set[tuple[int, str]]()
    while True:
        with transaction.atomic():
            rows = rows_of(things.filter(pk__gt=last).order_by("pk")[:AT_ONCE])
            words = {(school, word.removeprefix(OF_SCHOOL)) for row in rows for school, word in row.school_words}
            note_words(words - noted)
            if rows:
                model: Any = type(rows[0])
                model.objects.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=fields)
        noted |= words
        written += len(rows)
        if len(rows) < AT_ONCE:
            return written
        last = getattr(rows[-1], f"{key}_id")


def words_of_file(file: MediaFile) -> list[str]:
    """What is said about a file, and how it is called, which is for those of the school alone."""
    told = tokens(" ".join(getattr(file, name) for name in WORDS_OF_A_FILE))
    return told + [OF_SCHOOL + word for word in tokens(file.name)]


def words_of_person(person: Person) -> list[str]:
    """How somebody is called; where strangers know them by a nickname, the first name is not for those. The last name
    is for people of the school."""
    outside = tokens(person.nickname or person.first_name)
    inside = [OF_NAME + word for word in tokens(person.first_name) if person.nickname]
    return outside + inside + [OF_SCHOOL + word for word in tokens(person.last_name)]


def _rows(entries: EntryQuerySet) -> list[SearchRow]:
    return [
        SearchRow(entry=entry, title=" ".join(tokens(entry.title)), words=_words(entry)) for entry in gathered(entries)
    ]


def _words(entry: Gathered) -> str:
    around = [tag.name for tag in entry.named_with]
    around += [category.name for category in entry.filed_under]
    words = tokens(" ".join([entry.summary, entry.plain, *around]))
    words += [word for person in entry.made_by for word in words_of_person(person)]
    words += [word for file in entry.shows for word in words_of_file(file)]
    words += [OF_CLASS + word for word in tokens(entry.classroom.name if entry.classroom else "")]
    return " ".join([*words, *marks_of(entry)])
