"""Fetches the files of a blog from where it was: from public addresses only, a file at a time, with an end to size,
time and patience. What could not be fetched is named, and can be fetched when the same file is brought once more."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.utils.translation import gettext as _

from hub.fetching import NotFetched, Why, save
from hub.portability.wxr.addresses import parts_of

MOST_OF_ONE, MOST_OF_ALL = 200 << 20, 4 << 30
SECONDS_FOR_ONE, SECONDS_FOR_ALL = 60.0, 1500.0
PATIENCE = 5
"""So many files in a row without an answer, and the old site is taken to be gone."""
_OK = 200
_HEADERS = {"User-Agent": "learning-hub", "Accept": "*/*"}


class OldSite:
    """One run's visit there. `base`: the address of the blog; only what lies there, or where such blogs keep their
    files, is asked for."""

    def __init__(self, base: str) -> None:
        self.host = parts_of(base)[0]
        self.bytes = 0
        self.silent = 0
        self.ends = time.monotonic() + SECONDS_FOR_ALL

    @contextmanager
    def open(self, address: str) -> Iterator[IO[bytes]]:
        """The file at this address, laid down beside. Raises NotFetched."""
        if not self._is_there(address):
            raise NotFetched(Why.NOT_OURS)
        if self.silent >= PATIENCE:
            raise NotFetched(Why.NO_ANSWER)
        left = self.ends - time.monotonic()
        if left <= 0 or self.bytes >= MOST_OF_ALL:
            raise NotFetched(Why.TOO_LARGE)
        with tempfile.TemporaryFile() as copy:
            self._fetch(address, copy, min(SECONDS_FOR_ONE, left))
            self.bytes += copy.tell()
            copy.seek(0)
            yield copy

    def _fetch(self, address: str, copy: IO[bytes], seconds: float) -> None:
        try:
            got = save(address, copy, headers=_HEADERS, most=MOST_OF_ONE, seconds=seconds)
        except NotFetched as refused:
            self.silent += refused.why is Why.NO_ANSWER
            raise
        self.silent = 0
        if got.status != _OK:
            raise NotFetched(Why.NO_ADDRESS)

    def _is_there(self, address: str) -> bool:
        host = parts_of(address)[0]
        is_near = bool(self.host) and (host.endswith(f".{self.host}") or self.host.endswith(f".{host}") and "." in host)
        return host != "" and (host == self.host or is_near or host.endswith(".files.wordpress.com"))


def why_not(refused: NotFetched) -> str:
    """What to tell of a file that was not fetched."""
    words = {
        Why.NO_ADDRESS: _("It is not at the old site any more."),
        Why.NOT_OURS: _("Its address does not belong to the old site, so we did not ask there."),
        Why.NO_ANSWER: _("The old site does not answer. Bring the same file once more later, and try again."),
        Why.TOO_LARGE: _("It is too large, or it took too long. Bring the same file once more, and try again."),
    }
    return words[refused.why]
