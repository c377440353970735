"""Files that are on disk when we say so."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import FileSystemStorage


class DurableStorage(FileSystemStorage):
    """Written to a temporary file, synced, renamed, the folder synced; only then does the caller learn the name.

    Django's own storage never syncs: after a power cut an acknowledged upload may be empty (architecture.md, Growing).
    """

    def _save(self, name: str, content: IO[Any]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        try:
            with open(part, "wb") as handle:
                for chunk in _chunks(content):
                    handle.write(chunk)
                handle.flush()
                os.fsync(handle.fileno())
            if self.file_permissions_mode is not None:
                part.chmod(self.file_permissions_mode)
            part.rename(target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                part.unlink()
            raise
        self._sync_folders(target.parent)
        return name.replace("\\", "/")

    def _sync_folders(self, folder: Path) -> None:
        """This one and those above it: another upload may have made one of them a moment ago and not synced it yet."""
        above = Path(self.location).parent
        while folder != above:
            _sync_folder(folder)
            folder = folder.parent
        _sync_folder(above)


def _chunks(content: IO[Any]) -> Any:
    if hasattr(content, "chunks"):
        yield from content.chunks()
    else:
        while chunk := content.read(1024 * 1024):
            yield chunk


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
