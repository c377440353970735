"""Deleting rows with their files."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models.deletion import Collector


def delete_whole(rows: models.QuerySet[Any, Any]) -> None:
    """Delete these rows, all that goes with them, and the files of all of it."""
    found = list(rows)
    if not found:
        return
    with transaction.atomic():
        collector = Collector(using="default", origin=rows)
        collector.collect(found)
        gone: list[Any] = [row for some in collector.data.values() for row in some]
        gone += [row for some in collector.fast_deletes for row in some]
        files = [(file.storage, file.name) for row in gone for file in _files(row) if file]
        collector.delete()
        for storage, name in files:
            transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))  # type: ignore[misc]  # Bound now.


def _files(row: models.Model) -> list[Any]:
    fields = [field for field in row._meta.concrete_fields if isinstance(field, models.FileField)]  # noqa: SLF001
    return [getattr(row, field.name) for field in fields]
