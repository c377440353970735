"""Nothing that was typed is lost: it is with the server, or in this browser."""

from threading import Event

import pytest
from playwright.sync_api import expect

from hub.desk.tests.editor.conftest import Writing
from hub.desk.tests.editor.server import Answer
from tests.processes import until

KEPT = "Object.keys(localStorage)"


@pytest.fixture
def state(writing: Writing):
    return writing.page.locator("hub-save-state")


def test_what_is_typed_goes_to_the_server_by_itself(writing: Writing, state):
    writing.open()

    writing.type("typed")
    expect(state).to_have_text("Saved just now")

    [saved] = writing.desk.saves
    assert saved == {
        "csrfmiddlewaretoken": "token-of-the-form",
        "base_version": "1",
        "title": "Bridge three",
        "body": "<p>typed</p>",
        "body_format": "html",
    }
    expect(writing.page.locator("[name=base_version]")).to_have_value("2")
    assert writing.page.evaluate(KEPT) == []


@pytest.mark.thorough
def test_the_title_is_saved_too(writing: Writing, state):
    writing.open("<p>a</p>")

    writing.page.get_by_label("Title").fill("Bridge four")
    expect(state).to_have_text("Saved just now")

    assert writing.desk.saves[-1]["title"] == "Bridge four"


def test_without_the_network_it_stays_on_the_device_and_goes_later(writing: Writing, state):
    writing.open()
    writing.page.context.set_offline(True)

    writing.type("typed offline")
    expect(state).to_have_text("Saved on this device")
    expect(writing.announced).to_have_text("Saved on this device")
    kept = writing.page.evaluate(KEPT)
    writing.page.context.set_offline(False)
    expect(state).to_have_text("Saved just now")

    assert kept == ["hub-writing/person-of-mei/entry-of-bridge"]
    assert writing.desk.saves[-1]["body"] == "<p>typed offline</p>"
    assert writing.page.evaluate(KEPT) == []


@pytest.mark.thorough
def test_a_closed_browser_brings_back_what_the_server_never_got(writing: Writing, state):
    writing.desk.on_save = lambda fields: (503, {})
    writing.open("<p>old</p>")
    writing.type("[Control+End]", " and new")
    writing.page.get_by_label("Title").fill("New title")
    expect(state).to_have_text("Saved on this device")

    writing.page.goto("about:blank")
    writing.page.goto(writing.desk.address)

    expect(writing.announced).to_contain_text("on this device")
    assert writing.html == "<p>old and new</p>"
    expect(writing.page.get_by_label("Title")).to_have_value("New title")
    writing.desk.on_save = None
    expect(state).to_have_text("Saved just now", timeout=15_000)


@pytest.mark.thorough
def test_another_person_at_the_same_device_does_not_meet_it(writing: Writing, state):
    writing.desk.on_save = lambda fields: (503, {})
    writing.open()
    writing.type("of mei")
    expect(state).to_have_text("Saved on this device")

    others = writing.desk.page().replace("person-of-mei", "person-of-noah").replace("bWVp", "bm9h")
    writing.page.route("**/write/", lambda route: route.fulfill(body=others, content_type="text/html"))
    writing.page.goto(writing.desk.address)

    expect(writing.surface).to_be_visible()
    assert writing.html == ""


@pytest.mark.thorough
def test_what_is_kept_is_read_by_nobody_else_though_nobody_signed_out(writing: Writing, state):
    writing.desk.on_save = lambda fields: (503, {})
    writing.open()
    writing.type("secret of mei")
    writing.page.get_by_label("Title").fill("Secret title")
    expect(state).to_have_text("Saved on this device")

    found = writing.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "person-of-mei" in found
    assert "secret" not in found.lower()
    assert writing.page.locator("[data-key]").count() == 0
    # Even on the page that pretends to be hers: another key does not open it.
    others = writing.desk.page().replace("bWVp", "bm9h")
    writing.page.route("**/write/", lambda route: route.fulfill(body=others, content_type="text/html"))
    writing.page.goto(writing.desk.address)
    expect(writing.surface).to_have_attribute("contenteditable", "true")
    assert writing.html == ""
    writing.page.unroute("**/write/")
    writing.page.goto(writing.desk.address)

    expect(writing.surface).to_have_text("secret of mei")


def test_signing_out_clears_the_device(writing: Writing, state):
    writing.desk.on_save = lambda fields: (503, {})
    page = writing.desk.page().replace(
        "</body>", '<form data-sign-out action="/publish/" method="post" id="out"></form>'
    )
    writing.page.route("**/write/", lambda route: route.fulfill(body=page, content_type="text/html"))
    writing.open()
    writing.type("typed")
    expect(state).to_have_text("Saved on this device")

    writing.page.evaluate("document.querySelector('#out').dispatchEvent(new SubmitEvent('submit'))")

    assert writing.page.evaluate(KEPT) == []


