"""The old blog's addresses become references of the hub; what is elsewhere becomes a link that loads nothing.

Runs over the whole text after blocks, shortcodes and paragraphs. References that the text brought along are not
believed: each link, picture, sound and film is written anew from its address.
"""

import re
from urllib.parse import unquote

from hub.portability.wxr.embedding import embedded
from hub.portability.wxr.ledger import Ledger
from hub.portability.wxr.references import References
from hub.portability.wxr.tags import Tag, cut, elements, first, value_of, words_of, written
from hub.text import embeds

_FRAMES = frozenset({"audio", "video", "iframe", "object"})
_SOURCES = ("src", "data-src", "data-lazy-src", "data-orig-file", "data-full-url", "data-large-file")
_LOOKAHEAD = 40


class Rewriter:
    """Rewrites one text and enters what it did in the ledger."""

    def __init__(self, references: References, ledger: Ledger) -> None:
        self.references = references
        self.ledger = ledger

    def rewrite(self, html: str) -> str:
        if any(f"<{name}" in html.lower() for name in _FRAMES):
            html = elements(html, _FRAMES, self._frame)
        tokens = list(cut(html))
        result: list[str] = []
        links: list[str] = []
        for place, token in enumerate(tokens):
            if isinstance(token, str):
                result.append(token)
            elif token.name == "a":
                if token.closing:
                    result.append(links.pop() if links else "")
                else:
                    opening, closing = self._link(token, tokens[place + 1 : place + 1 + _LOOKAHEAD])
                    result.append(opening)
                    links.append(closing)
            else:
                result.append(self._other(token, in_link=bool(links and links[-1])))
        return "".join(result)

    def _other(self, tag: Tag, in_link: bool) -> str:
        if tag.name == "img":
            return "" if tag.closing else self._picture(tag.attributes, in_link)
        elif tag.name == "pre" and "verse" in tag.written:
            given = tag.attributes
            return written("pre", **{"class": "verse"}, lang=given.get("lang"), dir=given.get("dir"))
        elif tag.name == "bdo":
            return "</span>" if tag.closing else written("span", dir=tag.attributes.get("dir"))
        elif tag.name == "embed" and not tag.closing:
            return embedded(tag.attributes.get("src", ""), self.references, self.ledger)
        elif tag.name in ("audio", "video"):
            # What elements() left over has an id already; the text's own ones are gone by now.
            return tag.text
        else:
            if tag.name == "form" and not tag.closing:
                self.ledger.change("form")
            return tag.text

    def _link(self, tag: Tag, ahead: list[str | Tag]) -> tuple[str, str]:
        """How a link begins and ends; both empty when only its words stay."""
        given = tag.attributes
        address = given.get("href", "").strip()
        extra = {"lang": given.get("lang"), "dir": given.get("dir")}
        if not address or address.startswith("#"):
            return "", ""
        media_id = self._medium(address)
        if media_id:
            if _holds_picture(ahead):
                return "", ""
            self.ledger.use(media_id)
            return written("a", data_media=media_id, **extra), "</a>"
        found = self.references.entry_for(address)
        if found:
            entry_id, fragment = found
            return written("a", data_entry=entry_id, data_fragment=fragment or None, **extra), "</a>"
        if self.references.is_own_upload(address):
            self.ledger.miss(address)
        full = self.references.absolute(address)
        if full.lower().startswith(("http://", "https://", "mailto:")):
            return written("a", href=full, **extra), "</a>"
        else:
            return "", ""

    def _picture(self, given: dict[str, str], in_link: bool) -> str:
        alt = given.get("alt")
        addresses = [given[name] for name in _SOURCES if given.get(name)]
        addresses += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()][:8]
        media_id = next((found for address in addresses if (found := self._medium(address))), None)
        if media_id is None and not addresses and (number := re.search(r"wp-image-(\d{1,15})", given.get("class", ""))):
            media_id = self.references.media_for(int(number[1]))
        if media_id:
            self.ledger.use(media_id)
            return written(
                "img", data_media=media_id, alt=self.references.described(media_id).alt if alt is None else alt
            )
        if re.search(r"\b(?:emoji|wp-smiley)\b", given.get("class", "")) or _is_pixel(given):
            return words_of(alt or "")
        return self._picture_elsewhere(next(iter(addresses), ""), alt or "", in_link)

    def _picture_elsewhere(self, address: str, alt: str, in_link: bool) -> str:
        if address.lower().startswith("data:"):
            self.ledger.change("picture-inside")
            return words_of(alt)
        full = self.references.absolute(address)
        if not full.lower().startswith(("http://", "https://")):
            return words_of(alt)
        if self.references.is_own_upload(address):
            self.ledger.miss(address)
        else:
            self.ledger.change("picture-elsewhere", full)
        words = words_of(alt.strip() or _file_name(full))
        return words if in_link else f'<a href="{value_of(full)}">{words}</a>'

    def _frame(self, tag: Tag, inner: str) -> str:
        """Sounds, films and frames with all inside of them."""
        given = tag.attributes
        if tag.name == "object":
            return self._object(given, inner)
        source = first(inner, "source") if tag.name != "iframe" else None
        address = given.get("src") or given.get("data-src") or (source.attributes.get("src", "") if source else "")
        if tag.name == "iframe":
            return embedded(address, self.references, self.ledger, title=given.get("title", "")) if address else ""
        media_id = self._medium(address)
        if media_id:
            self.ledger.use(media_id)
            return f"{written(tag.name, data_media=media_id)}</{tag.name}>"
        if embeds.find(address):
            return embedded(address, self.references, self.ledger)
        full = self.references.absolute(address) if address else ""
        if not full.lower().startswith(("http://", "https://")):
            return ""
        if self.references.is_own_upload(address):
            self.ledger.miss(address)
        else:
            self.ledger.change("sound-elsewhere", full)
        return f'<a href="{value_of(full)}">{words_of(_file_name(full))}</a>'

    def _object(self, given: dict[str, str], inner: str) -> str:
        """The old way to show a film: an object with a parameter or an embed inside."""
        shown = [given.get("data", "")]
        for token in cut(inner):
            if isinstance(token, Tag) and token.name in ("param", "embed", "iframe", "a"):
                inside = token.attributes
                if token.name != "param" or inside.get("name", "").lower() in ("movie", "src", "url", "filename"):
                    shown.append(inside.get("src") or inside.get("value") or inside.get("href") or "")
        address = next((one for one in shown if one), "")
        return embedded(address, self.references, self.ledger) if address else ""

    def _medium(self, address: str) -> str | None:
        if address.startswith("attachment:"):
            number = address.removeprefix("attachment:")
            return self.references.media_for(int(number)) if number.isdigit() and len(number) < 16 else None
        return self.references.media_for(address) if address else None


def _holds_picture(ahead: list[str | Tag]) -> bool:
    """Whether a picture comes before the link ends."""
    for token in ahead:
        if isinstance(token, Tag) and token.name in ("img", "a"):
            return token.name == "img"
    return False


def _is_pixel(given: dict[str, str]) -> bool:
    return given.get("width") in ("0", "1") and given.get("height") in ("0", "1")


def _file_name(address: str) -> str:
    return unquote(address.partition("?")[0].rstrip("/").rpartition("/")[2]) or address
