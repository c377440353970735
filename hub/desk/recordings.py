"""What is said in the recordings of a text: it names a text that has no other words, and helps to guess its place."""

from __future__ import annotations

import re
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
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
    sounds = [file for file in _files(text, viewer) if file.kind == MediaFile.Kind.AUDIO]
    if not sounds:
        return text
    said = next((file.transcript for file in sounds if file.transcript.strip()), "")
    day = date_format(localtime(viewer.now, viewer.school.zone), "MONTH_DAY_FORMAT")
    return replace(text, title=first_words(said) or _("A voice note, %(day)s") % {"day": day})


def first_words(said: str) -> str:
    """The first sentence, or as much of it as a title holds."""
    first = _SENTENCE_END.split(said.strip(), maxsplit=1)[0]
    return excerpt(from_plain(first), LONGEST_NAME)


def _files(text: Typed, viewer: Viewer) -> list[MediaFile]:
    order = media_ids(text.body)
    if not order:
        return []
    found = MediaFile.objects.visible_to(viewer).filter(public_id__in=order)
    return sorted(found, key=lambda file: order.index(file.public_id))
