"""QR codes, drawn as the path of an SVG."""

from __future__ import annotations

import segno


def qr_path(text: str) -> tuple[str, int]:
    """The path of the code in squares of one unit, and the length of its side, quiet zone of four included."""
    rows = [*segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    moves = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return "".join(moves), len(rows)
