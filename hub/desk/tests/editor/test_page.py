"""What a page may hand to the editor as JSON, the way Django's json_script writes it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from hub.desk.tests.editor.conftest import Writing
from hub.desk.tests.editor.server import Desk

pytestmark = pytest.mark.thorough
GIVEN = """
  <script id="editor-document" type="application/json">"\\u003Cp\\u003EBonjour\\u003C/p\\u003E"</script>
  <script id="editor-words" type="application/json">{"bold": "Gras", "tools": "Outils"}</script>
"""


def test_the_text_and_the_words_may_come_as_json(writing: Writing):
    page = writing.desk.page().replace("<template data-document></template>", GIVEN)
    writing.page.route("**/write/", lambda route: route.fulfill(body=page, content_type="text/html"))

    writing.page.goto(writing.desk.address)

    expect(writing.page.get_by_role("toolbar", name="Outils").get_by_role("button", name="Gras")).to_be_visible()
    expect(writing.tool("Italic")).to_be_visible()
    assert writing.html == "<p>Bonjour</p>"


def test_on_a_touch_screen_the_tools_stand_above_the_text(browser: Browser, desk: Desk):
    context = browser.new_context(viewport={"width": 390, "height": 800}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(desk.address)

    tools = page.get_by_role("toolbar").bounding_box()
    text = page.locator(".editor-surface").bounding_box()
    shown = page.get_by_role("toolbar").get_by_role("button").all_inner_texts()
    context.close()

    assert tools and text and tools["y"] < text["y"]
    assert shown == ["Picture", "Video", "Link", "Undo", "More"]


CARET = """
    () => {
        const { focusNode, rangeCount } = getSelection();
        const element = focusNode.nodeType === Node.TEXT_NODE ? focusNode.parentElement : focusNode;
        return (getSelection().getRangeAt(rangeCount - 1).getClientRects()[0] ?? element.getBoundingClientRect()).toJSON();
    }
"""
WORDS = "<p>Words on words on words.</p>"


def _after_each_further_tool(writing: Writing) -> Iterator[tuple[Any, Any]]:
    """Where the caret is then, and where the bar of the tools."""
    for tool in ("Bold", "Table", "Row below"):
        writing.further_tool(tool).click()
        writing.page.keyboard.type("more")
        yield writing.page.evaluate(CARET), writing.page.locator(".editor-bar").bounding_box()


@pytest.mark.parametrize("height", [480, 844])
def test_with_more_tools_opened_a_phone_still_shows_where_one_writes(browser: Browser, desk: Desk, height: int):
    context = browser.new_context(viewport={"width": 390, "height": height}, is_mobile=True, has_touch=True)
    writing = Writing(context.new_page(), desk)
    writing.open(WORDS * 20)
    writing.type("[Control+End]")

    for caret, tools in _after_each_further_tool(writing):
        top = writing.page.locator("header").bounding_box()
        assert top
        assert top["y"] + top["height"] <= tools["y"]
        assert tools["y"] + tools["height"] <= caret["top"]
        assert caret["bottom"] <= height
        assert tools["height"] < 240
    context.close()


@pytest.mark.parametrize("paragraphs", [8, 20])
def test_with_more_tools_opened_a_laptop_still_shows_where_one_writes(writing: Writing, paragraphs: int):
    writing.page.set_viewport_size({"width": 1280, "height": 900})
    writing.open(WORDS * paragraphs)
    writing.type("[Control+End]")

    for caret, tools in _after_each_further_tool(writing):
        assert 64 <= caret["top"] and caret["bottom"] <= tools["y"]


def test_long_words_never_push_the_first_tools_into_a_second_line(browser: Browser, desk: Desk):
    words = '{"picture": "Fotografía", "video": "Grabación", "undo": "Deshacerlo todo", "more": "Más herramientas"}'
    given = f'<script id="editor-words" type="application/json">{words}</script>'
    context = browser.new_context(viewport={"width": 390, "height": 800}, is_mobile=True, has_touch=True)
    page = context.new_page()
    content = desk.page().replace("<template data-document></template>", given)
    page.route("**/write/", lambda route: route.fulfill(body=content, content_type="text/html"))
    page.goto(desk.address)
    row = page.locator(".editor-tools__row")

    expect(row).to_have_attribute("data-words", "false")
    tools = row.locator("button:visible")
    tops = {box["y"] for tool in tools.all() if (box := tool.bounding_box())}
    expect(row.get_by_role("button", name="Deshacerlo todo")).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 900, "height": 800})
    expect(row).to_have_attribute("data-words", "true")
    context.close()

    assert len(tops) == 1
    assert wide <= 390


def test_a_beginner_sees_big_tiles_and_the_rest_one_step_away(writing: Writing):
    page = writing.desk.page().replace("<hub-editor", '<hub-editor data-layout="simple"')
    writing.page.route("**/write/", lambda route: route.fulfill(body=page, content_type="text/html"))
    writing.page.goto(writing.desk.address)
    tile = writing.page.locator(".make-tile--picture")
    writing.page.add_style_tag(url="/static/desk/css/simple.css")
    expect(writing.page.locator(".editor-tools__row")).to_have_attribute("data-words", "true")
    assert writing.page.get_by_role("toolbar").get_by_role("button").all_inner_texts() == ["Undo", "More"]

    writing.page.locator(".make-tile--words").click()
    writing.page.keyboard.type("It held")
    with writing.page.expect_file_chooser() as chosen:
        tile.click()
    chosen.value.set_files(FilePayload(name="bridge.png", mimeType="image/png", buffer=b"file"))

    expect(tile.locator("img")).to_have_attribute("src", "/dot.svg")
    assert writing.html == '<p>It held</p>\n<figure><img data-media="media-0000000000000001" alt=""></figure>'
    expect(writing.page.locator(".editor-surface p.is-empty")).to_have_attribute("data-hint", "Write here")
    writing.page.keyboard.type("two kilos")
    assert writing.html.endswith('alt=""></figure>\n<p>two kilos</p>')
    writing.further_tool("Bold").click()
    writing.page.set_viewport_size({"width": 360, "height": 800})
    expect(writing.page.locator(".editor-tools__row")).to_have_attribute("data-words", "false")
    for tool in ("Picture", "Bold", "Undo", "More"):
        word = writing.tool(tool).locator("span").bounding_box()
        assert word and word["width"] > 10
    writing.page.get_by_role("button", name="Take away").click()
    expect(tile.locator("img")).to_have_count(0)
