"""The sizes of a picture and the playable form of a film, as files and rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage

from hub.media.darkroom.made import Made
from hub.media.developing import developed
from hub.media.kinds import FileRefused
from hub.media.models import MediaFile, Rendition


def add_renditions(media: MediaFile) -> None:
    """Make the sizes that a picture still lacks. May be called again; does nothing then."""
    there = " ".join(rendition.name for rendition in media.renditions.all())
    with default_storage.open(str(media.file.name)) as file, developed("sizes", file, leave_out=there) as made:
        rows = [store_rendition(media, one) for one in made]
    Rendition.objects.bulk_create(rows, ignore_conflicts=True)


def add_playable(media: MediaFile) -> None:
    """Make the form of a sound or film that every browser plays. What cannot be made so is kept, and says so."""
    playing = MediaFile.Playing.EVERYWHERE
    ending = str(media.file.name).rpartition(".")[2]
    try:
        with (
            default_storage.open(str(media.file.name)) as file,
            developed("playable", file, ending=ending, kind=media.kind) as made,
        ):
            rows = [store_rendition(media, one) for one in made]
        Rendition.objects.bulk_create(rows, ignore_conflicts=True)
    except FileRefused:
        playing = MediaFile.Playing.NOT
    MediaFile.objects.filter(pk=media.pk).update(playing=playing)


def store_rendition(media: MediaFile, made: Made) -> Rendition:
    """Write the file of a rendition; the row comes back unsaved."""
    with open(made.path, "rb") as content:
        file = store(media, made.name, File(content))
    return Rendition(
        media=media, name=made.name, content_type=made.content_type, width=made.width, height=made.height,
        size=Path(made.path).stat().st_size, file=file,
    )  # fmt: skip


def store(media: MediaFile, name: str, content: File[Any]) -> str:
    """Write a file durably under a generated path, in which is nothing that a person typed."""
    return default_storage.save(f"{media.public_id[:2]}/{media.public_id}/{name}", content)
