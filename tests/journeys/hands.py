"""A person's hands in the browser: they count what they have to do, as journeys.md counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Locator, Page, expect

MOST_TABS = 400
IN_BAR = "element => element.closest('[role=toolbar]')?.contains(document.activeElement) ?? false"
FOCUSED = "element => element === document.activeElement || element.contains(document.activeElement)"
CHOSEN = "() => document.activeElement.name + document.activeElement.value + document.activeElement.checked"
IN_GROUP = "element => document.activeElement.name === element.name && document.activeElement.type === 'radio'"


@dataclass
class Hands:
    """Hands at one page. `actions`: clicks, taps and choices; `fields`: typed ones; `screens`: distinct pages seen.

    With `keys` the mouse is never touched: each thing is walked to with Tab, which fails when it cannot be reached."""

    page: Page
    address: str
    keys: bool = False
    actions: int = 0
    fields: int = 0
    screens: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("framenavigated", self._arrived)

    def forget(self) -> None:
        """Begin to count anew; the screen that is open counts."""
        self.actions = self.fields = 0
        self.screens = [urlsplit(self.page.url).path]

    def counted(self) -> str:
        """As in journeys.md."""
        return f"{self.actions} a, {self.fields} f, {len(self.screens)} s"

    def go(self, path: str = "/") -> None:
        """Open an address, as from a bookmark. Not an action."""
        self.page.goto(path if path.startswith("http") else self.address + path)

    def press(self, name: str, *, within: Locator | None = None, exact: bool = False) -> None:
        """Press the button or link of this name."""
        place = within or self.page
        found = place.get_by_role("button", name=name, exact=exact).or_(
            place.get_by_role("link", name=name, exact=exact)
        )
        self.press_on(found.filter(visible=True).first)

    def press_on(self, thing: Locator) -> None:
        """Press what was found."""
        self.actions += 1
        if self.keys:
            self.walk_to(thing)
            self.page.keyboard.press("Enter")
        else:
            thing.click()

    def write(self, thing: Locator | str, words: str) -> None:
        """Type into a field, given or named by its label."""
        place = self.page.get_by_label(thing).first if isinstance(thing, str) else thing
        self.fields += 1
        if self.keys:
            self.walk_to(place)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(words)
        else:
            place.fill(words)

    def write_on(self, paper: Locator, words: str) -> None:
        """Type where the cursor is on a paper that may hold more than words; only the keyboard has to walk there."""
        self.fields += 1
        self.walk_to(paper) if self.keys else paper.focus()
        self.page.keyboard.insert_text(words)

    def choose(self, thing: Locator) -> None:
        """Choose a radio button or tick a box."""
        self.actions += 1
        # A page may still be on its way, and counting does not wait for it.
        thing.wait_for(state="attached")
        if not self.keys:
            # The label is what one touches; it may be drawn over the box itself.
            label = thing.locator("xpath=ancestor::label")
            if label.count() and not thing.is_checked():
                label.click()
            else:
                thing.check()
        elif thing.get_attribute("type") == "radio":
            self._arrow_to(thing)
        else:
            self.walk_to(thing)
            self.page.keyboard.press("Space")
        expect(thing).to_be_checked()

    def pick(self, thing: Locator | str, label: str) -> None:
        """Pick a line of a list."""
        place = self.page.get_by_label(thing).first if isinstance(thing, str) else thing
        self.actions += 1
        if self.keys:
            self.walk_to(place)
            self.page.keyboard.type(label)
        else:
            place.select_option(label=label)

    def bring(self, thing: Locator | str, *files: Path) -> None:
        """Choose files. The window of the system in which one finds them counts as one action."""
        place = self.page.get_by_label(thing).first if isinstance(thing, str) else thing
        self.actions += 1
        if self.keys:
            self.walk_to(place)
        place.set_input_files(list(files))

    def bring_by(self, button: Locator, *files: Path) -> None:
        """Choose files in the window that a button opens. Two actions: the button, and the window."""
        with self.page.expect_file_chooser() as opened:
            self.press_on(button)
        self.actions += 1
        opened.value.set_files(list(files))

    def walk_to(self, thing: Locator) -> None:
        """Press Tab until the focus is there; a bar of tools is one stop for Tab, the arrows go on in it."""
        expect(thing).to_be_attached()
        for _ in range(MOST_TABS):
            if thing.evaluate(FOCUSED):
                return
            self.page.keyboard.press("ArrowRight" if thing.evaluate(IN_BAR) else "Tab")
        raise AssertionError(f"Tab does not reach {thing}")

    def _arrow_to(self, thing: Locator) -> None:
        """Into the group with Tab, then with the arrows; choosing a radio button comes with reaching it."""
        for _ in range(MOST_TABS):
            if thing.evaluate(IN_GROUP):
                break
            self.page.keyboard.press("Tab")
        for _ in range(MOST_TABS):
            if thing.is_checked():
                return
            # Where none of the group is chosen yet, Tab leads to the first and chooses nothing.
            before = self.page.evaluate(CHOSEN)
            self.page.keyboard.press("Space" if thing.evaluate(FOCUSED) else "ArrowDown")
            self.page.wait_for_function(f"before => ({CHOSEN})() !== before", arg=before)
        raise AssertionError(f"The arrows do not reach {thing}")

    def _arrived(self, frame: Frame) -> None:
        path = urlsplit(frame.url).path
        if frame == self.page.main_frame and path not in self.screens and frame.url.startswith(self.address):
            self.screens.append(path)
