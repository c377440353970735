"""from_plain(): typed text becomes HTML and stays what it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.text.cleaning import TextRefused, clean, clean_comment, from_plain
from hub.text.excerpts import plain
from hub.text.tests import harmless
from hub.text.tests.wild_texts import any_words


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("", ""),
        (" \n \n", ""),
        ("one\ntwo\n\n\nthree", "<p>one<br>two</p>\n<p>three</p>"),
        ("one\r\ntwo\r\n \t\r\nthree", "<p>one<br>two</p>\n<p>three</p>"),
        ("5 < 6 & <b>7</b>", "<p>5 &lt; 6 &amp; &lt;b&gt;7&lt;/b&gt;</p>"),
        (
            "see https://a.example/b?c=1&d=2.",
            '<p>see <a href="https://a.example/b?c=1&amp;d=2">https://a.example/b?c=1&amp;d=2</a>.</p>',
        ),
        ("(http://a.example/(b))", '<p>(<a href="http://a.example/(b)">http://a.example/(b)</a>)</p>'),
        ("見て https://a.example/海。", '<p>見て <a href="https://a.example/海">https://a.example/海</a>。</p>'),
        ("https://good.example@thief.example", "<p>https://good.example@thief.example</p>"),
        ("javascript:alert(1)", "<p>javascript:alert(1)</p>"),
    ],
)
def test_typed_text_becomes_paragraphs_lines_and_links(typed: str, html: str):
    assert from_plain(typed) == html


@given(
    st.one_of(
        any_words,
        st.lists(st.sampled_from(["a", "\n", " ", "<b>", "&amp;", "https://a.example/b", ".", "\t"])).map("".join),
    )
)
@settings(max_examples=200, deadline=None)
def test_typed_text_is_clean_and_keeps_its_words(typed: str):
    html = from_plain(typed)

    harmless.check_comment(html)
    assert clean(html) == html
    assert clean_comment(html) == html
    assert "".join(plain(html).split()) == "".join(plain(from_plain(plain(html))).split())


@given(
    st.lists(
        st.lists(st.sampled_from(["Mei", "5 < 6", "&amp;", "<b>", "海", "https://a.example/b"]), min_size=1), min_size=1
    )
)
def test_words_and_lines_come_back(paragraphs: list[list[str]]):
    typed = "\n\n".join("\n".join(lines) for lines in paragraphs)

    assert plain(from_plain(typed)) == typed.replace("\n\n", "\n")


@pytest.mark.parametrize("typed", ["\x00", "\ud83d", "x" * 2_000_001])
def test_what_is_no_text_is_refused(typed: str):
    with pytest.raises(TextRefused):
        from_plain(typed)
