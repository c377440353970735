"""Pictures and other files come in, and are asked what they show."""

import io
import re
from threading import Event

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, expect

from hub.desk.tests.editor.conftest import Writing
from hub.desk.tests.editor.server import Answer, Desk

pytestmark = pytest.mark.thorough
QUESTION = "What is in the picture?"
PICTURE = ("bridge.png", "image/png")
FIGURE = '<figure><img data-media="media-0000000000000001" alt="{}"></figure>'


def choose(writing: Writing, tool: Locator, name: str, mime: str) -> None:
    with writing.page.expect_file_chooser() as chosen:
        tool.click()
    chosen.value.set_files(FilePayload(name=name, mimeType=mime, buffer=b"file"))


def test_a_picture_comes_in_and_is_asked_about(writing: Writing):
    writing.open("<p>before</p>")
    writing.type("[Control+End]")

    choose(writing, writing.tool("Picture"), *PICTURE)
    expect(writing.page.get_by_label(QUESTION)).to_be_focused()
    expect(writing.announced).to_have_text("Picture added. What is in the picture?")
    writing.page.keyboard.type("A stick bridge")
    writing.page.keyboard.press("Enter")
    writing.page.keyboard.type("It held")

    [upload] = writing.desk.uploads
    assert upload == {"csrfmiddlewaretoken": "token-of-the-form", "file": "bridge.png", "file:type": "image/png"}
    assert writing.html == (
        '<p>before</p>\n<figure><img data-media="media-0000000000000001" alt="A stick bridge">'
        "<figcaption>It held</figcaption></figure>"
    )


THREE = ("fish.png", "sun.png", "moon.png")


def by_name(fields: dict[str, str]) -> Answer:
    """Each picture is known by the name of its file."""
    return 201, {"id": fields["file"].removesuffix(".png"), "kind": "image", "src": "/dot.svg", "width": 8, "height": 6}


def order(writing: Writing) -> list[str]:
    return re.findall(r'data-media="(\w+)"', writing.html)


@pytest.mark.parametrize("way", ["choose", "paste", "drop"])
@pytest.mark.parametrize("document", ["", "<p>before</p><p>after</p>"])
def test_pictures_that_come_together_stay_in_their_order(writing: Writing, way: str, document: str):
    writing.desk.on_upload = by_name
    writing.open(document)

    if way == "choose":
        with writing.page.expect_file_chooser() as chosen:
            writing.tool("Picture").click()
        chosen.value.set_files([FilePayload(name=name, mimeType="image/png", buffer=b"file") for name in THREE])
    elif way == "paste":
        writing.paste(files=tuple((name, "image/png") for name in THREE))
    else:
        writing.drop(*((name, "image/png") for name in THREE))
    expect(writing.page.get_by_label(QUESTION)).to_have_count(3)

    assert order(writing) == ["fish", "sun", "moon"]
    assert not document or writing.html.startswith("<p>before</p>") and writing.html.endswith("<p>after</p>")


@pytest.mark.parametrize("arrives", ["before the next is chosen", "after"])
def test_pictures_that_are_chosen_one_after_the_other_stay_in_their_order(writing: Writing, arrives: str):
    arrived = Event()

    def on_upload(fields: dict[str, str]) -> Answer:
        assert fields["file"] != "sun.png" or arrives != "after" or arrived.wait(10)
        return by_name(fields)

    writing.desk.on_upload = on_upload
    writing.open("<p>before</p><p>after</p>")
    writing.page.get_by_text("before").click()
    for there, name in enumerate(THREE, start=1):
        choose(writing, writing.tool("Picture"), name, "image/png")
        expect(writing.page.get_by_label(QUESTION)).to_have_count(1 if arrives == "after" else there)
    arrived.set()
    expect(writing.page.get_by_label(QUESTION)).to_have_count(3)

    assert order(writing) == ["fish", "sun", "moon"]
    assert writing.html.startswith("<p>before</p>") and writing.html.endswith("<p>after</p>")


