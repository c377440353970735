"""plain(), excerpt() and reading_minutes()."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.text.excerpts import excerpt, plain, reading_minutes
from hub.text.tests.wild_texts import wild_texts

ID = "AbCdEfGhIjKlMnOpQr-_01"
PICTURE = f'<figure><img data-media="{ID}" alt="A seal"><figcaption>Our seal</figcaption></figure>'


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", ""),
        ("<h2>Boats</h2>\n<p>We <em>saw</em>\nmany &amp; more.<br>Yes.</p>", "Boats\nWe saw many & more.\nYes."),
        (f"<p>a</p>{PICTURE}", "a\nA seal\nOur seal"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "a\nb"),
        ("<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>", "a b\nc"),
        ('<pre class="verse">one\ntwo</pre>', "one\ntwo"),
        ("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>に", "港に"),
        ("<p>5 &lt; 6&nbsp;m</p>", "5 < 6 m"),
        ("<script>x</script><div>never cleaned</div>", "never cleaned"),
    ],
)
def test_plain_words_have_a_line_for_each_block(html: str, words: str):
    assert plain(html) == words


def test_an_excerpt_ends_after_a_sentence():
    assert excerpt("<p>We counted boats. There were many. Then the rain came down on us.</p>", 40) == (
        "We counted boats. There were many."
    )


def test_an_excerpt_ends_after_a_word():
    assert excerpt("<p>We counted all the boats, twice, until the rain came</p>", 27) == "We counted all the boats…"


def test_an_excerpt_of_japanese_ends_after_a_sentence_or_anywhere():
    assert excerpt("<p>港に行きました。船を数えました。雨が降りました。</p>", 18) == "港に行きました。船を数えました。"
    assert excerpt("<p>港に行って船を数えて雨が降って帰りました</p>", 10) == "港に行って船を数え…"


def test_an_excerpt_stops_where_the_author_says():
    assert excerpt('<p>The beginning.</p><hr data-more=""><p>The rest.</p>') == "The beginning."


def test_an_excerpt_leaves_pictures_out_unless_there_is_nothing_else():
    assert excerpt(f"{PICTURE}<p>Words.</p>") == "Words."
    assert excerpt(PICTURE) == "A seal Our seal"
    assert excerpt(f'<hr data-more="">{PICTURE}') == "A seal Our seal"


@given(wild_texts, st.integers(10, 120))
@settings(max_examples=60, deadline=None)
def test_an_excerpt_is_one_line_of_at_most_that_length(html: str, length: int):
    words = excerpt(html, length)

    assert len(words) <= length
    assert "\n" not in words


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        ("", 1),
        ("<p>" + "word " * 200 + "</p>", 1),
        ("<p>" + "word " * 1000 + "</p>", 5),
        ("<p>" + "港" * 2500 + "</p>", 5),
        ("<p>" + "ก" * 3000 + "</p>", 3),
        ("<p>" + "word " * 400 + "港" * 1000 + "</p>", 4),
    ],
)
def test_reading_takes_some_minutes(html: str, minutes: int):
    assert reading_minutes(html) == minutes
