"""The queue for one kind, one class or one writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from hub.desk.queue.row import GROUPS, Row


@dataclass(frozen=True)
class Narrowing:
    """What is chosen: `of` a group of kinds, `class` the name of a class, `by` the public id of a writer; "" is all."""

    of: str = ""
    class_name: str = ""
    by: str = ""

    @classmethod
    def chosen(cls, fields: Mapping[str, Any]) -> Narrowing:
        """What an address asks for."""
        of = fields.get("of", "")
        return cls(of if of in GROUPS else "", fields.get("class", ""), fields.get("by", ""))

    def rows(self, rows: list[Row]) -> list[Row]:
        """Those of the rows that are asked for."""
        return [row for row in self._of_people(rows) if self.of in ("", row.group)]

    def chips(self, rows: list[Row]) -> list[dict[str, Any]]:
        """A filter for each kind that waits, for design/_chips.html."""
        here = self._of_people(rows)
        counts = {name: sum(row.group == name for row in here) for name in GROUPS}
        kinds = [("", _("All"), len(here)), *((name, GROUPS[name][0], counts[name]) for name in GROUPS)]
        return [
            {"label": label, "count": count, "on": self.of == name, "url": self.address(of=name)}
            for name, label, count in kinds
            if count or name in ("", self.of)
        ]

    def classes(self, rows: list[Row]) -> list[tuple[str, str, bool]]:
        """The classes to choose from, each with whether it is chosen; none when there is no choice."""
        names = sorted({row.class_name for row in rows if row.class_name} | ({self.class_name} - {""}))
        return [(name, name, name == self.class_name) for name in names] if len(names) > 1 or self.class_name else []

    def writers(self, rows: list[Row]) -> list[tuple[str, str, bool]]:
        """The writers to choose from: id, name and class, whether it is the one."""
        found = {row.person.public_id: f"{row.name} {row.class_name}".strip() for row in rows if row.person}
        named = sorted(found.items(), key=lambda item: item[1])
        return [(number, name, number == self.by) for number, name in named] if len(named) > 1 or self.by else []

    def address(self, **other: str) -> str:
        """The queue, narrowed like this, but for what is given."""
        return f"{reverse('waiting')}{self.query(**other)}"

    def query(self, **other: str) -> str:
        """The part of the address that says all this, with its question mark."""
        fields = {"of": self.of, "class": self.class_name, "by": self.by} | other
        words = urlencode({name: value for name, value in fields.items() if value})
        return f"?{words}" if words else ""

    def _of_people(self, rows: list[Row]) -> list[Row]:
        return [
            row
            for row in rows
            if self.class_name in ("", row.class_name)
            and (not self.by or (row.person and row.person.public_id == self.by))
        ]
