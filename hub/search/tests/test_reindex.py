"""Writing all search words anew, in a hub that people write in meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from hub.blogs.models import Entry
from hub.search import indexing
from hub.search.models import SearchRow
from samples.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def somebody_writes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Before each portion of two somebody else saves; what they saved."""
    saved: list[str] = []
    whole = transaction.atomic

    def save(title: str) -> None:
        try:
            Entry.objects.filter(blog=cast.blogs["Tomas"]).update(title=title)
        finally:
            connection.close()

    @contextmanager
    def after_another() -> Iterator[None]:
        with ThreadPoolExecutor(1) as other:
            saved.append(f"Day {len(saved)}")
            other.submit(save, saved[-1]).result()
        with whole():
            yield

    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    monkeypatch.setattr(indexing, "transaction", type("Transaction", (), {"atomic": staticmethod(after_another)}))
    return saved


def test_reindex_goes_on_while_people_write(cast: Cast, somebody_writes: list[str]):
    cast.post(cast.tomas, "class", "The first day")
    for number in range(4):
        cast.post(cast.mei, "class", f"Kingfisher {number}")
    SearchRow.objects.all().delete()

    call_command("reindex", verbosity=0)

    assert len(somebody_writes) >= 3
    assert SearchRow.objects.filter(title__startswith="kingfisher").count() == 4


def test_an_update_that_cuts_words_anew_has_it_done_by_the_worker(cast: Cast):
    update = import_module("hub.search.migrations.0004_index_all_anew")
    post = cast.post(cast.mei, "class", "Kingfisher")
    SearchRow.objects.all().delete()

    update.ask_for_it(apps, None)

    assert SearchRow.objects.get().entry == post
