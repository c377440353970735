"""Files that no row knows are taken away: left by a crash between file and row, or by rows that are gone."""

from __future__ import annotations

import datetime
import itertools
import logging

from django.core.files.storage import default_storage
from django.utils import timezone

from hub.media.models import MediaFile, Rendition, Upload, UploadPart
from hub.media.models.media_file import BIN_KEEPS

logger = logging.getLogger(__name__)
YOUNGEST = datetime.timedelta(hours=1)
"""A younger file may belong to a row that is being written."""


def sweep_orphans() -> int:
    """Delete the files of the storage that no MediaFile and no Rendition names; how many there were."""
    swept = 0
    shelves = sorted(_folders(""))
    for letter, group in itertools.groupby(shelves, key=lambda shelf: shelf[0]):
        # A part of the names at a time, so that a large hub's fit into memory.
        known = set(MediaFile.objects.filter(file__startswith=letter).values_list("file", flat=True))
        known |= set(Rendition.objects.filter(file__startswith=letter).values_list("file", flat=True))
        known |= set(UploadPart.objects.filter(file__startswith=letter).values_list("file", flat=True))
        for shelf in group:
            swept += sum(_sweep(f"{shelf}/{folder}", known) for folder in _folders(shelf))
    if swept:
        logger.info("Swept %s files that nothing names.", swept)
    return swept


def end_uploads() -> None:
    """Forget the uploads of which nothing came for a day, with what had come, and those that are taken in."""
    for upload in Upload.objects.ended(timezone.now()):
        upload.drop_parts()
        upload.delete()


def empty_bin() -> None:
    """Forget the files that lay in the bin for 30 days; their bytes go with the orphans."""
    MediaFile.objects.binned().filter(binned_at__lte=timezone.now() - BIN_KEEPS, featured_in=None).delete()


def _sweep(folder: str, known: set[str]) -> int:
    before = timezone.now() - YOUNGEST
    names = [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    orphans = [name for name in names if name not in known and default_storage.get_modified_time(name) < before]
    for name in orphans:
        default_storage.delete(name)
    if names and len(orphans) == len(names):
        default_storage.delete(folder)
    return len(orphans)


def _folders(folder: str) -> list[str]:
    try:
        return default_storage.listdir(folder)[0]
    except FileNotFoundError:
        return []
