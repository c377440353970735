"""Several things in one line."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import pgettext


def listed(things: Iterable[str]) -> str:
    """One after another, with what the reader's language puts between them: "Mei, Tomas"."""
    return pgettext("between the things of a list", ", ").join(things)
