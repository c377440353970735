"""Turns the mended text of one document into raw records, one at a time, with a strict parser that knows no entities.

Expat is used without its namespaces, because real files use prefixes they do not declare; names.py does that part.
A document type definition never gets this far (see mending.py), and would be refused here once more.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat  # the DOCTYPE is refused, so there is nothing to expand
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext_lazy as _

from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.names import Names
from hub.portability.wxr.titles import plain

MAX_DEPTH = 100
MAX_ITEM = 48 << 20
_RECORDS = {"item", "wp:author", "wp:wp_author", "wp:category", "wp:tag", "wp:term"}
_INNER = {"wp:postmeta", "wp:comment", "wp:termmeta"}
_REPEATED = {*_INNER, "wp:commentmeta"}
# These belong to strangers, and the hub must not have them: they are dropped where they are met.
_NEVER = {"wp:comment_author_email", "wp:comment_author_IP"}
_WITH_MARKUP = {"content:encoded", "excerpt:encoded", "wp:comment_content"}


@dataclass(slots=True)
class Raw:
    """A record as it stands in the file: its element, the texts of its fields, and what is repeated inside."""

    name: str
    fields: dict[str, str] = field(default_factory=dict)
    filings: list[tuple[str | None, str | None, str]] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    comments: list[dict[str, str]] = field(default_factory=list)
    comment_meta: list[list[tuple[str, str]]] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.fields.get(name, "")

    def put(self, name: str, text: str) -> None:
        """The first text of a field counts; a second one is kept only if the first was empty."""
        if text and not self.fields.get(name):
            self.fields[name] = text


class Parser:
    """Feeds on text; hands each whole record to `found`. `channel` holds the fields of the site."""

    def __init__(self, found: Callable[[Raw], None]) -> None:
        self.found = found
        self.channel = Raw("channel")
        self.root = ""
        self._named_format = False
        self.is_export = False
        self.undeclared: Counter[str] = Counter()
        self._names = [Names()]
        self._declaring: list[int] = []
        self._path: list[str] = []
        self._record: Raw | None = None
        self._inner: dict[str, str] | None = None
        self._inmost: dict[str, str] | None = None
        self._comment_meta: list[tuple[str, str]] = []
        self._field: str | None = None
        self._field_depth = 0
        self._attributes: dict[str, str] = {}
        self._texts: list[str] = []
        self._loose: list[int] = []
        self._size = 0
        self._in_cdata = self._sectioned = False
        self._expat = expat.ParserCreate("utf-8")
        self._expat.buffer_text = True
        self._expat.buffer_size = 1 << 18
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.StartCdataSectionHandler = self._cdata_begins
        self._expat.EndCdataSectionHandler = self._cdata_ends
        self._expat.StartDoctypeDeclHandler = self._doctype

    @property
    def declares_format(self) -> bool:
        """Whether the document names the namespace of exports, used or not."""
        return self._named_format

    @property
    def where(self) -> str:
        """The title of the item that is being read, empty between items."""
        return plain(self._record.get("title")) if self._record is not None else ""

    def feed(self, text: str) -> None:
        """Raises expat.ExpatError where the document is not well-formed, NotAnExport beyond the bounds."""
        self.feed_bytes(text.encode("utf-8", "ignore"))

    def feed_bytes(self, content: bytes) -> None:
        """The same of UTF-8 that nobody needs to mend."""
        self._expat.Parse(content, False)

    def close(self) -> None:
        """Raises expat.ExpatError when the document is cut short."""
        self._expat.Parse(b"", True)

    def _doctype(self, *_given: object) -> None:
        raise NotAnExport(_("The file begins like a document with rules of its own (DOCTYPE). No export has that."))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        depth = len(self._path)
        if depth >= MAX_DEPTH:
            raise NotAnExport(_("The file is nested deeper than any export. It was not read."))
        if attributes and any(name.startswith("xmlns") for name in attributes):
            self._names.append(self._names[-1].within(attributes, deep=depth > 1))
            self._declaring.append(depth)
            self._named_format = self._named_format or "wp" in self._names[-1].taken
        names = self._names[-1]
        name = names.of(tag)
        if tag in names.undeclared:
            self.undeclared[tag] += 1
        self._path.append(name)
        if self._field is not None:
            self._keep_markup(f"<{tag}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>")
        else:
            self._enter(name, depth, attributes)

    def _enter(self, name: str, depth: int, attributes: dict[str, str]) -> None:
        """Opens a record, something repeated inside of one, or a field, by where the element stands."""
        if depth == 0:
            self.root = name
        elif self._record is None:
            if name in _RECORDS and self._path[-2] in {"channel", "rss"}:
                self._record, self._size = Raw(name), 0
                self.is_export = self.is_export or name != "item"
            elif self._path[-2] == "channel":
                self._open_field(name, depth, attributes)
        elif self._path[-2] == self._record.name:
            if name in _INNER:
                self._inner, self._comment_meta = {}, []
            else:
                self._open_field(name, depth, attributes)
        elif self._inner is not None and self._path[-2] == "wp:comment" and name == "wp:commentmeta":
            self._inmost = {}
        elif self._inner is not None and self._path[-2] in _REPEATED:
            self._open_field(name, depth, attributes)

    def _open_field(self, name: str, depth: int, attributes: dict[str, str]) -> None:
        if name and name not in _NEVER and name not in _RECORDS:
            self._field, self._field_depth, self._attributes = name, depth, attributes
            self._texts, self._loose, self._sectioned = [], [], False
            self.is_export = self.is_export or name.startswith("wp:")

    def _end(self, tag: str) -> None:
        name = self._path.pop()
        depth = len(self._path)
        if self._field is not None:
            if depth == self._field_depth:
                self._close_field(name)
            else:
                self._keep_markup(f"</{tag}>")
        elif self._record is not None and depth > 0:
            if name == "wp:commentmeta" and self._inmost is not None:
                _note_meta(self._comment_meta, self._inmost)
                self._inmost = None
            elif name in _INNER and self._inner is not None and self._path[-1] == self._record.name:
                self._close_inner(name, self._record, self._inner)
                self._inner = None
            elif name == self._record.name and self._path[-1] in {"channel", "rss"}:
                record, self._record = self._record, None
                self.found(record)
        if self._declaring and self._declaring[-1] == depth:
            self._declaring.pop()
            self._names.pop()

    def _close_field(self, name: str) -> None:
        if self._sectioned and self._loose:
            # Blanks around a section are layout of the file, those inside of one belong to the text.
            loose = set(self._loose)
            self._texts = [text for place, text in enumerate(self._texts) if place not in loose or text.strip()]
        text = "".join(self._texts)
        self._field, self._texts = None, []
        if self._record is None:
            self.channel.put(name, text)
        elif self._inmost is not None:
            self._inmost.setdefault(name, text)
        elif self._inner is not None:
            self._inner.setdefault(name, text)
        elif name == "category":
            self._record.filings.append((self._attributes.get("domain"), self._attributes.get("nicename"), text))
        else:
            self._record.put(name, text)

    def _close_inner(self, name: str, record: Raw, inner: dict[str, str]) -> None:
        if name == "wp:comment":
            record.comments.append(inner)
            record.comment_meta.append(self._comment_meta)
        else:
            _note_meta(record.meta, inner)

    def _keep_markup(self, markup: str) -> None:
        if self._field in _WITH_MARKUP:
            self._texts.append(markup)

    def _characters(self, text: str) -> None:
        if self._field is None:
            return
        self._size += len(text)
        if self._size > MAX_ITEM:
            raise NotAnExport(_("One text in the file is longer than can be read."))
        if not self._in_cdata:
            self._loose.append(len(self._texts))
            if self._field_depth < len(self._path) - 1 and self._field in _WITH_MARKUP:
                text = escape(text)
        self._texts.append(text)

    def _cdata_begins(self) -> None:
        self._in_cdata = self._sectioned = True

    def _cdata_ends(self) -> None:
        self._in_cdata = False


def _note_meta(found: list[tuple[str, str]], fields: dict[str, str]) -> None:
    if key := fields.get("wp:meta_key", "").strip():
        found.append((key, fields.get("wp:meta_value", "")))
