"""Reads the fields of a record as what they must be here; whatever is something else is as if it were not there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from hub.audience.audiences import Audience
from hub.ids import PUBLIC_ID_PATTERN
from hub.portability.archive.kept import Record
from hub.text.addresses import safe_address
from hub.text.cleaning import TextRefused, clean

_ID = re.compile(PUBLIC_ID_PATTERN)
_IDS = re.compile(rf"(?<![A-Za-z0-9_-]){PUBLIC_ID_PATTERN}(?![A-Za-z0-9_-])")
MOST = 2_000_000_000


def text(record: Record, name: str, most: int = 2_000_000) -> str:
    """Words, no more than fit."""
    found = record.get(name)
    return found[:most] if isinstance(found, str) else ""


def line(record: Record, name: str, most: int) -> str:
    """Words on one line."""
    return " ".join(text(record, name).split())[:most]


def html(record: Record, name: str) -> str:
    """A text of the closed vocabulary, cleaned as all that is typed here. Raises TextRefused."""
    return clean(text(record, name, 8_000_000))


def lenient_html(record: Record, name: str) -> str:
    """The same, and nothing for what cannot be a text."""
    try:
        return html(record, name)
    except TextRefused:
        return ""


def moment(record: Record, name: str) -> datetime.datetime | None:
    """A time in UTC."""
    try:
        found = parse_datetime(text(record, name, 40))
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None and 1900 <= found.year < 9000 else None


def day(record: Record, name: str) -> datetime.date | None:
    """A day."""
    try:
        return parse_date(text(record, name, 10))
    except ValueError:
        return None


def flag(record: Record, name: str, *, otherwise: bool = False) -> bool:
    """Yes or no."""
    found = record.get(name)
    return found if isinstance(found, bool) else otherwise


def number(record: Record, name: str) -> int:
    """A number from nought on."""
    found = record.get(name)
    return min(max(found, 0), MOST) if isinstance(found, int) and not isinstance(found, bool) else 0


def choice(record: Record, name: str, choices: Any, otherwise: str) -> str:
    """One of these values."""
    found = text(record, name, 40)
    return found if found in choices else otherwise


def audience(record: Record, name: str = "audience") -> str:
    """For whom it was; for the teachers alone when that is not told."""
    return choice(record, name, Audience.values, Audience.TEACHERS)


def address(record: Record, name: str) -> str:
    """An address on the web that is safe to lead to; else nothing."""
    found = safe_address(text(record, name, 500)) or ""
    return found if found.startswith(("http://", "https://")) and len(found) <= 500 else ""


def words(record: Record, name: str) -> list[str]:
    """A list of words."""
    found = record.get(name)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def public_id(record: Record, name: str = "id") -> str:
    """An id as hubs make them; "" for anything else."""
    found = text(record, name, 40)
    return found if _ID.fullmatch(found) else ""


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The value with other ids in the place of those that are taken here, wherever they stand in it."""
    if not names:
        return value
    if isinstance(value, str):
        return _IDS.sub(lambda found: names.get(found[0], found[0]), value)
    if isinstance(value, dict):
        return {key: renamed(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    return value


def unknown(record: Record, known: frozenset[str]) -> Record:
    """The fields that a newer hub wrote and this one does not know; they are kept for the next (portability.md A20)."""
    return {name: value for name, value in record.items() if name not in known}