def test_a_picture_that_arrives_further_up_does_not_part_those_below(writing: Writing):
    arrived = Event()

    def on_upload(fields: dict[str, str]) -> Answer:
        assert fields["file"] != "fish.png" or arrived.wait(10)
        return by_name(fields)

    writing.desk.on_upload = on_upload
    writing.open("<p>before</p><p>after</p>")
    writing.page.get_by_text("before").click()
    choose(writing, writing.tool("Picture"), "fish.png", "image/png")
    writing.page.get_by_text("after", exact=True).click()
    choose(writing, writing.tool("Picture"), "sun.png", "image/png")
    arrived.set()
    expect(writing.page.get_by_label(QUESTION)).to_have_count(2)
    choose(writing, writing.tool("Picture"), "moon.png", "image/png")
    expect(writing.page.get_by_label(QUESTION)).to_have_count(3)

    assert order(writing) == ["fish", "sun", "moon"]


def test_a_picture_goes_to_where_one_has_written_since(writing: Writing):
    writing.desk.on_upload = by_name
    writing.open("<p>before</p>")
    writing.type("[Control+End]")
    choose(writing, writing.tool("Picture"), "fish.png", "image/png")
    expect(writing.page.get_by_label(QUESTION)).to_have_count(1)
    writing.page.get_by_text("before").click()
    writing.type("[End]", " it")
    choose(writing, writing.tool("Picture"), "sun.png", "image/png")
    expect(writing.page.get_by_label(QUESTION)).to_have_count(2)

    assert order(writing) == ["sun", "fish"]


def test_a_picture_that_was_refused_at_first_comes_to_its_own_place(writing: Writing):
    writing.desk.on_upload = lambda fields: (400, {}) if fields["file"] == "sun.png" else by_name(fields)
    writing.open("<p>before</p>")

    writing.paste(files=tuple((name, "image/png") for name in THREE))
    expect(writing.page.get_by_label(QUESTION)).to_have_count(2)
    writing.desk.on_upload = by_name
    writing.page.get_by_role("button", name="Try again").click()
    expect(writing.page.get_by_label(QUESTION)).to_have_count(3)

    assert order(writing) == ["fish", "sun", "moon"]


def slowly(writing: Writing) -> Event:
    """The picture arrives when this is set."""
    go_on = Event()

    def slow(fields: dict[str, str]) -> Answer:
        go_on.wait(10)
        return 201, {"id": "media-0000000000000001", "kind": "image", "src": "/dot.svg", "width": 8, "height": 6}

    writing.desk.on_upload = slow
    return go_on


def test_a_picture_is_seen_while_it_is_on_its_way(writing: Writing):
    go_on = slowly(writing)
    writing.open()
    choose(writing, writing.tool("Picture"), *PICTURE)

    expect(writing.page.locator(".editor-upload img")).to_have_attribute("src", re.compile("^blob:"))
    go_on.set()
    expect(writing.page.get_by_label(QUESTION)).to_be_visible()
    expect(writing.page.locator("[src^=blob]")).to_have_count(0)


def test_who_has_gone_on_elsewhere_stays_there_when_a_picture_arrives(writing: Writing):
    go_on = slowly(writing)
    writing.open()
    choose(writing, writing.tool("Picture"), *PICTURE)
    writing.page.get_by_label("Title").focus()
    go_on.set()

    expect(writing.page.get_by_label(QUESTION)).to_be_visible()
    expect(writing.page.get_by_label("Title")).to_be_focused()


def test_a_large_photo_is_made_smaller_before_it_travels(writing: Writing):
    photo = io.BytesIO()
    Image.effect_noise((3000, 2000), 90).convert("RGB").save(photo, "JPEG", quality=95)
    writing.open()

    with writing.page.expect_response("**/upload/"), writing.page.expect_file_chooser() as chosen:
        writing.tool("Picture").click()
        chosen.value.set_files(FilePayload(name="sea.jpg", mimeType="image/jpeg", buffer=photo.getvalue()))

    sent = writing.desk.content
    assert len(sent) < len(photo.getvalue())
    assert Image.open(io.BytesIO(sent[sent.index(b"\xff\xd8\xff") :])).size == (2560, 1707)


