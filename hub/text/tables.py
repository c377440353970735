"""Tables for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_table(file: Any, rows: Iterable[Iterable[object]]) -> None:
    """Write rows as CSV in UTF-8 with its mark, as spreadsheets like it. No cell begins with a sign that one would take
    for a formula. `file`: whatever has `write(str)`."""
    file.write("\ufeff")
    table = csv.writer(file)
    for row in rows:
        table.writerow([harmless(str(cell)) for cell in row])


def harmless(words: str) -> str:
    """The words, with a quote before them when a spreadsheet would take them for a formula."""
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULAS) else words
