"""The cast that is told to a database again is the cast that was built."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from tests.cast import told_again


def test_the_cast_told_again_is_the_cast_that_was_built(db: None, monkeypatch: pytest.MonkeyPatch):
    if connection.vendor != "sqlite":
        pytest.skip("Elsewhere it is built each time.")
    monkeypatch.setattr("tests.cast._BUILT", {})

    (built, first), (told, again) = _all_rows(), _all_rows()

    assert told == built
    assert again == first


def _all_rows() -> tuple[dict[str, list[Any]], list[Any]]:
    """What is in the database when the cast has come, and who came; then it is taken back."""
    with transaction.atomic():
        cast = told_again()
        rows = {str(model): list(model._default_manager.order_by("pk").values_list()) for model in apps.get_models()}
        transaction.set_rollback(True)
    return rows, [vars(person) | {"_state": None} for person in cast.people.values() if person]
