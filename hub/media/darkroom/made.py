"""What the darkroom answers with."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Made:
    """One file that was made. `name` is "original" or that of a rendition; `path` lies in the folder of the run."""

    name: str
    path: str
    content_type: str
    ending: str
    width: int = 0
    height: int = 0
    plays: bool = True
    """Whether every browser can show it; a question of sound and film only."""

    def told(self) -> dict[str, object]:
        """As JSON wants it."""
        return asdict(self)


class Trouble(Exception):
    """The file cannot be opened: `code` is one of hub.media.developing's reasons, `most` a number for its words."""

    def __init__(self, code: str, most: int = 0) -> None:
        super().__init__(code)
        self.code, self.most = code, most


def write(folder: Path, name: str, ending: str, content: bytes) -> str:
    """Put bytes into the folder; the path."""
    path = folder / (name if "." in name else f"{name}.{ending}")
    path.write_bytes(content)
    return str(path)
