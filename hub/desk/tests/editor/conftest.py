"""The write page in a browser, with somebody's hands on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from hub.desk.tests.editor.server import Desk, serve

PASTES = Path(__file__).parent / "pastes"
WATCH = """
    window.reports = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.reports.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
PUT_ON_CLIPBOARD = """
    (surface, { texts, files, drop }) => {
        const data = new DataTransfer();
        for (const [type, text] of Object.entries(texts)) data.setData(type, text);
        for (const { name, type } of files) data.items.add(new File(["picture"], name, { type }));
        const box = surface.getBoundingClientRect();
        const shared = { bubbles: true, cancelable: true };
        surface.dispatchEvent(drop
            ? new DragEvent("drop", { ...shared, dataTransfer: data, clientX: box.x + 20, clientY: box.y + 20 })
            : new ClipboardEvent("paste", { ...shared, clipboardData: data }));
    }
"""


class Writing:
    """What somebody does on the write page."""

    def __init__(self, page: Page, desk: Desk) -> None:
        self.page = page
        self.desk = desk

    def open(self, document: str = "") -> None:
        self.desk.document = document
        self.page.goto(self.desk.address)
        expect(self.surface).to_be_attached()

    @property
    def surface(self) -> Locator:
        return self.page.locator(".editor-surface")

    @property
    def html(self) -> str:
        """The stored form of what is on the page now."""
        return str(self.page.evaluate("document.querySelector('hub-editor').html"))

    @property
    def announced(self) -> Locator:
        return self.page.get_by_role("status")

    def type(self, *keys: str) -> None:
        """Words are typed; names of keys in brackets, such as "[Enter]", are pressed."""
        self.surface.focus()
        for key in keys:
            if key.startswith("["):
                self.page.keyboard.press(key.strip("[]"))
                # The browser tells of a moved cursor only with the next picture.
                self.page.evaluate("new Promise(requestAnimationFrame)")
            else:
                self.page.keyboard.type(key)

    def tool(self, name: str) -> Locator:
        return self.page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)

    def further_tool(self, name: str) -> Locator:
        if self.tool("More").get_attribute("aria-expanded") == "false":
            self.tool("More").click()
        return self.tool(name)

    def paste(self, *, html: str = "", text: str = "", files: tuple[tuple[str, str], ...] = ()) -> None:
        self._hand_over(html, text, files, drop=False)

    def drop(self, *files: tuple[str, str]) -> None:
        self._hand_over("", "", files, drop=True)

    def paste_from(self, name: str) -> None:
        """Paste one of the samples in pastes/."""
        self.paste(html=(PASTES / f"{name}.html").read_text())

    def _hand_over(self, html: str, text: str, files: tuple[tuple[str, str], ...], *, drop: bool) -> None:
        self.surface.focus()
        texts = {kind: words for kind, words in {"text/html": html, "text/plain": text}.items() if words}
        listed = [{"name": name, "type": kind} for name, kind in files]
        self.surface.evaluate(PUT_ON_CLIPBOARD, {"texts": texts, "files": listed, "drop": drop})


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    server = serve(desk)
    yield desk
    server.shutdown()
    server.server_close()


@pytest.fixture
def writing(page: Page, desk: Desk) -> Iterator[Writing]:
    """The write page; afterwards nothing may have gone against the content security policy, or wrong."""
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.add_init_script(WATCH)
    yield Writing(page, desk)
    assert errors == []
    assert page.evaluate("window.reports ?? []") == []
