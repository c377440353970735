"""Strategies for texts as nobody would write them."""

from pathlib import Path

from hypothesis import strategies as st

from hub.text.tests import hostile
from hub.text.vocabulary import ELEMENTS, NOT_FOR_READING, SYNONYMS

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.html"))

_NAMES = sorted(
    {
        *(*ELEMENTS, *SYNONYMS, *NOT_FOR_READING),
        *("iframe", "math", "mi", "mtext", "annotation-xml", "foreignObject", "desc", "noscript", "textarea"),
        *("select", "option", "button", "input", "font", "nobr", "marquee", "plaintext", "colgroup", "col", "body"),
    }
)
_ATTRIBUTES = [
    *(' data-media="AAAAAAAAAAAAAAAAAAAAAA"', ' data-entry="AAAAAAAAAAAAAAAAAAAAAA"', " href=https://a.example/b"),
    *(" href=javascript:alert(1)", " lang=en", " data-gallery", " data-more", " class=verse", ' alt="x<y>"'),
    *(
        " data-embed=youtube data-id=abcdefghijk",
        ' src="//youtu.be/abcdefghijk"',
        " onclick=alert(1)",
        " src=http://a/b",
    ),
    *(' title="</p><b>"', ' encoding="text/html"', " /"),
]
_WORDS = [
    "x",
    " ",
    "\n",
    "\n\n",
    "&nbsp;",
    "&lt;b&gt;",
    "<!--",
    "-->",
    "]]>",
    "&amp;",
    "é漢",
    "&#13;",
    "\t",
    "&#1;",
    "<",
    '"',
]

_tags = st.builds(
    lambda name, attributes: f"<{name}{''.join(attributes)}>",
    st.sampled_from(_NAMES),
    st.lists(st.sampled_from(_ATTRIBUTES), max_size=2),
)
_ends = st.sampled_from(_NAMES).map(lambda name: f"</{name}>")
any_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
tag_soup = st.lists(st.one_of(_tags, _tags, _ends, st.sampled_from(_WORDS), any_words), max_size=25).map("".join)


@st.composite
def mutated_texts(draw: st.DrawFn) -> str:
    """A good or hostile text with a part taken out and another put in."""
    whole = draw(st.sampled_from([path.read_text(encoding="utf-8").strip() for path in FIXTURES] + hostile.texts()))
    start = draw(st.integers(0, len(whole)))
    end = draw(st.integers(start, min(len(whole), start + 30)))
    return whole[:start] + draw(tag_soup) + whole[end:]


wild_texts = st.one_of(tag_soup, mutated_texts(), any_words)
