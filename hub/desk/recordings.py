"""What is said in the recordings of a text: it names a text that has no other words, and helps to guess its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.desk.typed import Typed
from hub.media.models import MediaFile
from hub.text.cleaning import from_plain
from hub.text.excerpts import excerpt, plain
from hub.text.references import media_ids

LONGEST_NAME = 60
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|[。！？]|\n")


def words_of(text: Typed, viewer: Viewer) -> str:
    """The readable words of a text, with what is said in its recordings and written about its files."""
    return "\n".join(
        [plain(text.body), *(f"{file.transcript}\n{file.caption}" for file in _files(text, viewer))]
    ).strip()


def named(text: Typed, viewer: Viewer) -> Typed:
    """The text; one of recordings alone is called by the first words in them, or by their day."""
    if text.title or plain(text.body):
        return text
    return replace(text, title=_name_of_sounds(_files(text, viewer), localtime(viewer.now, viewer.school.zone)))


def names_of(entries: Iterable[Entry], viewer: Viewer) -> dict[int, str]:
    """What one's own entries are called in lists, by number. What was never out is called by what is typed, its title,
    its first words or what is said in it. `working_copy` is selected along; one query more where something is said."""
    entries = list(entries)
    copies = {entry.pk: getattr(entry, "working_copy", None) for entry in entries if not entry.published_at}
    typed = {number: copy for number, copy in copies.items() if copy}
    silent = {number: media_ids(text.body) for number, text in typed.items() if not text.title and not plain(text.body)}
    said = [one for ids in silent.values() for one in ids]
    files = {file.public_id: file for file in MediaFile.objects.visible_among(said, viewer)}
    names = {number: text.title or excerpt(text.body, LONGEST_NAME) for number, text in typed.items()}
    for entry in entries:
        sounds = [files[one] for one in silent.get(entry.pk, ()) if one in files]
        at = localtime(entry.written_at, viewer.school.zone)
        names[entry.pk] = names.get(entry.pk) or _name_of_sounds(sounds, at) or str(entry)
    return names


def first_words(said: str) -> str:
    """The first sentence, or as much of it as a title holds."""
    first = _SENTENCE_END.split(said.strip(), maxsplit=1)[0]
    return excerpt(from_plain(first), LONGEST_NAME)


def _name_of_sounds(files: list[MediaFile], at: datetime.datetime) -> str:
    """The first words in the sounds among these files, or their day; "" when there are none."""
    sounds = [file for file in files if file.kind == MediaFile.Kind.AUDIO]
    if not sounds:
        return ""
    said = next((file.transcript for file in sounds if file.transcript.strip()), "")
    return first_words(said) or _("A voice note, %(day)s") % {"day": date_format(at, "MONTH_DAY_FORMAT")}


def _files(text: Typed, viewer: Viewer) -> list[MediaFile]:
    order = media_ids(text.body)
    return sorted(MediaFile.objects.visible_among(order, viewer), key=lambda file: order.index(file.public_id))
