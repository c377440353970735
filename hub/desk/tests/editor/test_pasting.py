"""What comes from other programs keeps its structure and loses everything else."""

import pytest
from playwright.sync_api import expect

from hub.desk.tests.editor.conftest import Writing
from hub.text.tests.test_embeds import FOUND, REFUSED

pytestmark = pytest.mark.thorough


def test_a_document_of_google_docs(writing: Writing):
    writing.open()

    writing.paste_from("google-docs")

    assert writing.html == (
        "<h2>Bridges</h2>\n<p>Plain, <strong>bold</strong>, <em>italic</em> and <s>gone</s>. "
        '<a href="https://example.org/">A link</a></p>\n'
        "<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul>\n"
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    )


def test_a_document_of_word(writing: Writing):
    writing.open()

    writing.paste_from("word")

    assert writing.html == (
        "<h2>Plants</h2>\n<p>They <strong>need</strong> <em>light</em>.</p>\n"
        "<ul><li>water</li><li>sun<ul><li>morning sun</li></ul></li></ul>\n<ol><li>dig</li><li>sow</li></ol>\n<p>End.</p>"
    )


def test_a_web_page(writing: Writing):
    writing.open()

    writing.paste_from("web-page")

    assert writing.html == (
        "<h2>Volcanoes</h2>\n<p>Hot <strong>rock</strong> and <em>ash</em>.</p>\n<p>A picture of it</p>\n"
        '<p>More words <a href="https://example.org/lava">here</a> not there</p>\n<blockquote><p>Wow</p></blockquote>'
    )


def test_a_slide(writing: Writing):
    writing.open()

    writing.paste(
        html='<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
        '<p dir="ltr" style="line-height:1"><span style="font-size:36pt">Volcanoes</span></p><ul style="margin:0">'
        '<li dir="ltr" style="list-style-type:disc"><p dir="ltr"><span style="font-weight:700">Hot</span>'
        '<span style="font-size:18pt"> rock</span></p></li><li dir="ltr"><p dir="ltr"><span>Ash</span></p></li></ul></b>'
    )

    assert writing.html == "<p>Volcanoes</p>\n<ul><li><strong>Hot</strong> rock</li><li>Ash</li></ul>"


def test_of_a_chat_the_drawn_signs_are_letters_and_no_pictures(writing: Writing):
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    writing.open()

    writing.paste(
        html=f'<div class="copyable-text"><span>It held <img src="{dot}" alt="😀" class="emoji" draggable="false"></span>'
        '</div><p>in <img src="https://chat.example/jp.png" alt="🇯🇵"> too</p>'
    )

    assert writing.html == "<p>It held 😀</p>\n<p>in 🇯🇵 too</p>"
    assert not writing.desk.uploads


ACTIVE = [
    '<p onclick="alert(1)" style="color:red">x</p>',
    '<p title="a>b" style=color:red onmouseover=alert(1)>x</p>',
    "<p>x<script>alert(1)</script></p>",
    '<p>x<img src="https://elsewhere.example/p.png" onerror="alert(1)"></p>',
    '<p>x<svg onload="alert(1)"><circle r="1"/></svg></p>',
    "<style>p { color: red }</style><p>x</p>",
    '<p><a href="javascript:alert(1)">x</a></p>',
    '<iframe src="https://elsewhere.example/"></iframe><p>x</p>',
    '<p>x<video src="https://elsewhere.example/v.mp4" autoplay></video></p>',
    '<div data-locked="&lt;img src=x onerror=alert(1)&gt;"><p>x</p></div>',
]


def test_nothing_active_comes_in(writing: Writing):
    requests: list[str] = []
    writing.page.on("request", lambda request: requests.append(request.url))
    writing.open()

    for html in ACTIVE:
        writing.type("[Control+a]", "[Delete]")
        writing.paste(html=html)
        assert writing.html == "<p>x</p>"

    assert all(url.startswith(writing.desk.address.removesuffix("write/")) for url in requests)


