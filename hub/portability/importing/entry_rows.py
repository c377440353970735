"""What is written with an entry, wherever it came from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from hub.blogs.models import Authorship, Entry, EntryMedia
from hub.people.models import Person
from hub.portability.importing.bringing import Bringing

Files = dict[int, bool]
"""The files of an entry by their numbers, each with whether it is attached beside the text."""


def files_of(entry: Entry, inline: Iterable[int], attached: Iterable[int], pictures: Collection[int]) -> Files:
    """Those of its text, the one on top, and the attached ones. The first of them that is one of `pictures` is its
    cover."""
    files = dict.fromkeys(inline, False)
    order = [entry.featured_id, *files]
    entry.cover_id = next((number for number in order if number in pictures), None)
    if entry.featured_id:
        files.setdefault(entry.featured_id, False)
    return files | dict.fromkeys(attached, True)


def told_of_others(names: list[str]) -> str:
    """What to tell of an entry that was made by several, not all of whom are here."""
    return _("It was made together with others; their names are kept: %(names)s") % {"names": ", ".join(names[:10])}


def write_entries(run: Bringing, made: Collection[tuple[Entry, Person, Files]]) -> None:
    """Write entries with their authors and files."""
    run.write(entry for entry, _author, _files in made)
    run.write(Authorship(entry=entry, person=author) for entry, author, _files in made)
    run.write(
        EntryMedia(entry=entry, media_id=number, is_attached=attached)
        for entry, _author, files in made
        for number, attached in files.items()
    )
