"""Asks the darkroom, where files are opened, and puts its troubles into words."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from hub.media.darkroom.limits import COMMANDS
from hub.media.darkroom.made import Made
from hub.media.kinds import FileRefused

AT_ONCE = 2
"""Files at a time for one process of the hub: a class that brings thirty pictures waits in line."""


class Darkroom:
    """The darkroom of this process of the hub. It begins with the first file and ends with the hub."""

    def __init__(self) -> None:
        self._line = threading.BoundedSemaphore(AT_ONCE)
        self._asking = threading.Lock()
        self._socket: socket.socket | None = None
        self._of = 0

    def ask(self, work: dict[str, object], file: IO[bytes]) -> dict[str, object]:
        """Have it do this; what it answers. A process that was ended by its limits answers nothing: it was too much."""
        heard, told = os.pipe()
        try:
            with self._line, open(heard, "rb") as answer:
                try:
                    self._send(json.dumps(work).encode(), [file.fileno(), told])
                finally:
                    os.close(told)
                words = answer.read()
        except BrokenPipeError:
            words = b""
        return dict(json.loads(words)) if words else {"trouble": "heavy"}

    def _send(self, words: bytes, handles: list[int]) -> None:
        with self._asking:
            if self._socket is None or self._of != os.getpid():
                self._open()
            try:
                socket.send_fds(self._socket, [words], handles)  # type: ignore[arg-type]  # It is open now.
            except BrokenPipeError:  # Somebody ended it.
                self._open()
                socket.send_fds(self._socket, [words], handles)  # type: ignore[arg-type]  # It is open now.

    def _open(self) -> None:
        ours, theirs = socket.socketpair()
        # Of the hub's environment nothing comes along: there are secrets in it.
        around = {"PYTHONPATH": str(settings.BASE_DIR), "OMP_NUM_THREADS": "2"}
        with theirs:
            subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "hub.media.darkroom"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=around,
            )
        self._socket, self._of = ours, os.getpid()


darkroom = Darkroom()


@contextmanager
def developed(command: str, file: IO[bytes], **options: str) -> Iterator[list[Made]]:
    """What the darkroom makes of this file, as files that are there until the end of the block.

    `command` and `options` as in hub.media.darkroom. Raises FileRefused, in plain words.
    """
    file.seek(0)
    limits = asdict(COMMANDS[command])
    with tempfile.TemporaryDirectory(prefix="hub-darkroom-") as folder:
        yield _made(darkroom.ask({"command": command, "folder": folder, "options": options, "limits": limits}, file))


def _made(answer: dict[str, object]) -> list[Made]:
    made, trouble = answer.get("made"), answer.get("trouble")
    if isinstance(made, list):
        return [Made(**one) for one in made]
    raise FileRefused(_words(str(trouble), answer.get("most")))


def _words(trouble: str, most: object) -> str:
    if trouble == "huge":
        return _("This picture is too big to open. Up to %(most)s megapixels fit.") % {"most": most}
    elif trouble == "long":
        return _("This moving picture is too long. Can you make it shorter or smaller?")
    elif trouble == "locked":
        return _("This PDF is locked with a password. Save it without one and bring it again.")
    elif trouble == "heavy":
        return _("This file is too much for the hub to open. Can you make it smaller?")
    else:
        return _("This file is broken or stops in the middle. Can you save it again?")
