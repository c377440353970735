"""What is written is what the schema says, and the schema lies in every archive."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from jsonschema import Draft202012Validator

from hub.portability.archive.records import VERSION
from hub.portability.archive.tests.test_archive import full_blog
from hub.portability.archive.tests.test_import_archive import mei_zip

__all__ = ["full_blog", "mei_zip"]


def test_a_full_blog_is_as_the_schema_says(mei_zip: Path) -> None:
    with zipfile.ZipFile(mei_zip) as archive:
        schema = json.loads(archive.read("data/portfolio.schema.json"))
        told = json.loads(archive.read("data/portfolio.json"))
    Draft202012Validator.check_schema(schema)

    wrong = [f"{list(one.path)}: {one.message}" for one in Draft202012Validator(schema).iter_errors(told)]

    assert not wrong, "\n".join(wrong)
    assert schema["$id"].endswith(VERSION)
    assert all(told[name] for name in ("media", "shelves", "entries", "goals", "reflections", "rooms"))


def test_every_field_that_is_written_has_its_words_in_the_schema(mei_zip: Path) -> None:
    """So nobody adds a field without telling readers of it."""
    with zipfile.ZipFile(mei_zip) as archive:
        schema = json.loads(archive.read("data/portfolio.schema.json"))
        told = json.loads(archive.read("data/portfolio.json"))

    assert unknown(told, schema, "") == []


def unknown(value: object, schema: dict[str, object], where: str) -> list[str]:
    """The fields of which the schema says nothing."""
    if isinstance(value, dict):
        names = schema.get("properties", {})
        assert isinstance(names, dict)
        found = [f"{where}/{name}" for name in value if name not in names]
        for name in set(value) & set(names):
            found += unknown(value[name], names[name], f"{where}/{name}")
        return found
    if isinstance(value, list):
        items = schema["items"]
        assert isinstance(items, dict)
        return [one for item in value for one in unknown(item, items, where)]
    return []
