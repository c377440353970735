"""The lines of the file: one element each, every text in CDATA (portability.md W1-W3)."""

from __future__ import annotations

import re
from typing import IO
from xml.sax.saxutils import escape

NAMESPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
# XML 1.0, production 2 [Char]; the last two of the first plane are legal nowhere.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Lines:
    """Writes to a binary stream. `removed` counts signs that no XML may hold."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.removed = 0

    def line(self, line: str) -> None:
        """A line as it is."""
        self.stream.write(f"{line}\n".encode())

    def plain(self, name: str, value: object) -> None:
        """An element with a number, a date or an address of ours."""
        self.line(f"<{name}>{escape(str(value))}</{name}>")

    def text(self, name: str, words: str, **attributes: str) -> None:
        """An element with anybody's words. The end of a CDATA section inside them is split over two."""
        told = ""
        for key, value in attributes.items():
            told += f' {key}="{escape(value, {chr(34): "&quot;"})}"'
        self.line(f"<{name}{told}>{self.section(words)}</{name}>")

    def section(self, words: str) -> str:
        """The words as CDATA."""
        return f"<![CDATA[{self.legal(words).replace(']]>', ']]]]><![CDATA[>')}]]>"

    def meta(self, key: str, value: object, *, of: str = "post") -> None:
        """A custom field of an item; of a comment: `of` it."""
        self.line(f"<wp:{of}meta>")
        self.text("wp:meta_key", key)
        self.text("wp:meta_value", str(value))
        self.line(f"</wp:{of}meta>")

    def legal(self, words: str) -> str:
        """The words with line ends of one kind, without what XML cannot hold."""
        if "\r" in words:
            words = words.replace("\r\n", "\n").replace("\r", "\n")
        if _ILLEGAL.search(words):
            words, count = _ILLEGAL.subn("", words)
            self.removed += count
        return words
