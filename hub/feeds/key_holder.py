"""Whoever reads feeds by a key."""

from __future__ import annotations

from django.db import models

from hub.audience.viewer import Viewer
from hub.people.models import Person


class KeyHolder(Viewer):
    """Sees what they see on the hub, but reads what people are called there in a sentence: what holds the key is a
    program elsewhere, and no last name leaves the school."""

    def name_of(self, person: Person) -> str:
        """The name in a sentence."""
        return self.calls(person)

    def name_column(self, before: str = "") -> models.F | models.Case:
        """`name_of` as a column."""
        return self.call_column(before)