@pytest.mark.thorough
def test_signed_out_meanwhile_says_so(writing: Writing, state):
    writing.desk.on_save = lambda fields: (403, {})
    writing.open()

    writing.type("typed")

    expect(state).to_have_text("Saved on this device. Sign in again to send it.")


@pytest.mark.parametrize(
    ("answer", "html"),
    [
        ("Keep mine", "<p>mine</p>"),
        pytest.param("Keep the other one", "<p>theirs</p>", marks=pytest.mark.thorough),
    ],
)
def test_two_at_once_are_asked_which_stays(writing: Writing, state, answer: str, html: str):
    writing.open()
    writing.desk.on_save = lambda fields: (409, {"conflict": True, "version": 7, "html": "<p>theirs</p>"})

    writing.type("mine")
    expect(writing.page.get_by_role("region")).to_contain_text("Which one stays?")
    expect(writing.page.get_by_role("group", name="The other one")).to_contain_text("theirs")
    writing.desk.on_save = lambda fields: (200, {"saved": True, "version": 8})
    writing.page.get_by_role("button", name=answer).click()

    expect(state).to_have_text("Saved just now")
    assert writing.html == html
    assert (writing.desk.saves[-1]["body"], writing.desk.saves[-1]["base_version"]) == (html, "7")


@pytest.mark.thorough
@pytest.mark.parametrize(("answer", "title"), [("Keep mine", "My title"), ("Keep the other one", "Their title")])
def test_the_title_stays_with_its_text(writing: Writing, state, answer: str, title: str):
    writing.open()
    writing.desk.on_save = lambda fields: (
        409,
        {"conflict": True, "version": 7, "html": "<p>theirs</p>", "title": "Their title"},
    )

    writing.page.get_by_label("Title").fill("My title")
    expect(writing.page.get_by_role("group", name="The other one")).to_contain_text("Their title")
    writing.desk.on_save = lambda fields: (200, {"saved": True, "version": 8})
    writing.page.get_by_role("button", name=answer).click()

    expect(state).to_have_text("Saved just now")
    expect(writing.page.get_by_label("Title")).to_have_value(title)
    assert writing.desk.saves[-1]["title"] == title


@pytest.mark.thorough
def test_both_texts_stand_side_by_side_and_nothing_is_sent_before_one_is_chosen(writing: Writing):
    writing.open()
    writing.desk.on_save = lambda fields: (409, {"conflict": True, "version": 7, "html": "<p>theirs</p>", "title": "T"})
    writing.page.set_viewport_size({"width": 760, "height": 800})

    writing.type("mine")
    mine, other = (writing.page.get_by_role("group", name=name) for name in ("Yours", "The other one"))
    expect(mine).to_have_text("Bridge threemine")
    writing.page.get_by_role("button", name="Publish").click()

    boxes = mine.bounding_box(), other.bounding_box()
    assert boxes[0] and boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] < boxes[1]["x"]
    expect(writing.page.get_by_role("region")).to_be_focused()
    expect(writing.page.get_by_text("Which one stays?")).to_have_count(1)
    assert writing.desk.sent == []


@pytest.mark.thorough
def test_the_same_text_twice_is_no_question(writing: Writing, state):
    writing.open()
    writing.desk.on_save = lambda fields: (409, {"conflict": True, "version": 7, "html": fields["body"]})

    writing.type("mine")

    expect(state).to_have_text("Saved just now")
    expect(writing.page.locator("[name=base_version]")).to_have_value("7")


@pytest.mark.thorough
def test_kept_words_and_a_newer_version_are_both_shown(writing: Writing, state):
    writing.desk.on_save = lambda fields: (503, {})
    writing.open("<p>old</p>")
    writing.type("[Control+End]", " mine")
    expect(state).to_have_text("Saved on this device")

    writing.desk.version = 5
    writing.desk.on_save = None
    writing.open("<p>theirs</p>")

    expect(writing.page.get_by_role("group", name="The other one")).to_contain_text("theirs")
    assert writing.html == "<p>old mine</p>"


@pytest.mark.thorough
def test_a_kept_title_and_a_newer_one_are_both_shown(writing: Writing, state):
    writing.desk.on_save = lambda fields: (503, {})
    writing.open("<p>same</p>")
    writing.page.get_by_label("Title").fill("My title")
    expect(state).to_have_text("Saved on this device")

    writing.desk.version, writing.desk.title = 5, "Their title"
    writing.desk.on_save = None
    writing.open("<p>same</p>")

    expect(writing.page.get_by_role("group", name="The other one")).to_contain_text("Their title")
    writing.page.get_by_role("button", name="Keep the other one").click()
    expect(state).to_have_text("Saved just now")
    assert writing.desk.saves[-1]["title"] == "Their title"


