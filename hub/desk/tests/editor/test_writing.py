"""Writing with the keyboard and the tools."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from hub.desk.tests.editor.conftest import Writing
from hub.desk.tests.editor.server import Desk

pytestmark = pytest.mark.thorough


def test_typing_makes_paragraphs(writing: Writing):
    writing.open()

    writing.type("One.", "[Enter]", "Two.", "[Shift+Enter]", "Three.")

    assert writing.html == "<p>One.</p>\n<p>Two.<br>Three.</p>"


@pytest.mark.parametrize(("keys", "element"), [("[Control+b]", "strong"), ("[Control+i]", "em")])
def test_bold_and_italic_by_keyboard(writing: Writing, keys: str, element: str):
    writing.open()

    writing.type("a ", keys, "b", keys, " c")

    assert writing.html == f"<p>a <{element}>b</{element}> c</p>"


ON_AND_OFF = {
    "Bold": "<p><strong>words</strong></p>",
    "Italic": "<p><em>words</em></p>",
    "Heading": "<h2>words</h2>",
    "List": "<ul><li>words</li></ul>",
    "Quote": "<blockquote><p>words</p></blockquote>",
    "Numbers": "<ol><li>words</li></ol>",
    "Small heading": "<h3>words</h3>",
    "Smallest heading": "<h4>words</h4>",
    "Poem": '<pre class="verse">words</pre>',
    "Block of code": "<pre><code>words</code></pre>",
    "Crossed out": "<p><s>words</s></p>",
    "Marked": "<p><mark>words</mark></p>",
    "Lower": "<p><sub>words</sub></p>",
    "Higher": "<p><sup>words</sup></p>",
    "Code": "<p><code>words</code></p>",
    "Right to left": '<p dir="rtl">words</p>',
}


def test_tools_are_on_and_off(writing: Writing):
    writing.open("<p>words</p>")

    for tool, html in ON_AND_OFF.items():
        writing.type("[Control+a]")
        writing.further_tool(tool).click()
        expect(writing.tool(tool)).to_have_attribute("aria-pressed", "true")
        assert writing.html == html
        writing.tool(tool).click()
        assert writing.html == "<p>words</p>"


@pytest.mark.parametrize(("tool", "html"), [("Line", "<hr>"), ("Read more", '<hr data-more="">')])
def test_lines_between(writing: Writing, tool: str, html: str):
    writing.open("<p>words</p>")

    writing.further_tool(tool).click()
    writing.type("below")

    assert writing.html == f"<p>words</p>\n{html}\n<p>below</p>"


def test_a_dash_begins_a_list_and_backspace_takes_that_back(writing: Writing):
    writing.open()

    writing.type("- one", "[Enter]", "two")
    listed = writing.html
    writing.type("[Enter]", "[Enter]", "- ", "[Backspace]", "three")

    assert listed == "<ul><li>one</li><li>two</li></ul>"
    assert writing.html == "<ul><li>one</li><li>two</li></ul>\n<p>- three</p>"


def test_lists_go_in_and_out(writing: Writing):
    writing.open("<ul><li>one</li><li>two</li></ul>")

    writing.type("[Control+End]", "[Control+BracketRight]")
    inner = writing.html
    writing.type("[Control+BracketLeft]")

    assert inner == "<ul><li>one<ul><li>two</li></ul></li></ul>"
    assert writing.html == "<ul><li>one</li><li>two</li></ul>"


def test_undo_and_redo(writing: Writing):
    writing.open("<p>words</p>")
    writing.type("[Control+a]", "[Control+b]", "[Control+z]")
    undone = writing.html
    expect(writing.announced).to_have_text("Undone")

    writing.type("[Control+Shift+z]")
    redone = writing.html
    writing.tool("Undo").click()

    assert undone == writing.html == "<p>words</p>"
    assert redone == "<p><strong>words</strong></p>"


def test_a_link_by_keyboard_and_gone_again(writing: Writing):
    writing.open("<p>words</p>")

    writing.type("[Control+a]", "[Control+k]")
    writing.page.keyboard.type("example.org/bridges")
    writing.page.keyboard.press("Enter")
    linked = writing.html
    writing.type("[Control+k]")
    expect(writing.page.get_by_label("Where does the link go?")).to_have_value("https://example.org/bridges")
    writing.page.get_by_role("button", name="Take the link away").click()

    assert linked == '<p><a href="https://example.org/bridges">words</a></p>'
    assert writing.html == "<p>words</p>"


def test_what_is_no_address_makes_no_link(writing: Writing):
    writing.open("<p>words</p>")
    writing.type("[Control+a]", "[Control+k]")

    writing.page.keyboard.type("javascript:alert(1)")
    writing.page.keyboard.press("Enter")
    expect(writing.announced).to_contain_text("does not look like an address")
    writing.page.keyboard.press("Escape")

    assert writing.html == "<p>words</p>"
    expect(writing.surface).to_be_focused()


def test_tab_leaves_the_editor(writing: Writing):
    writing.open("<p>words</p>")

    writing.type("[Control+End]", "[Tab]")

    expect(writing.tool("Picture")).to_be_focused()


def test_the_tools_are_one_stop_with_arrows_inside(writing: Writing):
    writing.open("<p>words</p>")

    writing.type("[Alt+F10]")
    writing.page.keyboard.press("End")
    expect(writing.tool("More")).to_be_focused()
    writing.page.keyboard.press("ArrowRight")
    expect(writing.tool("Picture")).to_be_focused()
    writing.page.keyboard.press("ArrowLeft")
    writing.page.keyboard.press("Enter")
    expect(writing.tool("More")).to_have_attribute("aria-expanded", "true")
    writing.page.keyboard.press("ArrowRight")
    expect(writing.tool("Redo")).to_be_focused()
    writing.page.keyboard.press("Escape")

    expect(writing.surface).to_be_focused()
    assert writing.page.get_by_role("toolbar").locator('[tabindex="0"]').count() == 1


def test_a_table_is_made_and_changed(writing: Writing):
    writing.open()

    writing.type("a")
    writing.further_tool("Table").click()
    writing.type("no", "[Tab]", "kg")
    writing.tool("Row away").click()
    writing.tool("Column after").click()
    writing.tool("Table title").click()

    assert writing.html == (
        "<p>a</p>\n<table><tbody><tr><td></td><td></td><td></td><td></td></tr>"
        "<tr><td></td><td></td><td></td><td></td></tr></tbody></table>"
    )
    writing.tool("Table away").click()
    assert writing.html == "<p>a</p>"


def test_a_poem_keeps_its_lines_and_ends_with_an_empty_one(writing: Writing):
    writing.open()

    writing.further_tool("Poem").click()
    writing.type("one", "[Enter]", "  two", "[Enter]", "[Enter]", "after")

    assert writing.html == '<pre class="verse">one\n  two</pre>\n<p>after</p>'


CODE = "<pre><code>{}</code></pre>"
LONG = "\n".join(f"step({number})" for number in range(40))


def test_an_empty_line_stays_in_code_and_two_at_its_end_lead_out(writing: Writing):
    writing.open()

    writing.further_tool("Block of code").click()
    writing.type("one", "[Enter]", "[Enter]", "two", "[Enter]", "[Enter]", "[Enter]", "after")

    assert writing.html == CODE.format("one\n\ntwo") + "\n<p>after</p>"


@pytest.mark.parametrize("text", [CODE.format("one\ntwo"), '<pre class="verse">one\ntwo</pre>'])
def test_the_arrow_down_leads_out_of_code_and_poems_that_end_a_post(writing: Writing, text: str):
    writing.open(text)

    writing.type("[Control+Home]", "[ArrowDown]", "[ArrowDown]", "after")

    assert writing.html == f"{text}\n<p>after</p>"


QUICKER_THAN_A_PICTURE = """
    (surface, way) => {
        getSelection().modify("move", way, "line");
        surface.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
    }
