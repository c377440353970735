"""docs/schools/personal-data.md has each field that says something about somebody, once (safety.md V14)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.apps import apps

from hub.people.models import Person
from tests.processes import ROOT

ROW = re.compile(r"^\| `([a-z]+\.\w+)` \|([^|]+)\|(.*)$", re.MULTILINE)
NAMED = re.compile(r"`([\w.]+)`")
STRUCTURE = frozenset({"id", "public_id", "position", "school"})
"""What the page leaves out, beside keys to things that are no people."""


def told() -> Iterator[tuple[str, str, int]]:
    """Model, field and how many other cells its line has."""
    for model, fields, rest in ROW.findall((ROOT / "docs" / "schools" / "personal-data.md").read_text()):
        for field in NAMED.findall(fields):
            yield model, field, len([cell for cell in rest.split("|") if cell.strip()])


def kept() -> set[tuple[str, str]]:
    """Each field of ours that says something by itself."""
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("hub.")}
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ours]
    return {
        (model._meta.label, field.name)
        for model in models
        for field in model._meta.concrete_fields
        if (field.related_model is Person if field.is_relation else field.name not in STRUCTURE)
    }


def test_each_field_has_one_line_and_each_line_its_field() -> None:
    lines = Counter((model, field) for model, field, _cells in told())

    assert not kept() - set(lines)
    assert not set(lines) - kept()
    assert max(lines.values()) == 1


def test_each_line_says_why_until_when_and_who_sees_it() -> None:
    assert {cells for _model, _field, cells in told()} == {0, 3}
