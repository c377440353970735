"""The closed vocabulary of what people write: the one table of elements, attributes and values.

The cleaner lets nothing else through, and the editor's tests compare their schema with as_json().
"""

import json
from collections.abc import Mapping

from hub.ids import PUBLIC_ID_PATTERN

ANY_WORDS = r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]{0,2000}"
EMPTY = r""
COUNT = r"[1-9][0-9]{0,2}"

# An attribute and the pattern that its whole value must match.
Attributes = Mapping[str, str]

EVERYWHERE: Attributes = {
    "lang": r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}",
    "dir": r"ltr|rtl|auto",
}
MEDIA: Attributes = {"data-media": PUBLIC_ID_PATTERN}
CELL: Attributes = {"colspan": COUNT, "rowspan": COUNT}

BLOCKS: Mapping[str, Attributes] = {
    "p": {},
    "h2": {},
    "h3": {},
    "h4": {},
    "ul": {},
    "ol": {"start": r"-?[0-9]{1,6}"},
    "li": {},
    "blockquote": {},
    "pre": {"class": r"verse"},
    "table": {},
    "caption": {},
    "thead": {},
    "tbody": {},
    "tfoot": {},
    "tr": {},
    "th": {**CELL, "scope": r"row|col|rowgroup|colgroup"},
    "td": CELL,
    "hr": {"data-more": EMPTY},
    "details": {},
    "summary": {},
    "figure": {
        "data-embed": r"[a-z-]{1,20}",
        "data-id": r"[A-Za-z0-9_/-]{1,120}",
        "data-title": ANY_WORDS,
    },
    "figcaption": {},
    "div": {"data-gallery": EMPTY},
}
INLINE: Mapping[str, Attributes] = {
    "strong": {},
    "em": {},
    "s": {},
    "code": {},
    "a": {
        **MEDIA,
        "data-entry": PUBLIC_ID_PATTERN,
        "data-fragment": r"[^\s\x00-\x1f\x7f\"<>&]{1,80}",
        # The scheme and the host are looked at by addresses.safe_address.
        "href": r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f]{1,2000}",
    },
    "br": {},
    "sub": {},
    "sup": {},
    "mark": {},
    "ruby": {},
    "rt": {},
    "rp": {},
    "abbr": {"title": ANY_WORDS},
    "q": {},
    "cite": {},
    "kbd": {},
    "span": {},
    "img": {**MEDIA, "alt": ANY_WORDS},
    "audio": MEDIA,
    "video": MEDIA,
}
ELEMENTS: Mapping[str, Attributes] = {**BLOCKS, **INLINE}
VOID = frozenset({"br", "hr", "img"})
COMMENT_ELEMENTS = frozenset({"p", "br", "strong", "em", "s", "code", "a", "blockquote", "q", "cite", "ul", "ol", "li"})

# What other programs write, and our word for it. "div" here means: some block, words of its own.
SYNONYMS: Mapping[str, str] = {
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
    "b": "strong",
    "i": "em",
    "del": "s",
    "strike": "s",
    "tt": "code",
    "samp": "code",
    "var": "em",
    "dfn": "em",
    "acronym": "abbr",
    **dict.fromkeys(
        (
            *("section", "article", "main", "header", "footer", "nav", "aside", "center", "address"),
            *("dl", "dt", "dd", "form", "fieldset", "legend", "hgroup", "dialog", "search"),
        ),
        "div",
    ),
}
# Elements whose content is not for reading, and goes with them.
NOT_FOR_READING = frozenset(
    {"script", "style", "template", "svg", "object", "embed", "noembed", "noframes", "xmp", "title", "head"}
)


def as_json() -> str:
    """The table as JSON, for the tests of the editor: element -> attribute -> pattern of the whole value."""
    table = {
        "everywhere": dict(EVERYWHERE),
        "blocks": {name: dict(attributes) for name, attributes in BLOCKS.items()},
        "inline": {name: dict(attributes) for name, attributes in INLINE.items()},
        "void": sorted(VOID),
        "comment": sorted(COMMENT_ELEMENTS),
    }
    return json.dumps(table, indent=2, sort_keys=True)
