"""A made-up language in which every translated string stands between marks, so that one sees which was forgotten.

⟦en:Hello Mei⟧ was translated for whoever reads English; "Hello Mei" was not, and must be what somebody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CharField, TextField
from django.utils import translation
from lxml import html

OPEN, CLOSE = "⟦", "⟧"
READ = ("alt", "title", "aria-label", "aria-description", "placeholder", "label")
"""The attributes that people read or hear."""
SILENT = ("script", "style", "template", "svg", "code")
WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"\S*/\S*|\S+\.example\b")
_CODE = re.compile(r"\b[A-Z0-9]{4}(?: [A-Z0-9]{4})+\b")
_BETWEEN = re.compile(r"[·,:;“”()]")
_AROUND = " .-–—…'\"@#!?"
LONG = 24
"""From so many letters on, words that stand in what somebody wrote are a part of it and nothing else."""


def speak_in_marks(patch: pytest.MonkeyPatch) -> None:
    """From now on, every translation is the original between marks, with the language it was asked for."""
    speaker: Any = translation._trans  # type: ignore[attr-defined]  # All of gettext goes through it.
    patch.setattr(speaker, "gettext", lambda one: _marked(one), raising=False)
    patch.setattr(speaker, "pgettext", lambda _about, one: _marked(one), raising=False)
    patch.setattr(speaker, "ngettext", lambda one, many, n: _marked(one if n == 1 else many), raising=False)
    patch.setattr(speaker, "npgettext", lambda _about, one, many, n: _marked(one if n == 1 else many), raising=False)


def _marked(words: str) -> str:
    return f"{OPEN}{translation.get_language()}:{words}{CLOSE}" if words.strip() else words


def languages_of(text: str) -> set[str]:
    """For whom its translated words were translated."""
    return set(re.findall(f"{OPEN}([a-z-]*):", text))


class Written:
    """What people wrote: all words of the database. `more`: what else is nobody's to translate."""

    def __init__(self, *more: str) -> None:
        self.whole = {"Learning Hub", *(name for _code, name in settings.LANGUAGES), *more}
        self.long = ""
        for model in apps.get_models():
            fields = [one.name for one in model._meta.concrete_fields if _is_free(one)]
            for row in model._base_manager.values_list(*fields) if fields else ():
                for value in filter(None, row):
                    self._note(str(value))

    def _note(self, value: str) -> None:
        for text in _said(html.document_fromstring(f"<p></p>{value}")) if "<" in value else [value]:
            words = " ".join(text.split())
            self.whole |= {words, *(part.strip(_AROUND) for part in _BETWEEN.split(words))}
            self.long += f"\n{words}"

    def forgotten_in(self, page: str) -> list[str]:
        """The words of a page that nobody translated and nobody wrote."""
        return [piece for piece in _outside_of_marks(page) if not self._is_of_somebody(piece)]

    def _is_of_somebody(self, piece: str) -> bool:
        bare = _CODE.sub("", _ADDRESS.sub("", piece)).strip(_AROUND)
        return bare in self.whole or all(self._is_known(part.strip(_AROUND)) for part in _BETWEEN.split(bare))

    def _is_known(self, part: str) -> bool:
        return (
            part in self.whole
            or (len(part) >= LONG and part in self.long)
            or all(word in self.whole for word in part.split() if WORD.search(word))
        )


def _is_free(field: Any) -> bool:
    return isinstance(field, CharField | TextField) and not field.choices


def _outside_of_marks(page: str) -> Iterator[str]:
    """Names stand each for itself; a text that is translated may go around elements."""
    root = html.document_fromstring(f"{page}<p></p>")
    for text in [*_names(root), "\1".join(_texts(root))]:
        depth, piece = 0, ""
        for sign in f"{text}\1":
            depth += (sign == OPEN) - (sign == CLOSE)
            if sign in {OPEN, CLOSE, "\1"}:
                if WORD.search(piece):
                    yield " ".join(piece.split())
                piece = ""
            elif not depth:
                piece += sign


def _said(root: Any) -> Iterator[str]:
    yield from _names(root)
    yield from _texts(root)


def _names(root: Any) -> Iterator[str]:
    return (name for element in root.iter() for name in map(element.get, READ) if name)


def _texts(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in SILENT:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
