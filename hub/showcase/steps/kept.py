"""What is kept of a form when somebody begins to write in it, so that two windows never undo each other unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms

NO_WORDS = frozenset({"base", "mine", "then"})
"""What a form carries for itself."""


@dataclass(frozen=True)
class Kept:
    """One field as it is kept: its name in the form, what it asks, what stands in it, and how that is shown."""

    name: str
    label: str
    words: str
    shown: str


def kept_of(form: forms.Form) -> list[Kept]:
    """The fields of a form as it began."""
    found = []
    for name, field in form.fields.items():
        words = str(form.initial.get(name) or "")
        found.append(Kept(form.add_prefix(name), str(field.label or ""), words, _shown(field, words)))
    return found


def _shown(field: forms.Field, words: str) -> str:
    if not words or isinstance(field.widget, forms.HiddenInput):
        return ""
    return str(dict(field.widget.choices)[words]) if isinstance(field.widget, forms.Select) else words


def base_of(kept: Iterable[Kept]) -> str:
    """A short name for all that is kept: another one when any word of it is another."""
    told = repr([(field.name, field.words) for field in kept])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def is_overtaken(sent: Mapping[str, str], base: str) -> bool:
    """Whether something else was kept since the form that was sent was opened; `base`: the name of what is kept. POST
    `base`; `mine` in its place from whoever was asked and keeps what is sent."""
    return sent.get("mine", sent.get("base", base)) != base


def typed_anew(sent: Mapping[str, str], kept: Iterable[Kept]) -> list[str]:
    """What was sent and is not kept yet."""
    known = {field.words for field in kept}
    return [words for name, words in sent.items() if name not in NO_WORDS and words not in known]
