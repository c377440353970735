"""People, and files as cameras and offices make them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from hub.media.models import MediaFile
from hub.media.taking_in import take_in
from samples.cast import Cast, build_cast

Take = Callable[..., MediaFile]


@pytest.fixture
def cast(db) -> Cast:
    """The ten people."""
    return build_cast()


@pytest.fixture
def empty_storage(settings, tmp_path) -> None:
    """No file of another test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def take(cast: Cast) -> Take:
    """Take bytes into Mei's library."""

    def take_bytes(content: bytes, name: str = "picture.jpg", **more) -> MediaFile:
        return take_in(io.BytesIO(content), school=cast.school, owner=cast.mei, name=name, **more)

    return take_bytes


def stored_bytes(media: MediaFile) -> list[bytes]:
    """What lies in the storage for a file: the original, then its renditions."""
    files = [media.file.name, *media.renditions.values_list("file", flat=True)]
    return [default_storage.open(name).read() for name in files]


def files_there(folder: str = "") -> set[str]:
    """The names of all that lies in the storage."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return set()
    return {f"{folder}/{name}" for name in files}.union(
        *(files_there(f"{folder}/{name}".strip("/")) for name in folders)
    )


def drawn(width: int = 900, height: int = 600, form: str = "JPEG", mode: str = "RGB", **options) -> bytes:
    """A picture with a gradient, so that it has many colours, and a red left upper corner."""
    picture = Image.linear_gradient("L").resize((width, height)).convert(mode)
    picture.paste((220, 20, 20, 255)[: len(picture.getbands())], (0, 0, width // 3, height // 3))
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()
