"""Times as portfolios, feeds and front matter write them, in whatever part is known (L48)."""

from __future__ import annotations

import datetime
import re

from django.utils.dateparse import parse_datetime

from hub.portability.elements import Node

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def moment_of(node: Node, name: str) -> str:
    """The time in this element in UTC, "" when there is none that can be read."""
    return moment(node.text(name))


def moment(words: str) -> str:
    """The same of words."""
    words = words.strip()
    try:
        found = parse_datetime(words)
        if found is None and (part := _PARTIAL.fullmatch(words)):
            found = datetime.datetime(int(part[1]), int(part[2] or 1), int(part[3] or 1))  # noqa: DTZ001 - see below
    except ValueError:
        return ""
    if found is None:
        return ""
    in_zone = found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
    return in_zone.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
