"""The texts of the three exports come out as they were meant."""

import re
from collections import Counter

import pytest

from hub.portability.wxr.converting import Converted, convert
from hub.portability.wxr.reading import Export
from hub.portability.wxr.tests.conftest import Answers


@pytest.fixture(scope="module")
def texts(grade6: Export, grade3: Export, class_blog: Export) -> dict[str, dict[str, Converted]]:
    """Converted texts by blog and title; those without a title by their number."""
    found: dict[str, dict[str, Converted]] = {}
    for name, export in (("grade6", grade6), ("grade3", grade3), ("class", class_blog)):
        answers = Answers(export)
        found[name] = {
            item.title or f"#{item.number}": convert(item.content, answers, number=item.number)
            for item in export.items()
            if item.kind in ("post", "page")
        }
    return found


def count(texts: dict[str, Converted], pattern: str) -> int:
    return sum(len(re.findall(pattern, text.html)) for text in texts.values())


def test_nothing_is_missing_unknown_or_elsewhere(texts: dict[str, dict[str, Converted]]) -> None:
    for blog in texts.values():
        for text in blog.values():
            assert not text.missing and not text.unknown and not text.changed
            assert not re.search(r"src=|style=|class=\"(?!verse)|wp-content|\[\w+ |<!--", text.html)


def test_everything_of_the_portfolio_is_there(texts: dict[str, dict[str, Converted]]) -> None:
    blog = texts["grade6"]

    assert count(blog, "<h[234]>") == 9
    assert count(blog, "<table>") == 3
    assert count(blog, "<(?:ul|ol)>") == 5 and count(blog, "<li>") == 15
    assert count(blog, "<blockquote>") == 2
    assert count(blog, "data-gallery") == 3
    assert count(blog, "<img ") == 13 + 3
    assert count(blog, "data-embed=") == 1
    assert count(blog, "data-more") == 1
    assert count(blog, "data-entry=") == 14


def test_links_to_later_posts_lead_to_them(texts: dict[str, dict[str, Converted]], grade6: Export) -> None:
    numbers = {outline.title: outline.number for outline in grade6.outlines}
    later = numbers["Silk Road diary, day 19: the market at Dunhuang"]

    first_day = texts["grade6"]["Silk Road diary, day 1: leaving Chang'an"]

    assert f'<a data-entry="{f"entry-{later}".ljust(22, "_")}">Silk Road diary, day 19</a>' in first_day.html


def test_the_poem_keeps_its_silence(texts: dict[str, dict[str, Converted]]) -> None:
    poem = texts["grade6"]["Rain on the library roof (poem)"].html

    assert "out of breath.\n\n    It taps once, to ask.\n    It taps twice, to be sure.\n\nThen" in poem
    assert poem.startswith('<pre class="verse">')


def test_the_program_keeps_its_indentation(texts: dict[str, dict[str, Converted]]) -> None:
    code = texts["grade6"]["My first program that uses a list"].html

    assert '<pre><code>jobs = ["plants", "board", "lights"]\nlast = ""\nfor job in jobs:\n    person = ' in code
    assert "\n    while person == last:\n        person = " in code
    assert "<code>if length &lt; 2</code>" in code


def test_the_old_editor_of_the_portfolio(texts: dict[str, dict[str, Converted]]) -> None:
    museum = texts["grade6"]["Notes from the museum (typed in the old editor)"].html

    assert "one is missing.<br><strong>Object 2:</strong>" in museum
    assert "<figcaption>My drawing of the comb</figcaption></figure>" in museum
    assert re.search(r'forgot their shirts\.</p>\n<hr data-more="">\n<p>After the break', museum)
    assert museum.count("<img ") == 3


def test_scripts_and_directions(texts: dict[str, dict[str, Converted]]) -> None:
    blog = texts["grade3"]

    assert "<ruby>漢字<rt>かんじ</rt></ruby>" in blog["日本語で書きました"].html
    assert '<p dir="rtl" lang="ar">' in blog["كلمات من صديقي"].html
    assert '<p dir="rtl" lang="he">' in blog["كلمات من صديقي"].html
    assert '<span dir="rtl">Leo</span>' in blog["كلمات من صديقي"].html
    assert "🌲🌲🌲" in blog["日本語で書きました"].html


def test_the_young_blog_has_its_paragraphs(texts: dict[str, dict[str, Converted]]) -> None:
    blog = texts["grade3"]

    assert blog["Hello! 👋"].html.count("<p>") == 2
    assert "3 &lt; 7 &amp; 7 &gt; 3. That is always true." in blog["Times tables & me"].html
    assert blog["Recipe for stone soup"].html.count("</li>") == 5
    assert 'alt=""' in blog["Recipe for stone soup"].html
    assert "wind in the big tree\nall the leaves say shhh to me\n" in blog["My haiku"].html
    assert blog["SPORTS DAY!!!"].media == ["media-5".ljust(22, "_"), "media-3".ljust(22, "_"), "media-4".ljust(22, "_")]


def test_sounds_and_films(texts: dict[str, dict[str, Converted]]) -> None:
    moon = texts["grade3"]["moon video"].html

    assert re.findall(r'data-embed="(\w+)" data-id="([\w-]+)"', moon) == [
        ("youtube", "aqz-KE-bpKQ"),
        ("vimeo", "1084537"),
    ]
    assert count(texts["grade3"], "<audio data-media=") == 1
    assert count(texts["class"], "<audio data-media=") == 2
    assert count(texts["class"], "<video data-media=") == 1


def test_the_class_blog_keeps_files_details_and_addresses(texts: dict[str, dict[str, Converted]]) -> None:
    blog = texts["class"]

    files = Counter(
        re.findall(r"<figure><a data-media=\"[\w-]+\">(\w+)</a></figure>", "".join(t.html for t in blog.values()))
    )
    assert files == {"Supplies": 1, "Rubric": 1, "Permission": 1}
    assert count(blog, "<details><summary>") == 3
    assert (
        '<a href="https://example.org/rivers/flow?lang=en&amp;level=6">'
        in blog["Useful links for the rivers unit"].html
    )
    assert '<a href="https://example.com/maps#class-6b">' in blog["Useful links for the rivers unit"].html
    assert '<a href="https://blogs.hillside.example/hana/">Hana</a>' in blog["Our blogs"].html
    assert '<p><a href="https://example.org/sheets/reflection">' in blog["Questions that help you reflect"].html
