"""What each shortcode means: captions, galleries, sounds, films, embeds, code; of unknown ones the words stay."""

import re
from collections.abc import Iterable

from hub.portability.wxr.embedding import embedded, kind_of
from hub.portability.wxr.ledger import Ledger
from hub.portability.wxr.references import References
from hub.portability.wxr.shortcodes import Shortcode
from hub.portability.wxr.tags import value_of, words_of

_PICTURE = re.compile(r"^(.*?<img\b[^<>]*+>(?:\s*+</a>)?)(.*)$", re.DOTALL | re.IGNORECASE)
_SOUND_SOURCES = ("src", "mp3", "m4a", "ogg", "wav", "wma", "flac")
_FILM_SOURCES = ("src", "mp4", "m4v", "webm", "ogv", "mov", "wmv", "flv")
_PLAYERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "wpvideo": "https://videopress.com/v/{}",
    "videopress": "https://videopress.com/v/{}",
    "googleapps": "https://docs.google.com/{}",
}
_OTHER_PLAYERS = frozenset(
    {"soundcloud", "slideshare", "ted", "dailymotion", "spotify", "googlemaps", "iframe", "googleslides"}
)


class Widgets:
    """The meanings for one text; `number` is the item it belongs to, whose pictures a bare [gallery] shows."""

    def __init__(self, references: References, ledger: Ledger, number: int | None) -> None:
        self.references = references
        self.ledger = ledger
        self.number = number
        self.known = {
            "caption": self._caption,
            "wp_caption": self._caption,
            "gallery": self._gallery,
            "playlist": self._playlist,
            "audio": self._audio,
            "video": self._video,
            "embed": self._embed,
            **dict.fromkeys(("sourcecode", "code", "cc", "source"), self._code),
            **dict.fromkeys(("quote", "blockquote", "pullquote"), self._quote),
        }

    def meaning(self, code: Shortcode) -> str | None:
        """HTML with the old addresses still in it, or None when the brackets are only a part of the text."""
        if code.name in self.known:
            return self.known[code.name](code)
        elif (code.name in _PLAYERS or code.name in _OTHER_PLAYERS) and (address := _player_address(code)):
            return embedded(address, self.references, self.ledger)
        elif code.attributes or code.inside is not None or code.text.endswith("/]"):
            self.ledger.unknown[f"shortcode:{code.name}"] += 1
            return code.inside or ""
        else:
            return None

    def _caption(self, code: Shortcode) -> str | None:
        if code.inside is None:
            return None
        found = _PICTURE.match(code.inside.strip())
        if found is None:
            return code.inside
        caption = found[2].strip() or words_of(code.get("caption"))
        below = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure>{found[1]}{below}</figure>"

    def _gallery(self, code: Shortcode) -> str:
        numbers = code.numbers("ids") or code.numbers("include")
        if not numbers:
            of = code.numbers("id") or ([self.number] if self.number else [])
            left_out = set(code.numbers("exclude"))
            numbers = [number for number in self._attached(of[:1], "picture") if number not in left_out]
        if code.get("order").upper() == "DESC" and not code.get("orderby").lower().startswith("rand"):
            numbers = numbers[::-1]
        return self.gallery(numbers)

    def gallery(self, numbers: Iterable[int]) -> str:
        """Pictures by their numbers, with their own words."""
        figures = "".join(self._figure(number, "img") for number in numbers)
        return f'<div data-gallery="">{figures}</div>' if figures else ""

    def _attached(self, items: Iterable[int], kind: str) -> list[int]:
        """The numbers of the media of a kind that are attached to an item."""
        found = (
            (number, self.references.media_for(number)) for item in items for number in self.references.attached(item)
        )
        return [number for number, media_id in found if media_id and self.references.described(media_id).kind == kind]

    def _figure(self, number: int, element: str) -> str:
        media_id = self.references.media_for(number)
        if media_id is None:
            self.ledger.miss(f"#{number}")
            return ""
        known = self.references.described(media_id)
        caption = f"<figcaption>{known.caption}</figcaption>" if known.caption.strip() else ""
        if element == "img":
            return f'<figure><img src="attachment:{number}" alt="{value_of(known.alt)}">{caption}</figure>'
        else:
            return f'<figure><{element} src="attachment:{number}"></{element}>{caption}</figure>'

    def _playlist(self, code: Shortcode) -> str:
        element, kind = ("video", "film") if code.get("type") == "video" else ("audio", "sound")
        numbers = code.numbers("ids") or self._attached([self.number] if self.number else [], kind)
        return "".join(self._figure(number, element) for number in numbers)

    def _audio(self, code: Shortcode) -> str:
        return self._player(code, _SOUND_SOURCES, "audio")

    def _video(self, code: Shortcode) -> str:
        return self._player(code, _FILM_SOURCES, "video")

    def _player(self, code: Shortcode, sources: tuple[str, ...], element: str) -> str:
        address = (
            code.get(*sources) or next(iter(code.loose), "") or re.sub(r"<[^<>]*+>", "", code.inside or "").strip()
        )
        if not address:
            return ""
        elif kind_of(address) in ("file", "picture"):
            return embedded(address, self.references, self.ledger)
        else:
            return f'<figure><{element} src="{value_of(address)}"></{element}></figure>'

    def _embed(self, code: Shortcode) -> str | None:
        address = re.sub(r"<[^<>]*+>", "", code.inside or "").strip() or code.get("src", "url")
        return embedded(address, self.references, self.ledger) if address else None

    def _code(self, code: Shortcode) -> str | None:
        if code.inside is None:
            return None
        inside = re.sub(r"^\s*\n|\s+$", "", re.sub(r"<br\s*/?>\n?|</p>\s*<p>", "\n", code.inside))
        return f"<pre><code>{inside}</code></pre>"

    def _quote(self, code: Shortcode) -> str | None:
        return None if code.inside is None else f"<blockquote>{code.inside}</blockquote>"


def _player_address(code: Shortcode) -> str:
    """`[youtube=address]`, `[youtube address]`, `[youtube id="…"]`, `[vimeo 123]`, `[soundcloud url="…"]`."""
    given = code.get("url", "src", "id", "link") or next(iter(code.loose), "").lstrip("=")
    given = given or re.sub(r"<[^<>]*+>", "", code.inside or "").strip()
    if "://" in given or given.startswith("//"):
        return given
    elif code.name in _PLAYERS and re.fullmatch(r"[\w/-]{4,60}", given):
        return _PLAYERS[code.name].format(given)
    else:
        return ""