def test_plain_text_keeps_paragraphs_and_lines(writing: Writing):
    writing.open()

    writing.paste(text="one\ntwo\n\nthree")

    assert writing.html == "<p>one<br>two</p>\n<p>three</p>"


ADDRESSES = {
    "https://youtu.be/abcdefghijk?t=3": (
        '<figure data-embed="youtube" data-id="abcdefghijk"><a href="https://www.youtube.com/watch?v=abcdefghijk">'
        "https://www.youtube.com/watch?v=abcdefghijk</a></figure>"
    ),
    "https://vimeo.com/12345678": (
        '<figure data-embed="vimeo" data-id="12345678"><a href="https://vimeo.com/12345678">'
        "https://vimeo.com/12345678</a></figure>"
    ),
    "https://youtube.com.films.example/watch?v=abcdefghijk": (
        '<p><a href="https://youtube.com.films.example/watch?v=abcdefghijk">'
        "https://youtube.com.films.example/watch?v=abcdefghijk</a></p>"
    ),
    "https://example.org/a": '<p><a href="https://example.org/a">https://example.org/a</a></p>',
}


def test_an_address_alone_becomes_a_film_or_a_link(writing: Writing):
    writing.open()

    for address, html in ADDRESSES.items():
        writing.type("[Control+a]", "[Delete]")
        writing.paste(text=address)
        assert writing.html == html


def test_the_same_addresses_are_embedded_as_on_the_hub(writing: Writing):
    writing.open()

    for address, provider, embed_id in (found for found in FOUND if not found[0].startswith("//")):
        writing.type("[Control+a]", "[Delete]")
        writing.paste(text=address)
        assert f'<figure data-embed="{provider}" data-id="{embed_id}">' in writing.html
    for address in filter(None, REFUSED):
        writing.type("[Control+a]", "[Delete]")
        writing.paste(text=address)
        assert "data-embed" not in writing.html, address


def test_an_address_on_chosen_words_links_them(writing: Writing):
    writing.open("<p>words</p>")
    writing.type("[Control+a]")

    writing.paste(text="https://example.org/")

    assert writing.html == '<p><a href="https://example.org/">words</a></p>'


def test_an_address_between_words_is_a_link(writing: Writing):
    writing.open("<p>see </p>")
    writing.type("see ")

    writing.paste(text="https://vimeo.com/12345678")

    assert '<a href="https://vimeo.com/12345678">' in writing.html
    assert "<figure" not in writing.html


FILM = ADDRESSES["https://youtu.be/abcdefghijk?t=3"]
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def test_a_typed_address_of_a_film_that_stands_alone_becomes_the_film(writing: Writing):
    writing.open()

    writing.type("youtu.be/abcdefghijk", "[Enter]", "It fell")

    assert writing.html == f"{FILM}\n<p>It fell</p>"


def test_a_typed_address_among_words_stays_words(writing: Writing):
    writing.open()

    writing.type("see https://youtu.be/abcdefghijk", "[Enter]", "on")

    assert writing.html == "<p>see https://youtu.be/abcdefghijk</p>\n<p>on</p>"


def test_the_link_box_shows_a_film_when_no_words_are_chosen(writing: Writing):
    writing.open()

    writing.type("Look: ")
    writing.tool("Link").click()
    writing.page.get_by_label("Where does the link go?").fill("https://youtu.be/abcdefghijk")
    writing.page.get_by_role("button", name="Put the link here").click()

    assert writing.html == f"<p>Look: </p>\n{FILM}"


