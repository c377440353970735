"""A large file is looked at by the worker; whoever brought it sees how far that is, and then what will come in."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from hub.blogs.models import Entry
from hub.jobs.later import TaskContext
from hub.portability import tasks
from hub.portability.models import Transfer
from hub.portability.tests.conftest import SAMPLES
from hub.portability.tests.test_import_pages import send, signed_in, stored_files
from samples.cast import Cast


@pytest.fixture(autouse=True)
def _every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("hub.portability.views.bring"), "MOST_AT_ONCE", 0)


@pytest.fixture
def brought(client: Client, cast: Cast, queue: None) -> Transfer:
    """What Mei brought and nobody has looked at yet."""
    send(signed_in(client, cast.mei))
    return Transfer.objects.get()


def followed(client: Client, transfer: Transfer) -> Any:
    """Where the address of the look leads to."""
    return client.get(reverse("import-look", args=[transfer.public_id]), follow=True)


def look(transfer: Transfer, attempt: int = 1) -> None:
    """What the worker does."""
    context = TaskContext.__new__(TaskContext)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TaskContext, "attempt", attempt)
        tasks.look_at_transfer.func(context, transfer.pk)  # type: ignore[arg-type, call-arg]  # Its context comes first.
    transfer.refresh_from_db()


def test_the_page_says_that_it_is_looked_at_and_leads_on(client: Client, brought: Transfer) -> None:
    waiting = followed(client, brought)
    assert waiting.request["PATH_INFO"].endswith("/progress/")
    assert "Looking at “grade3.xml”" in waiting.content.decode() and "Look again" in waiting.content.decode()

    look(brought)

    address = reverse("import-progress", args=[brought.public_id])
    moved = client.get(address, headers={"HX-Request": "true"})
    assert moved.headers["HX-Redirect"] == reverse("import-look", args=[brought.public_id])
    page = followed(client, brought).content.decode()
    assert "This will come in" in page and "Leo’s Blog" in page
    assert not Entry.objects.filter(blog=brought.blog).exists()


def test_it_tells_how_far_it_is(brought: Transfer, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int, str]] = []
    monkeypatch.setattr(Transfer, "move", lambda _self, *how_far: told.append(how_far))
    monkeypatch.setattr(tasks, "_SECONDS_BETWEEN", -1)

    look(brought)

    done, total, _words = told[-1]
    assert 0 < done <= total


def test_before_it_was_looked_at_nothing_starts(client: Client, brought: Transfer) -> None:
    client.post(reverse("import-start", args=[brought.public_id]))

    brought.refresh_from_db()
    assert brought.state == "looking" and DBTaskResult.objects.count() == 1


def test_what_is_cut_short_before_anything_is_whole_is_refused_in_plain_words(
    client: Client, cast: Cast, queue: None
) -> None:
    before = stored_files()
    cut = io.BytesIO((SAMPLES / "grade3.xml").read_bytes().partition(b"</item>")[0])
    signed_in(client, cast.mei).post(reverse("import-wordpress", args=["mei"]), {"export": cut})
    transfer = Transfer.objects.get()

    look(transfer)

    page = followed(client, transfer).content.decode()
    assert "This could not come in" in page and "The file is cut short" in page
    assert reverse("import-wordpress", args=["mei"]) in page
    assert transfer.state == "refused" and stored_files() == before


def test_what_plainly_is_something_else_is_refused_at_once(client: Client, cast: Cast, queue: None) -> None:
    answer = send(signed_in(client, cast.mei), "uploads-class.zip")

    assert answer.status_code == 400 and "no WordPress export in this zip file" in answer.text
    assert not Transfer.objects.exists()


def test_after_the_third_failure_it_is_refused(brought: Transfer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "outlook_of", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        look(brought, attempt=1)
    brought.refresh_from_db()
    assert brought.state == "looking"

    with pytest.raises(ZeroDivisionError):
        look(brought, attempt=3)

    brought.refresh_from_db()
    assert brought.state == "refused" and "Bring it once more" in brought.words


def test_a_newer_file_takes_its_place(client: Client, brought: Transfer) -> None:
    send(client)

    look_at = tasks.look_at_transfer
    look_at.func(TaskContext.__new__(TaskContext), brought.pk)  # type: ignore[arg-type, call-arg]  # As above.

    assert Transfer.objects.get().pk != brought.pk and Transfer.objects.get().state == "looking"


def test_a_second_look_changes_nothing(client: Client, brought: Transfer) -> None:
    look(brought)
    client.post(reverse("import-start", args=[brought.public_id]))

    look(brought)

    assert brought.state == "waiting"


@pytest.mark.parametrize("most", [0, 1_000_000])
def test_a_small_file_is_looked_at_at_once(
    client: Client, cast: Cast, queue: None, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(import_module("hub.portability.views.bring"), "MOST_AT_ONCE", most)

    send(signed_in(client, cast.mei))

    assert Transfer.objects.get().state == ("looked-at" if most else "looking")


def test_whoever_brought_it_is_told_in_their_own_language(client: Client, brought: Transfer) -> None:
    assert brought.asked_by is not None
    brought.asked_by.language = "fr"
    brought.asked_by.save(update_fields=["language"])
    brought.export.save("export.xml", ContentFile(b"<html>Not found</html>"))

    look(brought)

    assert brought.state == Transfer.State.REFUSED
    assert brought.words.startswith("C’est une page web")
