"""`hub doctor` and /health/ say how the hub is."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from hub.jobs import checkup
from hub.jobs.checkup import State
from hub.jobs.models import Heartbeat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hub(settings: Settings, tmp_path: Path) -> None:
    """A hub with a folder of its own and, as in a hub, every commit synced."""
    settings.HUB_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")


@pytest.fixture
def durable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own database does not sync; say that it does."""
    well = checkup.Finding("database", State.WELL, "It answers.")
    monkeypatch.setitem(checkup.FULL, "database", lambda: well)
    monkeypatch.setitem(checkup.QUICK, "database", lambda: well)


def examine() -> tuple[dict[str, str], int]:
    """The state of each part, and the exit code."""
    out, code = io.StringIO(), 0
    try:
        call_command("doctor", "--json", stdout=out)
    except SystemExit as end:
        code = int(str(end.code))
    return {check["part"]: check["state"] for check in json.loads(out.getvalue())["checks"]}, code


@pytest.mark.usefixtures("durable")
def test_a_hub_with_a_worker_is_well() -> None:
    Heartbeat.beat("worker-1")

    states, code = examine()

    assert code == 0
    assert states == {
        "database": "well",
        "storage": "well",
        "worker": "well",
        "mail": "look",
        "migrations": "well",
        "clock": "well",
        "outbox": "well",
        "answers by mail": "well",
        "schools": "well",
        "activity log": "well",
        "erased": "well",
        "paper": states["paper"],  # As this machine is; see hub/reading/tests/test_paper.py.
    }


@pytest.mark.usefixtures("durable")
def test_without_a_worker_it_is_ill_and_says_what_to_do() -> None:
    out = io.StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("doctor", stdout=out)

    assert end.value.code == 1
    assert "hub serve" in out.getvalue()


def test_a_database_that_does_not_sync_is_ill() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL syncs unless told otherwise")

    finding = checkup.database()

    assert finding.state is State.ILL
    assert "FULL" in finding.words


def test_a_folder_that_cannot_be_written_is_ill(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.MEDIA_ROOT = tmp_path / "file" / "media"

    assert checkup.look({"storage": checkup.storage})[0].state is State.ILL


def test_a_disk_nearly_full_is_ill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: (100 * 2**30, 97 * 2**30, 3 * 2**30))

    assert checkup.storage_at_a_glance().state is State.ILL


def test_a_clock_that_went_back_is_ill() -> None:
    Heartbeat.beat("worker-1")

    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        finding = checkup.clock()

    assert finding.state is State.ILL
    assert "the clock went back" in finding.words


def test_a_mail_server_that_is_away_is_ill(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert checkup.look({"mail": checkup.mail})[0].state is State.ILL


@pytest.mark.usefixtures("durable")
def test_a_monitor_needs_no_account(client: Client) -> None:
    Heartbeat.beat("worker-1")

    answer = client.get("/health/")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"


@pytest.mark.usefixtures("durable")
def test_a_monitor_hears_that_the_worker_is_gone(client: Client) -> None:
    answer = client.get("/health/")

    assert answer.status_code == 503
    assert answer.json()["checks"] == {"database": "ok", "storage": "ok", "worker": "ill", "migrations": "ok"}


def test_a_monitor_gets_its_answer_by_any_name_while_the_database_is_away(
    client: Client,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    def away() -> checkup.Finding:
        raise OperationalError("connection refused")

    settings.ALLOWED_HOSTS = ["hub.example.org"]
    monkeypatch.setitem(checkup.QUICK, "database", away)

    with django_assert_num_queries(0):
        answer = client.get("/health/", headers={"host": "10.0.0.7"})

    assert answer.status_code == 503
    assert answer.json()["checks"] == {"database": "ill", "storage": "ok", "worker": "ill", "migrations": "ill"}


def test_a_monitor_may_ask_often(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    Heartbeat.beat("worker-1")
    client.get("/health/")

    with django_assert_max_num_queries(7):
        client.get("/health/")
