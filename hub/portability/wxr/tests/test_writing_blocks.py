"""A text of the hub, written as WordPress' editor saves it and read again, is the same text."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hub.portability.wxr.converting import convert
from hub.portability.wxr.references import Described, NoReferences
from hub.portability.wxr.writing.blocks import as_blocks
from hub.portability.wxr.writing.words import Leading, MediumOut
from hub.text.cleaning import clean
from hub.text.excerpts import plain
from hub.text.tests.wild_texts import wild_texts

PICTURE, SOUND, POST = "A" * 22, "B" * 22, "C" * 22
AT = "https://mei.hub.invalid"
LEADING = Leading(
    {
        PICTURE: MediumOut(1000001, f"{AT}/wp-content/uploads/2026/11/bridge.jpg", "bridge.jpg", "A bridge"),
        SOUND: MediumOut(1000006, f"{AT}/wp-content/uploads/2026/11/rain.mp3", "rain.mp3"),
    },
    {POST: f"{AT}/2026/11/03/a-bridge/"},
)


class There(NoReferences):
    """Where the reader of the export finds what the texts refer to."""

    def media_for(self, which: str | int) -> str | None:
        return next((key for key, one in LEADING.media.items() if which in (one.number, one.address)), None)

    def entry_for(self, address: str) -> tuple[str, str] | None:
        place, _sign, fragment = address.partition("#")
        return next(((key, fragment) for key, known in LEADING.entries.items() if known == place), None)

    def described(self, media_id: str) -> Described:
        return Described(kind="sound" if media_id == SOUND else "picture")


def there_and_back(html: str) -> str:
    return convert(as_blocks(html, LEADING), There()).html


def bare(html: str) -> str:
    """Without the line ends that stand between blocks."""
    return re.sub(r"\s*(</?(?:p|ul|ol|li|blockquote|details|summary|div|figure|table)\b[^>]*>)\s*", r"\1", html)


TEXTS = {
    "words": "<p>One &amp; two, a &lt; b, <strong>three</strong> <em>four</em> <s>five</s><br>six</p>",
    "signs of WordPress": "<p>[gallery] and [caption]x[/caption] and &lt;!-- wp:x --&gt; and ]]&gt;</p>",
    "headings": "<h2>One</h2><h3>Two</h3><h4>Three</h4>",
    "lists": '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul><ol start="3"><li>d</li></ol>',
    "quotes": "<blockquote><p>One</p><p>Two <cite>Mei</cite></p></blockquote>",
    "code and verse": '<pre><code>if a &lt; b:\n    [x]</code></pre><pre class="verse">a\n  b</pre><pre>c\n d</pre>',
    "rules": '<p>a</p><hr data-more=""><p>b</p><hr><p>c</p>',
    "a table": '<table><thead><tr><th scope="col">a</th></tr></thead>'
    '<tbody><tr><td colspan="2">b</td></tr></tbody></table>',
    "more to open": "<details><summary>S</summary><p>x</p></details>",
    "ruby": '<p><ruby>橋<rt>はし</rt></ruby> <mark>m</mark> <kbd>k</kbd> <sub>2</sub> <abbr title="a--b">x</abbr></p>',
    "a link": f'<p><a href="https://a.example/b?c=1&amp;d=2">x</a> <a data-entry="{POST}">y</a></p>',
    "a place in a post": f'<p><a data-entry="{POST}" data-fragment="end">y</a></p>',
    "a picture": f'<figure><img data-media="{PICTURE}" alt="A bridge">'
    "<figcaption>Held <em>2 kg</em></figcaption></figure>",
    "a sound": f'<figure><audio data-media="{SOUND}"></audio></figure>',
    "a gallery": '<div data-gallery="">'
    + f'<figure><img data-media="{PICTURE}" alt="x"></figure>' * 2
    + "</div>",
    "a film": '<figure data-embed="youtube" data-id="abcdefghijk">'
    '<a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></figure>',
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_written_comes_back(name: str) -> None:
    html = clean(TEXTS[name])

    assert bare(there_and_back(html)) == bare(html)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(sorted(TEXTS)), min_size=1, max_size=6))
def test_whatever_stands_beside_it(parts: list[str]) -> None:
    html = clean("".join(TEXTS[part] for part in parts))

    assert bare(there_and_back(html)) == bare(html)


@settings(max_examples=150, deadline=None)
@given(wild_texts)
@example("<details>before<summary>x</summary>after</details>")
def test_no_word_of_any_text_is_lost(text: str) -> None:
    html = clean(text)

    assert not Counter(plain(html).split()) - Counter(plain(there_and_back(html)).split())


@settings(max_examples=150, deadline=None)
@given(wild_texts)
def test_blocks_are_closed_and_say_true_things_about_themselves(text: str) -> None:
    opened: list[str] = []
    for closing, name, told in re.findall(r"<!-- (/?)wp:([a-z-]+) (\{.*?\} )?-->", as_blocks(clean(text), LEADING)):
        if closing:
            assert opened.pop() == name
        else:
            opened.append(name)
            assert isinstance(json.loads(told or "{}"), dict)
    assert not opened


def test_the_words_of_a_language_keep_it() -> None:
    written = as_blocks(clean('<p lang="ja">海</p><p dir="rtl">שלום</p>'))

    assert '<p><span lang="ja">海</span></p>' in written and '<p><span dir="rtl">שלום</span></p>' in written


def test_what_does_not_come_along_leaves_its_words() -> None:
    gone = "D" * 22
    html = f'<figure><img data-media="{gone}"><figcaption>Held</figcaption></figure><p><a data-entry="{gone}">y</a></p>'

    assert unescape(re.sub(r"<!--.*?-->\n?", "", as_blocks(clean(html)))).split() == ["<p>Held</p>", "<p>y</p>"]


def test_who_made_a_picture_stands_under_it() -> None:
    leading = Leading({PICTURE: MediumOut(1, "https://a.example/b.jpg", note="Bridge: Tomas · CC BY 4.0")})

    written = as_blocks(f'<figure><img data-media="{PICTURE}" alt=""></figure>', leading)

    assert '<figcaption class="wp-element-caption">Bridge: Tomas · CC BY 4.0</figcaption>' in written