def test_the_first_picture_shows_in_its_tile(writing: Writing):
    tile = '<label><input type="radio" name="picture" value="first"><span>icon</span></label><button>Publish'
    page = writing.desk.page().replace("<button>Publish", tile)
    writing.page.route("**/write/", lambda route: route.fulfill(body=page, content_type="text/html"))
    writing.page.goto(writing.desk.address)

    choose(writing, writing.tool("Picture"), *PICTURE)

    expect(writing.page.locator('[value="first"] + img')).to_have_attribute("src", "/dot.svg")


def test_an_answer_is_kept_when_one_goes_on_elsewhere(writing: Writing):
    writing.open(FIGURE.format(""))

    writing.page.get_by_label(QUESTION).fill("A bridge")
    writing.page.get_by_label("Title").focus()

    assert writing.html == FIGURE.format("A bridge")


def test_an_answer_half_typed_is_sent_with_the_form(writing: Writing):
    writing.open(FIGURE.format(""))

    writing.page.get_by_label(QUESTION).press_sequentially("A bridge")
    writing.page.evaluate("document.querySelector('form').requestSubmit()")
    writing.page.wait_for_url("**/publish/")

    assert writing.desk.sent[0]["body"] == FIGURE.format("A bridge")


@pytest.mark.parametrize("way", ["click", "key"])
@pytest.mark.parametrize("after", ["", "<p>below</p>"])
def test_a_picked_picture_is_not_written_over(writing: Writing, after: str, way: str):
    writing.open(FIGURE.format("A bridge") + after)

    if way == "click":
        writing.page.locator("figure img").click()
    else:
        writing.page.locator("figcaption").click()
        writing.page.keyboard.press("Backspace")
    expect(writing.page.locator("figure")).to_have_class(re.compile("selectednode"))
    writing.page.keyboard.type("It held ")

    assert writing.html == FIGURE.format("A bridge") + "\n<p>It held " + (after.removeprefix("<p>") or "</p>")


def test_the_picture_is_shown_from_the_hub(writing: Writing):
    writing.open(FIGURE.format("A bridge"))

    picture = writing.surface.get_by_role("img")

    expect(picture).to_have_attribute("src", "/media/media-0000000000000001/")
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 8


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_pasted_and_dropped_pictures_are_taken_in(writing: Writing, way: str):
    writing.open()

    if way == "paste":
        writing.paste(html='<img src="https://elsewhere.example/b.png">', files=(PICTURE,))
    else:
        writing.drop(PICTURE)
    expect(writing.page.get_by_label(QUESTION)).to_be_visible()

    assert writing.html == FIGURE.format("")


CREDIT = "Did somebody else make it? Then say who."


@pytest.mark.parametrize("dropped", [True, False])
def test_a_picture_that_was_found_somewhere_is_asked_gently_who_made_it(writing: Writing, *, dropped: bool):
    about = '<hub-editor data-studio="/studio.js" data-media-about="/about/{id}/"'
    page = writing.desk.page().replace("<hub-editor", about)
    writing.page.route("**/write/", lambda route: route.fulfill(body=page, content_type="text/html"))
    writing.open()

    if dropped:
        writing.drop(PICTURE)
    else:
        choose(writing, writing.tool("Picture"), *PICTURE)
    expect(writing.page.get_by_role("button", name="Who made it?")).to_be_visible()

    expect(writing.page.get_by_text(CREDIT)).to_have_count(1 if dropped else 0)
    assert writing.html == FIGURE.format("")
    writing.page.get_by_role("button", name="Who made it?").click()
    expect(writing.page.get_by_text(CREDIT)).to_have_count(0)


