"""Real hubs to walk through, and hands to do it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ViewportSize

from tests.journeys.hands import Hands
from tests.journeys.served import Hub, serving
from tests.journeys.watching import Watch
from tests.prepared import made_once, new_hub, prepare

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
NewHands = Callable[..., Hands]


@pytest.fixture
def empty_hub(tmp_path: Path) -> Iterator[Hub]:
    """A hub that nobody has set up."""
    new_hub(tmp_path / "hub")
    with serving(tmp_path / "hub") as hub:
        yield hub


@pytest.fixture(scope="session")
def harbour_hill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The demonstration school, built once for all processes of a test run and copied for each."""
    with serving(_copied_to(tmp_path_factory.mktemp("harbour-hill") / "hub")) as hub:
        yield hub


@pytest.fixture
def own_harbour_hill(tmp_path: Path) -> Path:
    """The folder of the demonstration school, for a test that starts and stops the hub itself."""
    return _copied_to(tmp_path / "hub")


@pytest.fixture
def new_hands(new_context: Callable[..., BrowserContext]) -> Iterator[NewHands]:
    """A browser of their own for somebody: `new_hands(hub, keys=False, **context)`. Whatever is odd fails the test."""
    watches: list[Watch] = []

    def make(hub: Hub, *, keys: bool = False, **more: object) -> Hands:
        context = new_context(**({"viewport": DESK if keys else PHONE, "locale": "en-GB"} | more))
        context.set_default_timeout(20_000)
        watches.append(Watch(context, hub.address))
        return Hands(context.new_page(), hub.address, keys)

    yield make
    for watch in watches:
        watch.expect_quiet()


def _copied_to(home: Path) -> Path:
    school = Path(os.environ["HUB_TEST_HOME"]) / "demonstration"
    shutil.copytree(made_once(school, lambda place: new_hub(place, "--demo")), home)
    prepare(home)  # Nothing to do, but where HUB_TEST_HOME is from an earlier day.
    return home
