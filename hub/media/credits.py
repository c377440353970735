"""Who made what is shown: once for each file, carried wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from hub.media.models import MediaFile
from hub.text.excerpts import cut


def credits_of(files: Iterable[MediaFile]) -> list[dict[str, str]]:
    """The context of design/_credits.html: files of which somebody said who made them or under which licence."""
    return [
        {
            "text": f"{_called(file)}: {file.credit_maker}" if file.credit_maker else _called(file),
            "url": file.credit_source,
            "licence": file.get_licence_display() if file.licence else "",
            "rights": MediaFile.LICENCE_ADDRESSES.get(file.licence, ""),
        }
        for file in files
        if file.credit_maker or file.credit_source or file.is_of_others
    ]


def credit_lines(files: Iterable[MediaFile]) -> list[str]:
    """The same in plain words, a line for each, for where there is no page of ours."""
    lines = ((credit["text"], credit["url"], credit["licence"]) for credit in credits_of(files))
    return [" · ".join(part for part in line if part) for line in lines]


def word_about_credit(file: MediaFile) -> str:
    """A gentle word where somebody else made it and nobody says who; "" where all is well."""
    return _("Somebody else made this. Who? Write the name, so that they get the thanks.") if file.lacks_credit else ""


def _called(file: MediaFile) -> str:
    """Never the name of the file: a child may have put a whole name there, and strangers read this (safety.md L10)."""
    return file.title or cut(file.alternative, 80).rstrip(".") or str(file.get_kind_display())