@pytest.mark.thorough
def test_who_left_while_it_was_being_saved_goes_on_without_a_question(writing: Writing, state):
    go_on = Event()

    def slow(fields: dict[str, str]) -> Answer:
        writing.desk.document, writing.desk.version = fields["body"], 1
        go_on.wait(10)
        return 200, {"saved": True, "version": 1}

    writing.desk.version = 0
    writing.desk.on_save = slow
    writing.open()
    writing.type("first")
    expect(state).to_have_text("Saving…")
    writing.type(" and second")
    writing.page.goto("about:blank")
    go_on.set()
    writing.desk.on_save = None
    writing.page.goto(writing.desk.address)

    expect(writing.surface).to_have_text("first and second")
    assert until(lambda: writing.desk.saves[-1]["body"] == "<p>first and second</p>", seconds=10)
    expect(writing.page.locator(".editor-conflict")).to_have_count(0)


@pytest.mark.thorough
def test_an_answer_that_was_lost_is_no_question_for_who_typed_on(writing: Writing, state):
    writing.open()
    writing.desk.on_save = lambda fields: (503, {})
    writing.type("first")
    expect(state).to_have_text("Saved on this device")

    def had_it(fields: dict[str, str]) -> Answer:
        if fields["base_version"] == "2":
            return 200, {"saved": True, "version": 3}
        return 409, {"conflict": True, "version": 2, "html": "<p>first</p>", "title": "Bridge three"}

    writing.desk.on_save = had_it
    writing.type(" and second")

    expect(state).to_have_text("Saved just now")
    expect(writing.page.locator(".editor-conflict")).to_have_count(0)
    assert writing.desk.saves[-1]["body"] == "<p>first and second</p>"


@pytest.mark.thorough
def test_what_was_published_is_not_brought_back(writing: Writing):
    writing.open("<p>a</p>")
    writing.type("[Control+End]", "b")
    writing.page.get_by_role("button", name="Publish").click()
    writing.page.wait_for_url("**/publish/")

    writing.desk.version = 2
    writing.open("<p>changed by a teacher</p>")

    assert writing.html == "<p>changed by a teacher</p>"
    assert writing.page.evaluate(KEPT) == []


@pytest.mark.thorough
def test_publishing_waits_for_a_saving_that_has_begun(writing: Writing, state):
    go_on = Event()

    def slow(fields: dict[str, str]) -> Answer:
        go_on.wait(10)
        return 200, {"saved": True, "version": 2}

    writing.desk.on_save = slow
    writing.open()
    writing.type("typed")
    expect(state).to_have_text("Saving…")
    writing.page.get_by_role("button", name="Publish").click()
    go_on.set()
    writing.page.wait_for_url("**/publish/")

    assert writing.desk.sent[0]["base_version"] == "2"


@pytest.mark.thorough
def test_publishing_without_the_network_stays_on_the_page_and_says_so(writing: Writing):
    writing.open()
    writing.type("typed offline")
    writing.page.context.set_offline(True)

    writing.page.get_by_role("button", name="Publish").click()
    expect(writing.page.get_by_role("alert")).to_contain_text("Not sent yet: the network is away.")
    assert writing.html == "<p>typed offline</p>"
    writing.page.context.set_offline(False)
    writing.page.get_by_role("button", name="Publish").click()
    writing.page.wait_for_url("**/publish/")

    assert writing.desk.sent[0]["body"] == "<p>typed offline</p>"


@pytest.mark.thorough
@pytest.mark.parametrize("typed", ["typed offline", ""])
def test_when_the_network_is_back_the_page_says_so_and_that_nothing_was_sent(writing: Writing, typed: str):
    writing.open("<p>saved</p>")
    writing.page.context.set_offline(True)
    writing.type(typed)
    writing.page.get_by_role("button", name="Publish").click()
    expect(writing.page.get_by_role("alert")).to_contain_text("the network is away.")

    writing.page.context.set_offline(False)
    expect(writing.page.get_by_role("alert")).to_have_text("The network is back. Not sent yet: try again now.")
    writing.page.get_by_role("button", name="Publish").click()
    writing.page.wait_for_url("**/publish/")


@pytest.mark.thorough
def test_a_saved_text_shows_that_a_hub_which_was_away_is_back(writing: Writing, state):
    writing.page.route("**/icons.svg", lambda route: route.abort())
    writing.open()
    writing.page.get_by_role("button", name="Publish").click()
    expect(writing.page.get_by_role("alert")).to_contain_text("the network is away.")
    writing.page.unroute("**/icons.svg")

    writing.type("typed")

    expect(state).to_have_text("Saved just now")
    expect(writing.page.get_by_role("alert")).to_contain_text("The network is back.")


@pytest.mark.thorough
def test_while_one_types_on_it_is_saved_in_between(writing: Writing):
    writing.open()
    writing.page.clock.install()

    for _ in range(20):
        writing.type("x")
        writing.page.clock.run_for(900)

    assert 4 <= len(writing.desk.saves) <= 6
