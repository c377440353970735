"""Where each file lies in what leaves: by the month it came, with a name of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hub.media.models import MediaFile
from hub.portability.leaving import names


def places_of(
    files: Iterable[MediaFile], called: Callable[[MediaFile], str] = lambda file: file.name
) -> tuple[list[tuple[MediaFile, str]], list[str]]:
    """Each file with its place, such as "2026/11/bridge.jpg"; and the names of those whose bytes are not there."""
    found: list[tuple[MediaFile, str]] = []
    missing: list[str] = []
    taken: set[str] = set()
    for file in files:
        if not file.file.storage.exists(str(file.file.name)):
            missing.append(file.name)
            continue
        name = names.file_name(called(file), taken)
        taken.add(name)
        found.append((file, f"{file.added_at:%Y/%m}/{name}"))
    return found, missing