IMG = f'<img src="data:image/png;base64,{DOT}">'
FIGURE = '<figure><img data-media="media-0000000000000001" alt=""></figure>'
PLACES = {
    f"<p>Our bridge</p>{IMG}<p>held.</p>": ["<p>Our bridge</p>", FIGURE, "<p>held.</p>"],
    f"<p>Our bridge <b>{IMG}</b><br>held.</p>": ["<p>Our bridge</p>", FIGURE, "<p>held.</p>"],
    f"<p>Our bridge</p><p>{IMG}{IMG}</p><p>held.</p>": ["<p>Our bridge</p>", FIGURE, FIGURE, "<p>held.</p>"],
    f"<div>{IMG}Our bridge</div><p>held.{IMG}</p>": [FIGURE, "<p>Our bridge</p>", "<p>held.</p>", FIGURE],
    f"<h2>Bridge</h2><figure>{IMG}<figcaption>It held</figcaption></figure><p>Rice</p>": [
        *("<h2>Bridge</h2>", FIGURE, "<p>It held</p>", "<p>Rice</p>"),
    ],
    f"<ul><li>one {IMG}</li><li>{IMG}</li><li>two</li></ul><p>end \ufffc</p>": [
        *("<ul><li>one </li><li>two</li></ul>", FIGURE, FIGURE, "<p>end</p>"),
    ],
    f"<table><tr><td>a</td><td>{IMG}</td></tr></table><p>end</p>": [
        *("<table><tbody><tr><td>a</td><td></td></tr></tbody></table>", FIGURE, "<p>end</p>"),
    ],
}


@pytest.mark.parametrize(("html", "blocks"), PLACES.items())
def test_pictures_that_come_with_words_stand_where_they_stood(writing: Writing, html: str, blocks: list[str]):
    writing.open()

    writing.paste(html=html)
    expect(writing.page.locator("figure img")).to_have_count(html.count("<img"))

    assert {(upload["file"], upload["file:type"]) for upload in writing.desk.uploads} >= {("picture-1.png", "image/png")}
    assert writing.html.split("\n") == blocks


def test_pasted_words_and_their_pictures_are_taken_back_in_one_step(writing: Writing):
    writing.open()
    writing.desk.on_upload = lambda fields: (400, {"error": "No picture."})

    writing.paste(html=f"<p>Our bridge {IMG} held.</p>")
    expect(writing.announced).to_contain_text("No picture.")
    there = writing.html
    writing.type("[Control+z]")

    assert there == "<p>Our bridge</p>\n<p>held.</p>"
    assert writing.html == ""


@pytest.mark.parametrize("words", ["", "It  held"])
def test_pictures_pasted_into_a_caption_come_below_it(writing: Writing, words: str):
    writing.open(f"{FIGURE}<p>after</p>")
    writing.page.locator("figcaption").click()

    writing.page.evaluate(
        """(html) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData });
            document.querySelector(".editor-surface").dispatchEvent(paste);
        }""",
        words.replace("  ", f" {IMG} ") or IMG,
    )
    expect(writing.page.locator("figure img")).to_have_count(2)

    captioned = FIGURE.replace("</figure>", f"<figcaption>{words}</figcaption></figure>") if words else FIGURE
    assert writing.html == f"{captioned}\n{FIGURE}\n<p>after</p>"


def test_pictures_of_other_places_stay_there_and_that_is_said(writing: Writing):
    requests: list[str] = []
    writing.page.on("request", lambda request: requests.append(request.url))
    writing.open()

    writing.paste(html='<p>A volcano</p><img src="https://elsewhere.example/1.png"><img src="file:///2.png">')

    expect(writing.page.get_by_role("alert")).to_contain_text("Pictures that stayed where they were: 2.")
    assert writing.html == "<p>A volcano</p>"
    assert not [url for url in requests if "elsewhere" in url]


def test_ones_own_copy_comes_back_whole(writing: Writing):
    html = (
        '<p><strong>a</strong> b</p>\n<figure><img data-media="abcdefghijklmnopqrstuv" alt="x"><figcaption>c</figcaption>'
        "</figure>\n<table><caption>t</caption><thead><tr><th>1</th></tr></thead><tbody><tr><td>2</td></tr></tbody></table>\n"
        "<hub-later>quiz</hub-later>\n<p>end</p>"
    )
    writing.open(html)
    writing.page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    writing.type("[Control+a]", "[Control+c]", "[Delete]")
    empty = writing.html
    writing.type("[Control+v]")

    assert empty == ""
    assert writing.html == html
