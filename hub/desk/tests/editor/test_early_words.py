"""What is typed into the plain box before the editor is there goes on in the editor, and so does the caret."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from hub.desk.tests.editor.conftest import Writing

pytestmark = pytest.mark.thorough
BOX = '<textarea name="body" id="body" placeholder="Write here">'
TICKS = '<input type="checkbox" name="sticky"><input type="checkbox" name="open" checked>'
BELOW = f'<input type="hidden" name="continues" value="1">{BOX}'

Comes = Callable[[], None]


@pytest.fixture
def the_editor_comes(writing: Writing) -> Comes:
    """The page as it is on a slow line; calling this lets the editor's bundle arrive."""
    held: list[Route] = []
    writing.page.route("**/editor.bundle.js", lambda route: held.append(route))

    def come() -> None:
        held.pop().continue_()

    return come


def open_slowly(writing: Writing, box: str = BOX) -> None:
    page = writing.desk.page().replace(BOX, box)
    writing.page.route("**/write/", lambda route: route.fulfill(body=page, content_type="text/html"))
    writing.page.goto(writing.desk.address, wait_until="commit")
    writing.page.get_by_label("Text").focus()


def test_the_words_and_the_caret_go_on_in_the_editor(writing: Writing, the_editor_comes: Comes):
    open_slowly(writing)

    writing.page.keyboard.type("one\ntwo\n\n\nthre!")
    writing.page.keyboard.press("ArrowLeft")
    the_editor_comes()
    expect(writing.surface).to_be_focused()
    writing.page.keyboard.type("e")

    assert writing.html == "<p>one<br>two</p>\n<p>three!</p>"
    expect(writing.page.locator("hub-save-state")).to_have_text("Saved just now")
    assert writing.desk.saves[-1]["body"].splitlines() == ["<p>one<br>two</p>", "<p>three!</p>"]


def test_not_a_letter_is_lost_when_the_editor_comes_amid_a_word(writing: Writing, the_editor_comes: Comes):
    open_slowly(writing)
    words = "It held four bags of rice, and then the glue gave way at the third joint of the left side."

    writing.page.keyboard.type(words[:20])
    the_editor_comes()
    writing.page.keyboard.type(words[20:], delay=5)
    expect(writing.surface).to_be_focused()

    assert writing.html == f"<p>{words}</p>"


def test_words_that_stood_in_the_box_are_written_on(writing: Writing, the_editor_comes: Comes):
    writing.desk.document = "<p>first</p>\n<p>last</p>"
    open_slowly(writing, f"{BOX}first\n\nlast")

    writing.page.keyboard.press("Control+End")
    writing.page.keyboard.type(" words")
    the_editor_comes()
    expect(writing.surface).to_be_focused()
    writing.page.keyboard.type(" of all")

    assert writing.html == "<p>first</p>\n<p>last words of all</p>"


def test_below_what_a_plain_box_cannot_hold_they_go_below(writing: Writing, the_editor_comes: Comes):
    writing.desk.document = "<h2>Why</h2><p>Because.</p>"
    open_slowly(writing, BELOW)

    writing.page.keyboard.type("And ")
    the_editor_comes()
    expect(writing.surface).to_be_focused()
    writing.page.keyboard.type("then.")

    assert writing.html == "<h2>Why</h2>\n<p>Because.</p>\n<p>And then.</p>"


def test_a_caret_without_words_goes_on_too_and_nothing_is_saved(writing: Writing, the_editor_comes: Comes):
    writing.desk.document = "<h2>Why</h2><p>Because.</p>"
    open_slowly(writing, f"{TICKS}{BELOW}")

    the_editor_comes()
    expect(writing.surface).to_be_focused()

    assert writing.html == "<h2>Why</h2>\n<p>Because.</p>"
    assert not writing.page.evaluate("document.querySelector('hub-editor').keeping.saving.dirty")
    writing.page.keyboard.type(" So.")
    assert writing.html == "<h2>Why</h2>\n<p>Because. So.</p>"


def test_a_tick_set_early_is_saved(writing: Writing, the_editor_comes: Comes):
    open_slowly(writing, f"{TICKS}{BOX}")

    writing.page.locator("[name=open]").uncheck()
    the_editor_comes()

    expect(writing.page.locator("hub-save-state")).to_have_text("Saved just now")
    assert "open" not in writing.desk.saves[-1]


def test_a_title_typed_early_is_saved(writing: Writing, the_editor_comes: Comes):
    open_slowly(writing)

    writing.page.get_by_label("Title").fill("Bridge four")
    the_editor_comes()

    expect(writing.page.locator("hub-save-state")).to_have_text("Saved just now")
    assert writing.desk.saves[-1]["title"] == "Bridge four"
    expect(writing.page.get_by_label("Title")).to_have_value("Bridge four")


def test_what_this_device_kept_and_what_is_typed_early_both_stay(writing: Writing, the_editor_comes: Comes):
    writing.desk.on_save = lambda fields: (503, {})
    open_slowly(writing)
    the_editor_comes()
    writing.type("kept")
    expect(writing.page.locator("hub-save-state")).to_have_text("Saved on this device")
    writing.page.goto("about:blank")

    open_slowly(writing)
    writing.page.keyboard.type("typed ear")
    the_editor_comes()
    expect(writing.announced).to_contain_text("on this device")
    writing.page.keyboard.type("ly")

    assert writing.html == "<p>kept</p>\n<p>typed early</p>"
