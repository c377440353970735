"""Foreign keys point downwards, as imports do. Imports are import-linter's; it cannot see a key given as a string."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

# The one direction of docs/architecture.md, from the top; apps on one line do not know each other.
LINES = [
    "reading desk portal feeds portability",
    "families",
    "search",
    "assignments",
    "safety",
    "showcase",
    "comments reflections",
    "blogs",
    "media",
    "audience",
    "school",
    "people",
    "mail activity",
    "design text jobs",
]
RANKS = {app: -number for number, line in enumerate(LINES) for app in line.split()}
HUB = Path(__file__).parent.parent / "hub"


def test_every_app_has_its_line():
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("hub.")}

    assert ours == set(RANKS)


def test_foreign_keys_point_downwards():
    upwards = [
        f"{source} -> {target}"
        for source, target in _keys()
        if RANKS[source.split(".")[0]] <= RANKS[target.split(".")[0]]
    ]

    assert not upwards


def test_the_walk_finds_the_keys_it_is_for():
    found = set(_keys())

    assert ("blogs.Entry", "audience.Approval") in found
    assert ("blogs.EntryMedia", "media.MediaFile") in found
    assert ("showcase.SectionGoal", "reflections.Goal") in found


def test_only_the_rule_knows_the_circles():
    """Circles are asked in audience alone; anybody else asks for what is visible."""
    knowing = [
        str(file.relative_to(HUB))
        for file in HUB.rglob("*.py")
        if file.is_relative_to(HUB / "audience") is False and "Circle." in file.read_text()
    ]

    assert not knowing


def _keys() -> list[tuple[str, str]]:
    """Every relation between our models across apps: foreign keys, one to one, many to many with what is between."""
    return sorted(
        {
            (model._meta.label, target._meta.label)
            for model in apps.get_models(include_auto_created=True)
            if model._meta.app_label in RANKS
            for field in model._meta.get_fields(include_hidden=True)
            if field.is_relation and field.concrete
            for target in _targets(field)
            if target._meta.app_label in RANKS and target._meta.app_label != model._meta.app_label
        }
    )


def _targets(field: models.Field[Any, Any]) -> list[type[models.Model]]:
    through = getattr(field.remote_field, "through", None)
    return [field.related_model, *([through] if through else [])]
