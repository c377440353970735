"""Works with the pictures that show them, in one question more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import prefetch_related_objects

from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.showcase.models import Candidate, Piece

Work = TypeVar("Work", bound=Entry | MediaFile | Piece | Candidate)


def picture_of(work: Entry | MediaFile | Piece | Candidate) -> MediaFile | None:
    """The picture that shows it; a file shows itself."""
    if isinstance(work, MediaFile):
        return work
    if isinstance(work, Entry):
        return work.cover
    return work.picture or (work.entry.cover if work.entry else None)


def with_pictures(works: Iterable[Work]) -> list[Work]:
    """The works, whose pictures know their sizes."""
    found = list(works)
    prefetch_related_objects([picture for work in found if (picture := picture_of(work))], "renditions")
    return found
