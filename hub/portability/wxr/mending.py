"""Mends the characters of an export while it streams by, so that a strict parser can read it.

Real exports hold control characters, bare ampersands, HTML's entities and bytes of other encodings; a "recovering"
parser would silently drop text. Here every repair is a decision, and counted. Comments and processing instructions
outside of texts are dropped; a DOCTYPE is refused before anything in it is looked at.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from hub.portability.wxr.findings import NotAnExport

_OPENING = re.compile(r"<!\[CDATA\[|<!--|<\?|<![A-Za-z]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKED = re.compile("[\ud800-\udfff]+")
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos);|#(\d{1,9}|[xX][0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_BRACKET = re.compile(r"<(?![A-Za-z_/])")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LONGEST_TAG = 65536


class Piece(NamedTuple):
    """A stretch of mended text, with what was mended in it."""

    text: str
    repairs: Counter[str] | None


def mend(chunks: Iterable[str]) -> Iterator[Piece]:
    """Mended pieces of a document whose undecodable bytes stand as U+DC80 to U+DCFF (surrogateescape).

    Raises NotAnExport for a document type definition.
    """
    waiting, inside = "", ""
    for chunk in chunks:
        buffer = waiting + chunk
        position = 0
        while True:
            if inside:
                end = buffer.find(inside, position)
                if end < 0:
                    break
                if inside == "]]>":
                    yield _cdata(buffer[position:end])
                position, inside = end + len(inside), ""
            else:
                found = _OPENING.search(buffer, position)
                if found is None:
                    break
                yield _markup(buffer[position : found.start()])
                position, inside = found.end(), _closing(found.group())
        keep = _hold_back(buffer, position, inside)
        if inside == "]]>":
            yield _cdata(buffer[position:keep], closed=False)
        elif not inside:
            yield _markup(buffer[position:keep])
        waiting = buffer[keep:]
    if waiting and not inside:
        yield _markup(waiting)


def _closing(opening: str) -> str:
    if opening == "<![CDATA[":
        return "]]>"
    elif opening == "<!--":
        return "-->"
    elif opening == "<?":
        return "?>"
    else:
        raise NotAnExport(_("The file begins like a document with rules of its own (DOCTYPE). No export has that."))


def _hold_back(buffer: str, position: int, inside: str) -> int:
    """From where on the buffer must wait for more: an end mark, a tag or an entity may be cut in two."""
    if inside:
        return max(position, len(buffer) - 2)
    tag = buffer.rfind("<", position)
    if tag >= 0 and buffer.find(">", tag) < 0 and len(buffer) - tag < _LONGEST_TAG:
        return tag
    else:
        entity = buffer.rfind("&", max(position, len(buffer) - 40))
        return entity if entity >= 0 and ";" not in buffer[entity:] else max(position, len(buffer) - 2)


def _cdata(text: str, closed: bool = True) -> Piece:
    """The inside of a CDATA section, as a section of its own; an open one goes on in the next piece."""
    repairs: Counter[str] | None = None
    if _FORBIDDEN.search(text):
        repairs = Counter()
        text = without_forbidden(text, repairs)
    return Piece(f"<![CDATA[{text}]]>", repairs) if text or closed else Piece("", repairs)


def _markup(text: str) -> Piece:
    repairs: Counter[str] = Counter()
    if _FORBIDDEN.search(text):
        text = without_forbidden(text, repairs)
    if "&" in text:
        text = _ENTITY.sub(lambda found: _entity(found, repairs), text)
    if _BRACKET.search(text):
        text, count = _BRACKET.subn("&lt;", text)
        repairs["bare-brackets"] += count
    if "]]>" in text:
        repairs["bare-brackets"] += text.count("]]>")
        text = text.replace("]]>", "]]&gt;")
    return Piece(text, repairs or None)


def _entity(found: re.Match[str], repairs: Counter[str]) -> str:
    known, number, name = found.groups()
    if known:
        return found.group()
    elif number:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        if code in {9, 10, 13} or (0x20 <= code <= 0x10FFFF and not _FORBIDDEN.match(chr(code))):
            return found.group()
        repairs["control-characters"] += 1
        return ""
    elif name and name + ";" in html5:
        repairs["named-entities"] += 1
        return "".join(_ESCAPES.get(letter, letter) for letter in html5[name + ";"])
    else:
        repairs["bare-ampersands"] += 1
        return "&amp;" + found.group()[1:]


def without_forbidden(text: str, repairs: Counter[str]) -> str:
    """The text without what XML does not allow; escaped stray bytes become the letters they mean in windows-1252."""
    text = _MARKED.sub(lambda found: _stray(found.group(), repairs), text)
    text, count = _FORBIDDEN.subn("", text)
    if count:
        repairs["control-characters"] += count
    return text


def _stray(marked: str, repairs: Counter[str]) -> str:
    raw = marked.encode("utf-8", "surrogatepass")
    if all("\udc80" <= letter <= "\udcff" for letter in marked):
        raw = marked.encode("utf-8", "surrogateescape")
    try:
        # Halves of letters written one by one, as some databases do: joined, or dropped when one is alone.
        joined = raw.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        repairs["control-characters"] += 1
        return joined
    except UnicodeDecodeError:
        repairs["stray-bytes"] += len(raw)
        return raw.decode("cp1252", "ignore")
