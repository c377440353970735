"""What every way of leaving gives back, and how it tells how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

Thing = TypeVar("Thing")


class Part(models.TextChoices):
    """What is done, one after the other."""

    TEXTS = "texts", _("Packing posts and comments")
    FILES = "files", _("Packing pictures and files")
    PAGES = "pages", _("Packing the page that opens without the internet")
    CHECK = "check", _("Looking whether all of it is there")


class Progress(Protocol):
    """Told what is being done, how much of it is, and how many bytes of files that was since the last time. It may
    raise, to stop."""

    def __call__(self, part: Part, done: int, size: int = 0) -> None: ...


class NotWhole(Exception):
    """What was written is not what is here; nobody is handed such a file (portability.md W63)."""


@dataclass
class Exported:
    """What is in an export, by kind, and what stayed behind with the reason."""

    counts: dict[str, int] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def silent(part: Part, done: int, size: int = 0) -> None:
    """Progress that nobody watches."""


def counted(things: Iterable[Thing], part: Part, on_progress: Progress) -> Iterator[Thing]:
    """The same things; when one has gone by, that is told."""
    for number, thing in enumerate(things, start=1):
        yield thing
        on_progress(part, number)
