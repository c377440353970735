"""media_ids(), entry_ids() and render(): ids become addresses for one viewer, or leave no trace."""

from pathlib import Path

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, settings

from hub.text.cleaning import clean
from hub.text.references import FILE, FILM, SOUND, MediaShown, References, entry_ids, media_ids, render
from hub.text.tests import harmless, hostile
from hub.text.tests.harmless import Parts
from hub.text.tests.wild_texts import FIXTURES, wild_texts

PICTURE_ID, SOUND_ID, FILM_ID, FILE_ID = (f"AbCdEfGhIjKlMnOpQr-_{number}" for number in ("01", "05", "06", "07"))
ENTRY_ID = "AbCdEfGhIjKlMnOpQr-_08"
PICTURE = MediaShown(
    "/media/p/large.jpg",
    (("/media/p/480.webp", 480, "webp"), ("/media/p/960.webp", 960, "webp"), ("/media/p/480.jpg", 480, "jpeg")),
    960,
    640,
    alt="From the library",
)
REFERENCES = References(
    {
        PICTURE_ID: PICTURE,
        SOUND_ID: MediaShown("/media/s/sound.mp3", kind=SOUND),
        FILM_ID: MediaShown("/media/f/film.mp4", kind=FILM, width=640, height=360),
        FILE_ID: MediaShown("/media/c/file", kind=FILE, name="chart & list.pdf", bytes=1_300_000),
    },
    {ENTRY_ID: "/@noah/first-try/"},
)


def fixture(name: str) -> str:
    return (Path(__file__).parent / "fixtures" / f"{name}.html").read_text(encoding="utf-8").strip()


def test_ids_are_found_in_order_and_once():
    html = fixture("file") + fixture("picture") + fixture("links")

    assert media_ids(html)[:2] == [FILE_ID, PICTURE_ID]
    assert len(media_ids(html)) == 5
    assert entry_ids(html) == [ENTRY_ID]


def test_ids_in_words_are_not_found():
    assert media_ids(f'<p>data-media="{PICTURE_ID}"</p>') == []


def test_a_picture_has_its_renditions_measures_and_words():
    html = render(f'<figure><img data-media="{PICTURE_ID}" alt="A &quot;seal&quot;"></figure>', REFERENCES)

    assert isinstance(html, SafeString)
    assert html == (
        '<figure><picture><source type="image/webp" srcset="/media/p/480.webp 480w, /media/p/960.webp 960w" '
        'sizes="(min-width: 48rem) 44rem, 100vw"><img src="/media/p/large.jpg" alt="A &quot;seal&quot;" width="960" '
        'height="640" loading="lazy" decoding="async" srcset="/media/p/480.jpg 480w" '
        'sizes="(min-width: 48rem) 44rem, 100vw"></picture></figure>'
    )


def test_a_picture_without_words_has_those_of_the_library_and_a_decoration_none():
    undecided = render(f'<figure><img data-media="{PICTURE_ID}"></figure>', REFERENCES)
    decoration = render(f'<figure><img data-media="{PICTURE_ID}" alt=""></figure>', REFERENCES)

    assert 'alt="From the library"' in undecided
    assert 'alt=""' in decoration


def test_a_gallery_has_smaller_pictures():
    html = render(fixture("gallery"), REFERENCES)

    assert html.startswith('<div class="gallery" data-gallery=""><figure><picture>')
    assert "22rem" in html
    assert html.count('class="missing"') == 1


def test_sound_and_film_have_controls_and_do_not_start():
    assert '<audio controls="" preload="metadata" src="/media/s/sound.mp3"></audio>' in render(
        fixture("sound"), REFERENCES
    )
    assert '<video controls="" preload="metadata" src="/media/f/film.mp4" width="640" height="360"></video>' in render(
        fixture("film"), REFERENCES
    )


def test_a_file_is_a_card_or_a_link():
    card, inline = render(fixture("file"), REFERENCES).split("\n")

    assert 'class="file" href="/media/c/file" download="chart &amp; list.pdf"' in card
    assert "Our chart.pdf" in card
    assert "1.2" in card
    assert '<a href="/media/c/file" download="chart &amp; list.pdf">the chart</a>' in inline


