"""A page for each school year with all its posts one after the other, to be printed or read in one go (A7)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Any

from django.template.loader import render_to_string

from hub.portability.leaving import names
from hub.portability.leaving.portions import Gathered

FOLDER = "posts/years"
"""As deep as the posts lie, so that what leads somewhere in a text leads there from here, too."""
_HERE = "<!--posts-->"


class Years:
    """Takes the posts as they go by, oldest first; they lie on the disk until their page is written."""

    def __init__(self) -> None:
        self._sheets: dict[str, IO[bytes]] = {}
        self.pages: dict[str, str] = {}

    def note(self, entry: Gathered, context: dict[str, Any]) -> None:
        """One more post, with what its own page shows."""
        year = str(entry.year or (entry.published_at or entry.written_at).year)
        if year not in self._sheets:
            self._sheets[year] = tempfile.TemporaryFile()  # noqa: SIM115  # Open as long as there may be posts.
            folder = names.latin(year.replace("–", "-")) or len(self._sheets)
            self.pages[year] = f"{FOLDER}/{folder}/index.html"
        article = render_to_string("portability/archive/_year_post.html", context)
        self._sheets[year].write(article.encode())

    def written(self, year: str, page: str) -> Iterator[str]:
        """The page of a year in pieces. `page`: the page without its posts, which has the mark where they stand."""
        head, _mark, foot = page.partition(_HERE)
        yield head
        sheet = self._sheets[year]
        sheet.seek(0)
        for line in sheet:
            yield line.decode()
        yield foot
