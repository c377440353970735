"""What is around every test: property tests of one size, no cache left over, and a choice of databases."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from hub.activity.guard import STAND, STEP_ASIDE
from hub.design.paper.printing import can_print
from tests.developed import KeepingDarkroom
from tests.kinds import THOROUGH
from tests.prepared import new_database

hypothesis_settings.register_profile(
    "quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile(
    "thorough", max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck)
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ON_EVERY_DATABASE = (
    *(
        f"tests/test_{name}.py"
        for name in ("audience_changes", "audience_matrix", "as_text", "early_pages", "sent_twice")
    ),
    *(f"hub/{app}/" for app in ("activity", "audience", "jobs", "search")),
    "hub/portal/tests/test_search.py",
)
"""Where each database goes a way of its own: the rule, finding by words, what happens at one time. All other tests are
asked on PostgreSQL when it is thorough: also how a search is narrowed, what it finds beside posts, and the rule for a
school whose ceiling is the class."""
OF_THE_DEMONSTRATION = {"harbour_hill", "own_harbour_hill"}
"""Its school takes long to build, so that whoever walks through it is asked when it is thorough."""
_DARKROOM = KeepingDarkroom()
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database-only`, for the second run, on PostgreSQL."""
    words = "only tests in which the database has a say: no browser, nothing marked once; the rest when thorough"
    parser.addoption("--database-only", action="store_true", help=words)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """On PostgreSQL do not even read the tests that are not asked there."""
    if THOROUGH or not config.getoption("--database-only") or not collection_path.is_file():
        return None
    place = collection_path.relative_to(config.rootpath).as_posix()
    return None if place.startswith(ON_EVERY_DATABASE) else True


# After pytest-django and pytest-playwright have given their markers.
@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser or the demonstration; leave out what does not touch the database, when asked, and what
    is thorough, unless asked; put first what takes long."""
    for item in items:
        if {"page", "context", "browser"} & _fixtures(item):
            item.add_marker("journey")
        if OF_THE_DEMONSTRATION & _fixtures(item):
            item.add_marker("thorough")
    if config.getoption("--database-only"):
        kept = [item for item in items if _touches_database(item) and not _is_for_one_run(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
    if not THOROUGH:
        again = [item for item in items if item.get_closest_marker("thorough")]
        config.hook.pytest_deselected(items=again)
        items[:] = [item for item in items if item not in set(again)]
    items.sort(key=_turn)
    # Each process begins with a part that hangs together. Dealt out like cards to every second one of an even number,
    # what waits for browsers comes first in half of them, while the others compute; who is done helps at the ends.
    piles = max(1, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")) // 2)
    items[:] = [item for first in range(piles) for item in items[first::piles]]


def _turn(item: pytest.Item) -> int:
    """What takes long comes first, or one process would be at work alone at the end; then what waits for a browser."""
    return next((turn for turn, name in enumerate(("long", "journey")) if item.get_closest_marker(name)), 2)


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def _touches_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or bool(DATABASE_FIXTURES & _fixtures(item))


def _is_for_one_run(item: pytest.Item) -> bool:
    if any(item.get_closest_marker(name) for name in ("journey", "once")):
        return True
    return not THOROUGH and not item.nodeid.startswith(ON_EVERY_DATABASE)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite begins with the copy of a database that is up to date. (For PostgreSQL gate/test.sh sees to that.)"""
    if connection.vendor == "sqlite":
        new_database(Path(connection.settings_dict["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether the database that is there is used."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session", autouse=True)
def _log_is_emptied_between_tests() -> None:
    """A test with transactions of its own ends with an empty database, though nobody deletes a line of the log."""
    operations = type(connection.ops)  # Of every connection: beside a browser there are several.
    empties = operations.execute_sql_flush

    def empty(self: BaseDatabaseOperations, statements: Iterable[str]) -> None:
        empties(self, [*STEP_ASIDE["sqlite"], *statements, *STAND["sqlite"]])

    if connection.vendor == "sqlite":
        operations.execute_sql_flush = empty  # type: ignore[assignment,method-assign]  # For tests alone.


@pytest.fixture(autouse=True)
def _no_leftovers() -> None:
    """Start with empty caches, and in the language of the settings."""
    for cache in caches.all():
        cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _the_same_picture_is_developed_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for the tests of the darkroom itself."""
    if not request.node.nodeid.startswith("hub/media/"):
        monkeypatch.setattr("hub.media.developing.darkroom", _DARKROOM)


@pytest.fixture(autouse=True)
def _paper_as_it_was_written(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever prints gets the page that the press would get; a PDF takes a second. Who wants one asks for `press`."""
    if "press" not in request.fixturenames:
        monkeypatch.setattr("hub.reading.views.paper.printed", lambda html, **_given: html.encode())


@pytest.fixture
def press() -> None:
    """Pages of paper come as PDF."""
    if not can_print():
        pytest.skip("nothing here sets text on paper (libpango-1.0-0, libpangoft2-1.0-0)")


@pytest.fixture
def queue(settings: Settings) -> None:
    """Tasks wait in the database, as in a hub, instead of being done at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