def test_a_paper_shows_its_first_page_and_a_recording_what_is_said():
    paper = MediaShown("/media/c/file", kind=FILE, name="plan.pdf", poster="/media/c/poster.webp")
    film = MediaShown("/media/f/film.mp4", kind=FILM, poster="/media/f/poster.webp", note="Soon.", words="<Hello>\nyou")
    shown = render(fixture("file"), References({FILE_ID: paper})) + render(fixture("film"), References({FILM_ID: film}))

    assert '<img class="file__page" src="/media/c/poster.webp" alt="" loading="lazy">' in shown
    assert 'poster="/media/f/poster.webp"' in shown
    assert '<p class="meta">Soon.</p>' in shown
    assert "<details><summary>What is said</summary><p>&lt;Hello&gt;<br>you</p></details>" in shown


def test_a_file_without_words_shows_its_name():
    html = render(f'<figure><a data-media="{FILE_ID}"></a></figure>', REFERENCES)

    assert "chart &amp; list.pdf</span>" in html


def test_links_lead_to_the_entry_or_outside_without_following():
    html = render(fixture("links"), REFERENCES)

    assert '<a href="/@noah/first-try/">my first try</a>' in html
    assert '<a href="/@noah/first-try/#end">its end</a>' in html
    assert '<a href="http://old.example/" rel="noopener nofollow ugc">' in html
    assert '<a href="mailto:harbour@school.example">' in html


def test_a_link_to_an_entry_that_is_not_for_the_viewer_becomes_its_words():
    html = render(fixture("links"), References())

    assert "See my first try, its end, " in html
    assert ENTRY_ID not in html


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("picture", "This picture is not here."),
        ("sound", "This recording is not here."),
        ("film", "This film is not here."),
        ("file", "This file is not here."),
    ],
)
def test_a_medium_that_is_not_for_the_viewer_becomes_a_note(name: str, words: str):
    html = render(fixture(name))

    assert f"<p>{words}</p>" in html
    assert "AbCdEfGh" not in html
    assert "src" not in html


def test_the_words_of_a_hidden_picture_are_hidden_and_its_caption_is_not():
    html = render(fixture("picture"))

    assert "A grey seal" not in html
    assert "The seal, drawn by" in html


def test_a_film_is_not_shown_as_a_picture():
    assert "This picture is not here." in render(f'<figure><img data-media="{FILM_ID}"></figure>', REFERENCES)


def test_an_embed_loads_nothing_before_a_click():
    html = render(fixture("embed"))
    elements = Parts(html).elements

    film = {"class": "embed", "provider": "vimeo", "video": "76979871/abcdef0123", "name": "Vimeo"}

    assert "<b>The harbour song</b>" in html
    assert "Play video from YouTube" in html
    assert "Watch it at YouTube" in html
    assert ("hub-embed", film) in elements
    assert not any(name in ("iframe", "img", "script") for name, _ in elements)
    assert not any("src" in attributes for _, attributes in elements)
    assert "<b>Our slides</b>" in html
    assert "Open it at Google Slides" in html


def test_wide_parts_can_be_scrolled_with_the_keyboard():
    assert render("<pre>a</pre>") == '<pre tabindex="0">a</pre>'
    assert 'tabindex="0"' in render(fixture("table"))


def test_a_text_that_was_never_cleaned_is_cleaned_first():
    assert render("<p onclick=alert(1)>a<script>alert(1)</script>") == "<p>a</p>"
    assert render('<p>a</p></div></main><script src="x"></script>') == "<p>a</p>"


def test_hostile_texts_are_rendered_harmless():
    for text in hostile.texts():
        harmless.check_rendered(render(text, REFERENCES))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_rendering_is_the_same_each_time(path: Path):
    html = path.read_text(encoding="utf-8")

    assert render(html, REFERENCES) == render(html, REFERENCES)
    harmless.check_rendered(render(html, REFERENCES))


@given(wild_texts)
@settings(max_examples=100, deadline=None)
def test_unknown_ids_leave_no_trace(text: str):
    text = clean(text)
    html = render(text)
    attributes = [value for _, found in Parts(html).elements for value in found.values()]

    harmless.check_rendered(html)
    for public_id in [*media_ids(text), *entry_ids(text)]:
        assert not any(public_id in value for value in attributes)