"""


@pytest.mark.parametrize(
    ("text", "begins", "way", "leads_out"),
    [
        (CODE.format("one\ntwo"), "[Control+Home]", "forward", True),
        ("<p>one</p>\n" + CODE.format("two"), "[Control+End]", "backward", False),
    ],
)
def test_the_arrow_down_meets_the_cursor_where_an_arrow_just_moved_it(
    writing: Writing, text: str, begins: str, way: str, leads_out: bool
):
    writing.open(text)
    writing.type(begins)

    writing.surface.evaluate(QUICKER_THAN_A_PICTURE, way)
    writing.type("after")

    assert writing.html.endswith("\n<p>after</p>") is leads_out


@pytest.mark.parametrize("text", [CODE.format("one"), CODE.format(LONG), "<table><tbody><tr><td>a</td></tr></tbody></table>"])
def test_a_tap_below_what_ends_a_post_leads_out_of_it(writing: Writing, text: str):
    writing.open(text)
    writing.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = writing.surface.bounding_box()
    assert box

    writing.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    writing.page.keyboard.type("after")

    assert writing.html == f"{text}\n<p>after</p>"


@pytest.mark.parametrize(
    ("keys", "html"),
    [
        (["[Control+Home]"], "<p>one</p>\n" + CODE.format("two\nthree")),
        (["[Control+Home]", "[ArrowDown]"], CODE.format("one") + "\n<p>two</p>\n" + CODE.format("three")),
        (["[Control+End]", "[Shift+ArrowUp]"], CODE.format("one") + "\n<p>two<br>three</p>"),
        (["[Control+End]", "[Enter]"], CODE.format("one\ntwo\nthree")),
    ],
)
def test_switching_code_off_turns_the_chosen_lines_only(writing: Writing, keys: list[str], html: str):
    writing.open(CODE.format("one\ntwo\nthree"))

    writing.type(*keys)
    writing.further_tool("Block of code").click()

    assert writing.html.rstrip("\n") == html


def test_japanese_input_goes_in_whole(writing: Writing):
    writing.open("<p>a</p>")
    writing.type("[Control+End]")
    browser = writing.page.context.new_cdp_session(writing.page)

    for text in ("が", "がっこ", "学校"):
        browser.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    browser.send("Input.insertText", {"text": "学校"})

    assert writing.html == "<p>a学校</p>"


def test_the_form_sends_what_was_written(writing: Writing, desk: Desk):
    writing.open("<p>before</p>")
    writing.type("[Control+End]", " after")

    writing.page.get_by_role("button", name="Publish").click()
    writing.page.wait_for_url("**/publish/")

    [sent] = desk.sent
    assert (sent["body"], sent["body_format"], sent["title"]) == ("<p>before after</p>", "html", "Bridge three")


def test_a_locked_piece_can_be_taken_away(writing: Writing):
    writing.open("<p>a</p><hub-later>quiz</hub-later>")

    expect(writing.page.get_by_text("Kept as it is")).to_be_visible()
    writing.page.get_by_role("button", name="Take away").click()

    assert writing.html == "<p>a</p>"


def test_without_scripts_the_textarea_stays(browser: Browser, desk: Desk):
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.address)

    page.get_by_label("Text", exact=True).fill("typed plainly")
    page.get_by_role("button", name="Publish").click()
    context.close()

    [sent] = desk.sent
    assert (sent["body"], sent["body_format"]) == ("typed plainly", "plain")
