"""clean(): any HTML becomes HTML of the vocabulary."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from hub.text.cleaning import TextRefused, clean
from hub.text.tests import harmless, hostile
from hub.text.tests.wild_texts import FIXTURES, wild_texts

ID = "AbCdEfGhIjKlMnOpQr-_01"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_what_is_in_the_vocabulary_stays_as_it_is(path: Path):
    text = path.read_text(encoding="utf-8").strip()

    assert clean(text) == text


def test_hostile_texts_come_out_harmless_and_settled():
    texts = hostile.texts()

    assert len(texts) > 500
    for text in texts:
        cleaned = clean(text)
        harmless.check_cleaned(cleaned)
        assert clean(cleaned) == cleaned


@given(wild_texts)
@settings(max_examples=600, deadline=None)
def test_wild_texts_come_out_harmless_and_settled(text: str):
    cleaned = clean(text)

    harmless.check_cleaned(cleaned)
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<h1>Title</h1>", "<h2>Title</h2>"),
        ("<h6>Small</h6>", "<h4>Small</h4>"),
        ("<b>a</b> <i>b</i> <del>c</del> <strike>d</strike>", "<strong>a</strong> <em>b</em> <s>c</s> <s>d</s>"),
        ("<p style='color:red' class='x' id='y' onclick='z()' data-x='1'>a</p>", "<p>a</p>"),
        ("<p class='verse'>a</p><pre class='wide verse'>b</pre>", '<p>a</p>\n<pre class="verse">b</pre>'),
        ("<div>one</div><div>two</div>", "<p>one</p>\n<p>two</p>"),
        ("<div><div><p>one</p></div></div>", "<p>one</p>"),
        ("<section><h2>a</h2>b</section>", "<h2>a</h2>\n<p>b</p>"),
        ("<font color=red>a</font><span style='x'>b</span>", "ab"),
        ("<p>a</p>loose<p>b</p>", "<p>a</p>\n<p>loose</p>\n<p>b</p>"),
        ("<p></p><p>&nbsp;</p><h2> </h2><p><strong></strong></p><p><br></p>", ""),
        ("a<strong></strong><em> </em>b", "a b"),
        ("<ul>a<li>b</li><ul><li>c</li></ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<li>alone</li>", "<p>alone</p>"),
        ("<ul></ul><table></table><blockquote></blockquote>", ""),
        ("<table><tr><td>a<td><div>b</div></table>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
        ("<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>"),
        ("<pre>\n\na<br>b</pre>", "<pre>a\nb</pre>"),
        ("<svg><text>x</text></svg><style>p{}</style><script>x()</script>a", "a"),
        ("<form><input name=a><button>Go</button></form>", "<p>Go</p>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p>\n<p>b</p>"),
        ("<hr data-more='x' class='y'>", '<hr data-more="">'),
        ("<span dir=RTL>a</span><p lang='not a language'>b</p>", '<p><span dir="rtl">a</span></p>\n<p>b</p>'),
        ("<ruby>a</ruby><rt>b</rt>", "ab"),
        ("<summary>a</summary><figcaption>b</figcaption>", "<p>a</p>\n<p>b</p>"),
        ("a\r\nb\x07c", "a\nbc"),
    ],
)
def test_other_ways_of_writing_become_ours(written: str, kept: str):
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<a href=' HTTPS://a.example/x y '>a</a>", '<a href="https://a.example/x%20y">a</a>'),
        ("<a href='//a.example/'>a</a>", '<a href="https://a.example/">a</a>'),
        ("<a href='https://a.example' rel=x target=y>a</a>", '<a href="https://a.example">a</a>'),
        ("<a href='/write/'>a</a> <a href='#x'>b</a> <a name=x>c</a>", "a b c"),
        ("<a href='https://user:word@a.example'>a</a>", "a"),
        (f"<a data-entry='{ID}' href='https://a.example'>a</a>", f'<a data-entry="{ID}">a</a>'),
        ("<a data-entry='short' href='https://a.example'>a</a>", '<a href="https://a.example">a</a>'),
        ("<a href='https://a.example' data-fragment=x>a</a>", '<a href="https://a.example">a</a>'),
        ("<a href='https://a.example'></a>", ""),
    ],
)
def test_a_link_has_one_good_address_or_becomes_its_words(written: str, kept: str):
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"<img data-media='{ID}' alt=a src=x width=1>", f'<figure><img data-media="{ID}" alt="a"></figure>'),
        ("<img src='https://a.example/p.png' alt='A pot'>", '<a href="https://a.example/p.png">A pot</a>'),
        ("<img src='https://a.example/p'>", '<a href="https://a.example/p">https://a.example/p</a>'),
        ("<img src='data:image/png;base64,AAAA' alt=x><img src=/local.png><img>", ""),
        ("<img data-media='short' alt=x>", ""),
        ("<img class=emoji alt='😀' src='https://a.example/1f600.svg'>", "😀"),
        (
            "<video controls><source src='https://a.example/f.mp4'>Old browser</video>",
            '<a href="https://a.example/f.mp4">https://a.example/f.mp4</a>',
        ),
        (f"<p>a<img data-media='{ID}'>b</p>", f'<p>a</p>\n<figure><img data-media="{ID}"></figure>\n<p>b</p>'),
        (
            f"<a href='https://a.example'><img data-media='{ID}'></a>",
            f'<figure><a href="https://a.example"><img data-media="{ID}"></a></figure>',
        ),
        (
            "<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>",
            "<blockquote>a</blockquote>\n<p>b</p>",
        ),
        (
            f"<figure><figure><img data-media='{ID}'></figure><figure><img data-media='{ID}'></figure></figure>",
            f'<div data-gallery=""><figure><img data-media="{ID}"></figure>'
            f'<figure><img data-media="{ID}"></figure></div>',
        ),
        ("<div data-gallery><p>no picture</p></div>", "<p>no picture</p>"),
    ],
)
def test_a_picture_is_of_the_library_or_becomes_a_link(written: str, kept: str):
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            "<iframe src='https://www.youtube.com/embed/aB3_-xYz012?autoplay=1' title='Song'></iframe>",
            '<figure data-embed="youtube" data-id="aB3_-xYz012" data-title="Song">'
            '<a href="https://www.youtube.com/watch?v=aB3_-xYz012">Song</a></figure>',
        ),
        ("<iframe src='https://a.example/x'></iframe>", '<p><a href="https://a.example/x">https://a.example/x</a></p>'),
        ("<iframe srcdoc='<p>x</p>'>y</iframe>", ""),
        (
            "<figure data-embed='elsewhere' data-id='1'><a href='https://a.example/'>Film</a></figure>",
            '<p><a href="https://a.example/">Film</a></p>',
        ),
        (
            "<figure data-embed='youtube' data-id='aB3_-xYz012'><a href='https://thief.example/'>Film</a></figure>",
            '<figure data-embed="youtube" data-id="aB3_-xYz012">'
            '<a href="https://www.youtube.com/watch?v=aB3_-xYz012">Film</a></figure>',
        ),
    ],
)
def test_an_embed_is_of_an_allowed_provider_or_becomes_a_link(written: str, kept: str):
    assert clean(written) == kept


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "\udfff", "x" * 2_000_001, "é" * 1_000_001])
def test_what_is_no_text_or_too_much_is_refused(text: str):
    with pytest.raises(TextRefused):
        clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000,
        "<div><table></div></table>" * 50_000,
        "".join(f"<b id={number}>" for number in range(100_000)),
        "<a " + " ".join(f"b{number}" for number in range(200_000)) + ">",
    ],
    ids=["deep", "deep in tables", "deep in marks", "many attributes"],
)
def test_what_is_built_to_keep_a_parser_busy_is_refused(text: str):
    with pytest.raises(TextRefused):
        clean(text)


def test_what_is_nested_more_than_people_do_is_made_flat():
    assert clean("<blockquote>" * 300 + "x" + "</blockquote>" * 300).count("<blockquote>") <= 100


def test_a_long_text_is_taken():
    text = "<p>We counted the boats again.</p>\n" * 5_000

    assert clean(text) == text.strip()
