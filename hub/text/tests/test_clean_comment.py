"""clean_comment(): what a comment may hold."""

import pytest
from hypothesis import given, settings

from hub.text.cleaning import TextRefused, clean_comment
from hub.text.tests import harmless, hostile
from hub.text.tests.wild_texts import wild_texts

ID = "AbCdEfGhIjKlMnOpQr-_01"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            "<p>Well <strong>done</strong>, <em>Mei</em>!<br>More?</p>",
            "<p>Well <strong>done</strong>, <em>Mei</em>!<br>More?</p>",
        ),
        ("<h2>Big</h2><p>a</p>", "<p>Big</p>\n<p>a</p>"),
        (f"<figure><img data-media='{ID}'><figcaption>b</figcaption></figure>", "<p>b</p>"),
        (f"<a data-media='{ID}'>a</a> <a data-entry='{ID}'>b</a>", "a b"),
        ("<a href='https://a.example/'>a</a>", '<a href="https://a.example/">a</a>'),
        (
            "<blockquote><p>a</p></blockquote><ol start=3><li>b</ol>",
            '<blockquote><p>a</p></blockquote>\n<ol start="3"><li>b</li></ol>',
        ),
        ("<table><tr><td>a<td>b</table>", "<p>a</p>\n<p>b</p>"),
        ("<pre>a\nb</pre>", "<p>a<br>b</p>"),
        ("<p lang=es>hola <mark>x</mark></p>", '<p lang="es">hola x</p>'),
        ("<ruby>海<rt>うみ</rt></ruby>", "海"),
    ],
)
def test_a_comment_has_words_quotes_lists_and_links_only(written: str, kept: str):
    assert clean_comment(written) == kept


def test_hostile_comments_come_out_harmless_and_settled():
    for text in hostile.texts():
        cleaned = clean_comment(text)
        harmless.check_comment(cleaned)
        assert clean_comment(cleaned) == cleaned


@given(wild_texts)
@settings(max_examples=120, deadline=None)
def test_wild_comments_come_out_harmless_and_settled(text: str):
    cleaned = clean_comment(text)

    harmless.check_comment(cleaned)
    assert clean_comment(cleaned) == cleaned


def test_a_comment_that_is_no_text_is_refused():
    with pytest.raises(TextRefused):
        clean_comment("\x00")