def test_words_with_a_picture_of_them_are_pasted_as_words(writing: Writing):
    writing.open()

    writing.paste(html="<p>cells of a sheet</p>", files=(PICTURE,))

    assert writing.html == "<p>cells of a sheet</p>"
    assert writing.desk.uploads == []


@pytest.mark.parametrize(
    ("tool", "name", "mime", "html"),
    [
        ("Video", "fall.mp4", "video/mp4", '<video data-media="media-0000000000000001"></video>'),
        ("Sound", "rain.mp3", "audio/mpeg", '<audio data-media="media-0000000000000001"></audio>'),
        ("File", "plan.pdf", "application/pdf", '<a data-media="media-0000000000000001">plan.pdf</a>'),
    ],
)
def test_other_files_come_in_as_what_they_are(writing: Writing, tool: str, name: str, mime: str, html: str):
    writing.open()

    choose(writing, writing.further_tool(tool), name, mime)
    expect(writing.page.locator(".editor-card")).to_be_visible()

    assert writing.html == f"<figure>{html}</figure>"


def test_a_file_that_is_refused_says_why_and_can_be_tried_again(writing: Writing):
    answers: list[Answer] = [(400, {"error": "This file is no picture."})]
    writing.desk.on_upload = lambda fields: answers.pop()
    writing.open("<p>words</p>")

    choose(writing, writing.tool("Picture"), *PICTURE)
    expect(writing.announced).to_have_text("bridge.png could not be brought in. This file is no picture.")
    refused = writing.html
    writing.desk.on_upload = None
    writing.page.get_by_role("button", name="Try again").click()
    expect(writing.page.get_by_label(QUESTION)).to_be_visible()

    assert refused == "<p>words</p>"
    assert writing.html == "<p>words</p>\n" + FIGURE.format("")


def test_a_picture_can_be_taken_away_and_brought_back(writing: Writing):
    writing.open(FIGURE.format("x") + "<p>after</p>")

    writing.page.get_by_role("button", name="Take away").click()
    gone = writing.html
    writing.type("[Control+z]")

    assert gone == "<p>after</p>"
    assert writing.html == FIGURE.format("x") + "\n<p>after</p>"


def test_a_tap_on_one_of_two_pictures_is_enough_for_a_gallery(browser: Browser, desk: Desk):
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    writing = Writing(context.new_page(), desk)
    desk.on_upload = by_name
    writing.open()
    with writing.page.expect_file_chooser() as chosen:
        writing.tool("Picture").tap()
    chosen.value.set_files([FilePayload(name=name, mimeType="image/png", buffer=b"file") for name in THREE])
    expect(writing.page.get_by_label(QUESTION)).to_have_count(3)

    writing.page.locator("figure img").nth(1).tap()
    writing.further_tool("Gallery").tap()
    html = writing.html
    context.close()

    assert html.startswith('<div data-gallery="">')


@pytest.mark.parametrize("keys", [[], ["Enter"]])
def test_a_picked_picture_of_a_gallery_is_not_written_over(writing: Writing, keys: list[str]):
    gallery = f'<div data-gallery="">{FIGURE.format("a")}{FIGURE.format("b")}</div>'
    writing.open(gallery)

    writing.page.locator("figure img").last.click()
    for key in keys:
        writing.page.keyboard.press(key)
    writing.page.keyboard.type("It held")

    assert writing.html == gallery + "\n<p>It held</p>"


@pytest.mark.parametrize("clicked", ["figcaption", "figure img"])
def test_pictures_side_by_side_become_a_gallery_and_single_again(writing: Writing, clicked: str):
    two = FIGURE.format("a") + "\n" + FIGURE.format("b")
    writing.open(two)
    writing.page.locator(clicked).first.click()

    writing.further_tool("Gallery").click()
    gallery = writing.html
    writing.page.locator(clicked).first.click()
    writing.further_tool("Gallery").click()

    assert gallery == f'<div data-gallery="">{FIGURE.format("a")}{FIGURE.format("b")}</div>'
    assert writing.html == two
