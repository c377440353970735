"""What a hub writes it must be able to read: a record that is longer than any may be leaves its oldest texts behind."""

from __future__ import annotations

import datetime
import json

from django.utils.translation import gettext as _

from hub.portability.archive.kept import Record
from hub.portability.leaving.exported import NotWhole

LONGEST_RECORD = 32 << 20
"""Bytes of one line of the truth."""


def line_of(record: Record) -> str:
    """Sorted keys, no blanks: the same content gives the same bytes."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def fitting(record: Record) -> tuple[str, int]:
    """The line of a record, and how many of its earlier texts are not in it. Raises NotWhole for one that does not fit
    without any."""
    line, earlier, left = line_of(record), list(record.get("earlier") or []), 0
    while _is_too_long(line):
        if not earlier:
            raise NotWhole(_("“%(title)s” is too large to be packed.") % {"title": str(record.get("title"))[:80]})
        oldest = (len(earlier) + 1) // 2
        left += oldest
        earlier = earlier[oldest:]
        line = line_of(record | {"earlier": earlier})
    return line, left


def _is_too_long(line: str) -> bool:
    """With room for the sign that stands between two lines. A letter takes four bytes at most."""
    return len(line) * 4 > LONGEST_RECORD - 8 and len(line.encode()) > LONGEST_RECORD - 8


def _plain(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
