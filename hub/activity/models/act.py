"""One line of the activity log."""

from __future__ import annotations

import datetime
import hashlib
import json
import logging
from typing import Any, NoReturn

from django.db import models, transaction
from django.utils import timezone

from hub.activity.models.chain import Chain
from hub.activity.models.kind import Kind

log = logging.getLogger("hub.activity")


class NeverChanged(TypeError):
    """Somebody tried to change or to delete a line."""

    def __init__(self) -> None:
        super().__init__("What stands in the activity log is never changed and never deleted.")


class ActQuerySet(models.QuerySet["Act"]):
    """Lines; they can be read."""

    def update(self, **_columns: Any) -> NoReturn:
        """Nobody changes them."""
        raise NeverChanged

    def delete(self) -> NoReturn:
        """Nobody deletes them."""
        raise NeverChanged

    def bulk_create(self, *_lines: Any, **_how: Any) -> NoReturn:
        """Each is written after the one before: see `Act.note`."""
        raise NeverChanged


class Act(models.Model):
    """Who did what to which thing, when, and how it went.

    People stand here by public id alone, and nothing that anybody wrote does, so that the line can stay when a child is
    erased. The numbers and ids are no foreign keys, for the same reason. Each line's hash covers its content and the
    hash of the line before; triggers in the database refuse to change or to delete one (migration 0001).
    """

    school = models.BigIntegerField(help_text="the number of the school")
    number = models.PositiveBigIntegerField(help_text="of the line in the school's log, from 1 on")
    at = models.DateTimeField()
    kind = models.CharField(max_length=24, help_text="one of Kind; new ones come without a migration")
    by = models.CharField(max_length=22, blank=True, help_text="public id; blank: the hub itself, or nobody it knows")
    role = models.CharField(max_length=16, blank=True, help_text="as what they did it")
    about = models.CharField(max_length=22, blank=True, help_text="public id of the person whom it concerns")
    thing = models.CharField(max_length=60, blank=True, help_text="a public id or a word of the code, never a name")
    outcome = models.CharField(max_length=80, blank=True, help_text="a word of the code, or a number")
    hash = models.CharField(max_length=64)

    objects = ActQuerySet.as_manager()

    class Meta:
        ordering = ["school", "number"]
        constraints = [models.UniqueConstraint(fields=["school", "number"], name="one_line_a_number")]
        indexes = [models.Index(fields=["school", "about"]), models.Index(fields=["school", "by"])]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    def save(self, *_args: Any, **_how: Any) -> NoReturn:
        """Lines are written by `note` alone."""
        raise NeverChanged

    @classmethod
    def note(cls, kind: Kind, *, school: int, **told: str) -> None:
        """Write a line, in the transaction of what it tells: rolled back, neither was.

        `told`: by, role, about, thing, outcome. The same line goes to the server's own log after commit, so that a
        copy is where the hub cannot reach it.
        """
        with transaction.atomic():
            chain, _made = Chain.objects.select_for_update().get_or_create(school=school)
            act = cls(kind=kind, school=school, number=chain.number + 1, at=timezone.now(), **told)
            act.hash = act.hash_after(chain.hash)
            super(Act, act).save(force_insert=True)
            chain.number, chain.hash = act.number, act.hash
            chain.save(update_fields=["number", "hash"])
            transaction.on_commit(lambda: log.info("%s", json.dumps(act.as_told)))

    def hash_after(self, before: str) -> str:
        """The hash of this line after a line with the hash `before`; "" before the first."""
        told = json.dumps([before, *self.as_told.values()][:-1], separators=(",", ":"))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def as_told(self) -> dict[str, Any]:
        """All that it says, the hash last."""
        told: dict[str, Any] = {"school": self.school, "number": self.number}
        told["at"] = self.at.astimezone(datetime.UTC).isoformat()
        words = {name: str(getattr(self, name)) for name in ("kind", "by", "role", "about", "thing", "outcome")}
        return told | words | {"hash": self.hash}

    def delete(self, *_args: Any, **_how: Any) -> NoReturn:
        """Nobody deletes them."""
        raise NeverChanged
