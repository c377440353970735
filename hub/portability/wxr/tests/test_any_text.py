"""Any text at all is converted, and nothing in the result loads from elsewhere."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.portability.wxr.converting import convert
from hub.portability.wxr.tests.conftest import Answers

PIECES = [
    '<!-- wp:paragraph -->\n<p>',
    "</p>\n<!-- /wp:paragraph -->",
    '<!-- wp:gallery {"ids":[11,12]} -->',
    "<!-- /wp:gallery -->",
    '<!-- wp:embed {"url":"https://x.example/"} /-->',
    "<!-- wp:",
    "-->",
    "<!--more-->",
    '<figure class="wp-block-image"><img src="https://x.example/a.jpg" srcset="b.jpg 2x" onerror=x>',
    "</figure>",
    '<a href="https://blogs.example/mei/wp-content/uploads/sites/9/2026/09/lava.jpg">',
    "</a>",
    "<pre class=verse>",
    "</pre>",
    "[gallery]",
    '[caption caption="x"]',
    "[/caption]",
    "[[video",
    "/]",
    "<iframe src='//y.example'>",
    "<video><source src=//z.example/v.mp4>",
    "<svg><style>@import 'https://q.example'</style>",
    "<table background='https://x.example/b.png'><td>",
    "<ul><li>",
    "\n\n",
    "\n",
    "&lt;&amp;&nbsp;",
    '"',
    "'",
    "<",
    "https://youtu.be/aqz-KE-bpKQ",
    "\ufdd00\ufdd1",
    "日本語",
]  # fmt: skip
LOADS = re.compile(
    r"<[^>]*\s(?:src|srcset|style|background|poster|data|action|on\w+)=|<(?:iframe|script|style|link|object|svg)\b"
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=14).map("".join)


@settings(max_examples=120, deadline=None)
@given(texts, st.sampled_from([None, "blocks", "classic", "html"]))
def test_any_text_is_converted(answers: Answers, content: str, hint: str | None) -> None:
    converted = convert(content, answers, hint, number=3)

    assert not LOADS.search(converted.html)
    assert all(str(change) for change in converted.changed)
