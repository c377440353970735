"""The public ids of who was erased, in a file beside the database, which a backup that is put back does not undo."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from hub.people.models import Person
from hub.portability.models import Erasing


def tombstones() -> Path:
    """Where they stand, one a line."""
    return Path(settings.HUB_HOME) / "erased"


def set_tombstone(public_id: str) -> None:
    """Keep this id, on the disk."""
    if public_id in _read(tombstones()):
        return
    with tombstones().open("a") as file:
        file.write(f"{public_id}\n")
        file.flush()
        os.fsync(file.fileno())


def erased_ids(*files: Path) -> set[str]:
    """All ids of erased people that the file, these files and the database know."""
    known = set(Erasing.objects.values_list("person_id_was", flat=True))
    return known.union(*(_read(file) for file in (tombstones(), *files)))


def come_back(public_ids: Iterable[str]) -> list[Person]:
    """Those of the erased who are here again."""
    return list(Person.objects.filter(public_id__in=sorted(public_ids)).order_by("pk"))


def _read(file: Path) -> set[str]:
    return set(file.read_text().split()) if file.exists() else set()
