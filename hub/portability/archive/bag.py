"""The zip as it is written: every part with its sum, so that anybody can check it (BagIt, RFC 8493)."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO

from hub.portability.leaving.zipping import part

_CHUNK = 1 << 20


@dataclass
class Bag:
    """Writes parts into a zip. What lies below `data/` is the payload; all else are tag files."""

    zip: zipfile.ZipFile
    sums: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def text(self, name: str, words: str) -> None:
        """A part with words."""
        self._add(name, words.encode(), zipfile.ZIP_DEFLATED)

    def pieces(self, name: str, words: Iterable[str]) -> None:
        """A part with words that come piece by piece, and are never all in memory."""
        digest, size = hashlib.sha256(), 0
        with self.zip.open(part(name, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as target:
            for piece in words:
                content = piece.encode()
                digest.update(content)
                size += len(content)
                target.write(content)
        self.sums[name], self.sizes[name] = digest.hexdigest(), size

    def copy(self, name: str, stream: IO[bytes]) -> None:
        """A part with the bytes of a file, which are packed already."""
        digest, size = hashlib.sha256(), 0
        with self.zip.open(part(name, zipfile.ZIP_STORED), "w", force_zip64=True) as target:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
        self.sums[name], self.sizes[name] = digest.hexdigest(), size

    def close(self, told: dict[str, str]) -> None:
        """The declaration, what is told about the bag, and the sums of all parts."""
        payload = {name: size for name, size in self.sizes.items() if name.startswith("data/")}
        told = told | {"Payload-Oxum": f"{sum(payload.values())}.{len(payload)}"}
        self.text("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        self.text("bag-info.txt", "".join(f"{key}: {' '.join(value.split())}\n" for key, value in told.items()))
        self.text("manifest-sha256.txt", self._manifest(payload=True))
        self.text("tagmanifest-sha256.txt", self._manifest(payload=False))

    def _manifest(self, *, payload: bool) -> str:
        names = sorted(name for name in self.sums if name.startswith("data/") == payload)
        return "".join(f"{self.sums[name]}  {name}\n" for name in names)

    def _add(self, name: str, content: bytes, packed: int) -> None:
        self.sums[name], self.sizes[name] = hashlib.sha256(content).hexdigest(), len(content)
        self.zip.writestr(part(name, packed), content)
