"""The darkroom: waits for files, and gives each to a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
from pathlib import Path
from typing import Any, BinaryIO

from hub.media.darkroom import pixels
from hub.media.darkroom.limits import Limits, keep_to
from hub.media.darkroom.made import Made, Trouble

MOST_WORDS = 4096


def main() -> None:
    """Work until whoever asks is gone; the libraries for pictures are loaded once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Nobody waits for the processes; they answer by themselves.
    asked = socket.socket(fileno=0)
    while True:
        words, (*handles,), _flags, _sender = socket.recv_fds(asked, MOST_WORDS, 2)
        if not words:
            return
        if os.fork() == 0:
            asked.close()
            _answer(json.loads(words), *handles)
        for handle in handles:
            os.close(handle)


def _answer(work: dict[str, Any], file: int, answer: int) -> None:
    """In the process for one file: do it, and say what was made or why not."""
    try:
        keep_to(Limits(**work["limits"]))
        with open(file, "rb") as content:
            content.seek(0)
            made = _run(work["command"], content, Path(work["folder"]), work["options"])
        told: dict[str, object] = {"made": [one.told() for one in made]}
    except Trouble as trouble:
        told = {"trouble": trouble.code, "most": trouble.most}
    except MemoryError:
        told = {"trouble": "heavy"}
    except Exception:  # Whatever a library makes of a forged file.
        told = {"trouble": "broken"}
    os.write(answer, json.dumps(told).encode())
    os._exit(0)


def _run(command: str, file: BinaryIO, folder: Path, options: dict[str, str]) -> list[Made]:
    """Each kind of file loads only the library that it needs."""
    if command in {"picture", "sizes"}:
        return pixels.develop(file, folder, **options) if command == "picture" else pixels.sizes(file, folder, options)
    if command in {"film", "playable"}:
        from hub.media.darkroom import films

        return films.develop(file, folder, **options) if command == "film" else films.playable(file, folder, **options)
    from hub.media.darkroom import papers

    return papers.pdf(file, folder) if command == "pdf" else papers.office(file, folder, **options)


if __name__ == "__main__":
    main()
