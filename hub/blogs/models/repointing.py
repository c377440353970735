"""Making all that names one row name another: for merging shelves and words, whatever app the naming rows are of."""

from __future__ import annotations

from typing import Any

from django.db import models


def repoint(old: models.Model, new: models.Model) -> None:
    """Each list and each foreign key that holds `old` holds `new` afterwards, once."""
    relations: list[Any] = [  # The stubs do not know all kinds of them.
        field for field in old._meta.get_fields(include_hidden=True) if field.auto_created and not field.concrete
    ]
    for relation in relations:
        if relation.many_to_many:
            through = relation.through._base_manager
            ours, theirs = relation.field.m2m_reverse_field_name(), relation.field.m2m_field_name()
            have = through.filter(**{ours: new.pk}).values(theirs)
            through.filter(**{ours: old.pk, f"{theirs}__in": have}).delete()
            through.filter(**{ours: old.pk}).update(**{ours: new.pk})
    for relation in relations:
        if not relation.many_to_many:
            relation.related_model._base_manager.filter(**{relation.field.name: old.pk}).update(
                **{relation.field.name: new.pk}
            )
