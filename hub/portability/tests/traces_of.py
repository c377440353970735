"""Everything that belongs to one person, found by asking the models themselves, so that none is forgotten."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from hub.audience.models import Approval
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import School

CANARY = "canary"
ALSO_WRITTEN = ("comments.Comment", "showcase.PieceComment", "showcase.Greeting")
"""Words that stay when their writer goes, as far as the database is concerned; so erasing has to see to them."""
Rows = dict[type[models.Model], set[Any]]


def our_models() -> list[type[models.Model]]:
    """All of ours."""
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("hub.")}
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ours]


def keys_of(model: type[models.Model]) -> list[models.ForeignKey[Any, Any]]:
    """Its foreign keys, but those to schools and approvals, which many share."""
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [key for key in keys if key.related_model not in (School, Approval)]


def rows_of(person: Person) -> Rows:
    """The person, what would go with them or keeps them here, what goes with that, and so on."""
    found: Rows = defaultdict(set, {Person: {person.pk}})
    grown = True
    while grown:
        grown = False
        for model in our_models():
            for key in keys_of(model):
                if not found.get(key.related_model) or not _belongs(model, key):
                    continue
                mine = model._default_manager.filter(**{f"{key.name}__in": found[key.related_model]})
                new = set(mine.values_list("pk", flat=True)) - found[model]
                found[model] |= new
                grown = grown or bool(new)
    return {model: numbers for model, numbers in found.items() if numbers}


def _belongs(model: type[models.Model], key: models.ForeignKey[Any, Any]) -> bool:
    kept = key.remote_field.on_delete in (models.CASCADE, models.PROTECT)
    return kept or (key.name == "writer" and model._meta.label in ALSO_WRITTEN)


def touched_by(model: type[models.Model], found: Rows) -> bool:
    """Whether there is a row of this model that is among them or points at one of them."""
    return model in found or any(
        key.related_model in found
        and model._default_manager.filter(**{f"{key.name}__in": found[key.related_model]}).exists()
        for key in keys_of(model)
    )


def make_one(model: type[models.Model], found: Rows, school: School, *, word: str = CANARY) -> None:
    """A row that points at what is theirs with every key that it has, and holds the word wherever there is room."""
    fields = [f for f in model._meta.concrete_fields if not f.primary_key or isinstance(f, models.ForeignKey)]
    values = {field.attname: _value(field, found, school, word) for field in fields}
    told = {name: value for name, value in values.items() if value is not None}
    loose = [key.attname for key in keys_of(model) if key.null and key.attname in told]
    fewer = [set(loose) - {name} for name in loose] + [{name} for name in loose]
    for without in (set(), *fewer, set(loose)):
        try:
            with transaction.atomic():
                row = model(**{name: value for name, value in told.items() if name not in without})
                model._default_manager.bulk_create([row])
        except IntegrityError:
            continue  # It may not point at all of these at once.
        return
    raise AssertionError(f"Make a {model._meta.label} of the child in one_of_each: the test cannot guess it.")


def _value(field: Any, found: Rows, school: School, word: str) -> Any:
    if isinstance(field, models.ForeignKey):
        return _number(field, found, school)
    if field.has_default() or field.null:
        return None
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return datetime.date(2026, 9, 1)
    if isinstance(field, models.IntegerField | models.BooleanField):
        return 1
    if isinstance(field, models.CharField | models.TextField):
        return field.choices[0][0] if field.choices else f"{word}{new_public_id()}"[: field.max_length or 40]
    return b"canary" if isinstance(field, models.BinaryField) else None


def _number(field: models.ForeignKey[Any, Any], found: Rows, school: School) -> Any:
    if field.related_model is School:
        return school.pk
    if field.related_model is Approval:
        return Approval.objects.create(school=school).pk
    mine = sorted(found.get(field.related_model, ()))
    if mine:
        return mine[-1]
    if field.null:
        return None
    return field.related_model._default_manager.order_by("pk").values_list("pk", flat=True).first()


def sing(found: Rows) -> None:
    """Write a canary into each field that can hold words, of all these rows."""
    for model, numbers in found.items():
        for field in model._meta.concrete_fields:
            if not _has_room(field):
                continue
            for number in numbers:
                try:
                    with transaction.atomic():
                        model._default_manager.filter(pk=number).update(**{field.name: f"{CANARY} {number}"})
                except IntegrityError:
                    pass  # It has to be what it is.


def _has_room(field: Any) -> bool:
    is_words = isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.FileField)
    is_key = field.primary_key or field.choices or "id" in field.name.split("_") or field.name in ("slug", "file")
    return is_words and not is_key and (field.max_length or 99) >= 20 and not isinstance(field, models.EmailField)


def files_of(found: Rows) -> Iterator[Any]:
    """A real file in each place for one."""
    for model, numbers in found.items():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                for row in model._default_manager.filter(pk__in=numbers):
                    file = getattr(row, field.name)
                    if not file:
                        file.save(f"{new_public_id()}.bin", ContentFile(b"canary"), save=False)
                        row.save(update_fields=[field.name])
                    yield file


def still_sung() -> list[str]:
    """Each table and column, of the database as it is, in which a canary is left."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - its own name for it.
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                told = (bytes(cell) if isinstance(cell, memoryview) else cell for cell in row)
                found |= {
                    f"{table}.{name}" for name, cell in zip(columns, told, strict=True) if CANARY in str(cell).lower()
                }
    return sorted(found)


def still_named(public_id: str) -> list[str]:
    """Each table and column in which this id stands."""
    found = []
    for model in our_models():
        for field in model._meta.concrete_fields:
            named = {field.name: public_id}
            if isinstance(field, models.CharField) and model._default_manager.filter(**named).exists():
                found.append(f"{model._meta.label}.{field.name}")
    return sorted(found)
