"""Nothing is lost that carries meaning, nothing loads from elsewhere, and what is not as it was is told."""

import pytest

from hub.portability.wxr.converting import convert
from hub.portability.wxr.references import NoReferences
from hub.portability.wxr.tests.conftest import Answers
from hub.portability.wxr.tests.small_blog import BOOM, LAVA, UP, block


def test_what_is_elsewhere_becomes_a_link_that_loads_nothing(answers: Answers) -> None:
    content = (
        '<img src="https://x.example/cat.jpg" alt="A cat"> <iframe src="https://maps.example/?q=1"></iframe>'
        '<video src="https://x.example/f.mp4"></video> '
        '<a href="https://y.example/"><img src="https://x.example/d.jpg"></a>'
    )

    converted = convert(content, answers)

    assert '<a href="https://x.example/cat.jpg">A cat</a>' in converted.html
    assert '<a href="https://y.example/">d.jpg</a>' in converted.html
    assert "src=" not in converted.html and "<iframe" not in converted.html and "<video" not in converted.html
    assert {change.kind for change in converted.changed} == {"sound-elsewhere", "embed-elsewhere", "picture-elsewhere"}
    assert all(str(change) for change in converted.changed)


def test_own_media_that_nobody_has_are_missing(answers: Answers) -> None:
    converted = convert(f'<img src="{UP}gone.jpg" alt="Gone">[gallery ids="99"]', answers)

    assert converted.missing == ["#99", UP + "gone.jpg"]
    assert "Gone" in converted.html


def test_media_used_are_told_once(answers: Answers) -> None:
    twice = f'<img src="{UP}lava.jpg"><img src="{UP}lava-300x225.jpg">'

    converted = convert(f'{twice} [audio src="{UP}boom.mp3"]', answers)

    assert converted.media == [BOOM, LAVA]


def test_unknown_blocks_and_shortcodes_keep_their_words(answers: Answers) -> None:
    blocks = block("jetpack/map", "<div><p>Our way</p></div>", '{"zoom":3}') + '<!-- wp:latest-posts {"n":5} /-->'

    converted = convert(blocks + "[spoiler title='x']the end[/spoiler] [ninja_forms id=1]", answers)

    assert "<p>Our way</p>" in converted.html and "the end" in converted.html
    assert "[" not in converted.html
    assert converted.unknown == {
        "block:jetpack/map": 1,
        "block:latest-posts": 1,
        "shortcode:spoiler": 1,
        "shortcode:ninja_forms": 1,
    }


def test_references_in_the_text_are_not_believed(answers: Answers) -> None:
    stolen = "A" * 22

    converted = convert(
        f'<img data-media="{stolen}"><a data-media="{stolen}">x</a>'
        f'<a data-entry="{stolen}" href="https://x.example">y</a>'
        f'<audio data-media="{stolen}"></audio><figure><video data-media="{stolen}" src=""></video></figure>',
        answers,
    )

    assert stolen not in converted.html
    assert converted.media == []


def test_footnotes_come_from_their_field(answers: Answers) -> None:
    content = block("paragraph", '<p>Lava<sup data-fn="a1"><a href="#a1" id="a1-link">1</a></sup></p>')

    converted = convert(
        content + "<!-- wp:footnotes /-->", answers, footnotes='[{"content":"From a <em>book</em>","id":"a1"}]'
    )

    assert converted.html.replace("\n", "") == "<p>Lava<sup>1</sup></p><ol><li>From a <em>book</em></li></ol>"


def test_hostile_markup_is_gone(answers: Answers) -> None:
    converted = convert(
        '<p onclick="x()">a</p><script>alert(1)</script><a href="java\tscript:alert(1)">b</a><svg onload=x>c</svg>'
        '<div style="position:fixed">d</div><form action="https://x.example"><input name=q>e</form>'
        '<base href="//x.example">',
        answers,
    )

    for gone in ("onclick", "script", "svg", "style", "form", "input", "base"):
        assert gone not in converted.html
    assert [change.kind for change in converted.changed] == ["harm", "form"]


def test_texts_beyond_the_bounds_keep_their_words() -> None:
    converted = convert("<div>" * 5000 + "still here", NoReferences())

    assert "still here" in converted.html
    assert [change.kind for change in converted.changed] == ["refused"]


def test_nothing_stays_nothing() -> None:
    assert convert("", NoReferences()).html == ""
    assert convert(" \n ", NoReferences()).html == ""


def test_a_comment_without_an_end_hides_nothing() -> None:
    assert "still here" in convert("a <!-- b --> <!-- still here", NoReferences()).html


def test_pictures_written_into_the_text_are_told(answers: Answers) -> None:
    converted = convert(f'<img alt="Me" src="data:image/png;base64,{"A" * 5_000_000}"> words', answers)

    assert converted.html == "<p>Me words</p>"
    assert [change.kind for change in converted.changed] == ["picture-inside"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit", ["<!--", "<a ", "<a href='", "[a]", "[gallery]", "<!-- wp:a -->", "<figure>", '<img src="', "<p "]
)
def test_texts_made_to_be_slow_come_out(unit: str) -> None:
    """None of them is read again and again from each place in it: a run that did would not get beyond this test."""
    converted = convert(unit * (300_000 // len(unit)), NoReferences())

    assert isinstance(converted.html, str)
