"""What somebody wrote in a mail, without what it quotes and without the signature.

A library knows how mail programs of many languages begin a quotation; for the others there is what all of them have in
common: the quoted lines begin with ">", or the quotation begins with a line that names whom it was from, which is us.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from django.conf import settings
from mailparser_reply import EmailReplyParser

LONGEST = 20_000
"""So many characters are looked at: what follows is quotation, or not for a comment."""
LONGEST_LINE = 1000
"""The library takes time that grows with the square of a line's length; nobody's quotation begins with a longer one."""
LANGUAGES = ["en", "ja", "es", "fr", "de", "it", "nl", "ko", "zh", "pl", "sv", "da", "cs"]
SENT_FROM = re.compile(
    r"^(sent from (my|outlook|yahoo|mail|proton)|get outlook for|(envoyé|enviado|gesendet) (de|depuis|desde|von)"
    r"|téléchargez outlook|obtener outlook|(iphone|ipad|android|yahoo!?メール|outlook).{0,20}(から送信|を入手)"
    r"|(أرسلت|أُرسلت|مرسل|مرسلة|تم الإرسال) من|الحصول على outlook)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"^[\s_*=-]{5,}$|^-{2,}.{3,60}-{2,}$")
_QUOTE = re.compile(r"^\s*(>|＞)")


def own_words(text: str) -> str:
    """The words of the mail itself."""
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u00a0", " ")
        .replace("\u200e", "")
        .replace("\u200f", "")
    )
    lines = [line.rstrip() for line in text[:LONGEST].split("\n")]
    if any(_QUOTE.match(line) for line in lines):
        lines = _without_quoted_lines(lines)
    lines = _before_quotation(lines)
    words = "\n".join(lines).strip()
    if words and max(map(len, lines)) <= LONGEST_LINE:
        words = EmailReplyParser(languages=LANGUAGES).parse_reply(words) or ""
    return _without_signature(words)


def _without_quoted_lines(lines: list[str]) -> list[str]:
    """What stands above, between and below lines that begin with ">", without the line that says whose they are."""
    kept: list[str] = []
    for line in lines:
        if not _QUOTE.match(line):
            kept.append(line)
        elif kept and kept[-1] != "\0":
            kept = [*_without_attribution(kept), "\0"]
    return [line for line in kept if line != "\0"]


def _without_attribution(lines: list[str]) -> list[str]:
    """The lines without the paragraph at their end that names whom a quotation is from."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and end - start < 3 and lines[start - 1].strip() and lines[start - 1] != "\0":
        start -= 1
        if _names_us(" ".join(lines[start:end])) and not _goes_on_above(lines, start):
            return lines[:start]
    last = lines[end - 1] if end else ""
    return lines[: end - 1] if re.search(r"[:：]\s*$", last) and re.search(r"\d", last) else lines


def _goes_on_above(lines: list[str], start: int) -> bool:
    """Whether a line that names us is the rest of one that began above it: it has no day or hour itself."""
    above = lines[start - 1] if start else ""
    return not re.search(r"\d{1,2}", _without_addresses(lines[start])) and bool(re.search(r"\d", above))


def _before_quotation(lines: list[str]) -> list[str]:
    """What stands above a quotation that begins with the head of the quoted mail, or with a line that names us."""
    for number, line in enumerate(lines):
        if _names_us(line):
            start = number - 1 if number and _goes_on_above(lines, number) else number
            while start and (not lines[start - 1].strip() or _SEPARATOR.match(lines[start - 1])):
                start -= 1
            return lines[:start]
    return lines


def _names_us(line: str) -> bool:
    ours = {settings.EMAIL_FROM.lower(), settings.EMAIL_REPLIES.lower()} - {""}
    told = line.lower()
    name, _at, domain = settings.EMAIL_REPLIES.lower().partition("@")
    bound = bool(name) and f"{name}+" in told and domain in told
    return (
        bound
        or any(address in told for address in ours)
        or bool(re.match(r"^[*\s]*\S{1,12}\s?[:：][*\s]*\"?learning hub\b", told))
    )


def _without_addresses(line: str) -> str:
    return re.sub(r"<?\S+@\S+>?", "", line)


def _without_signature(words: str) -> str:
    """Without what a program or a habit puts below: "-- " and what follows, "Sent from my …"."""
    lines = words.split("\n")
    for number, line in enumerate(lines):
        if line in {"--", "-- ", "—", "__"} and number:
            lines = lines[:number]
            break
    while lines and (not lines[-1].strip() or SENT_FROM.match(lines[-1].strip()) or _SEPARATOR.match(lines[-1])):
        lines.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    """The words of HTML, with ">" before what it quotes."""

    BLOCKS = frozenset({"p", "div", "br", "li", "tr", "blockquote", "h1", "h2", "h3", "ul", "ol", "table", "hr"})
    SILENT = frozenset({"style", "script", "head", "title"})
    QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote")
    ENDS = ("appendonsend", "divrplyfwdmsg", "mail-editor-reference-message-container", "reply-intro")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self.open: list[tuple[str, bool]] = []
        self.silent = 0
        self.is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        marks = " ".join(value or "" for name, value in attrs if name in {"class", "id"}).lower()
        quotes = tag == "blockquote" or any(mark in marks for mark in self.QUOTES)
        self.is_over = self.is_over or any(mark in marks for mark in self.ENDS)
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self._break()
        if tag not in {"br", "hr", "img", "meta", "link", "input"}:
            self.open.append((tag, quotes))

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in self.SILENT))
        while any(name == tag for name, _quotes in self.open):
            if self.open.pop()[0] == tag:
                break
        if tag in self.BLOCKS:
            self._break()
        if tag == "p":
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if not self.silent and words.strip():
            if not self.lines[-1]:
                words = words.lstrip()
                if self.is_over or any(quotes for _tag, quotes in self.open):
                    words = f"> {words}"
            self.lines[-1] += words
        elif not self.silent and self.lines[-1]:
            self.lines[-1] += " "

    def _break(self) -> None:
        if self.lines[-1]:
            self.lines.append("")


def words_of_html(html: str) -> str:
    """HTML as lines of plain text."""
    reader = _Words()
    reader.feed(html[: LONGEST * 10])
    reader.close()
    return "\n".join(reader.lines)
