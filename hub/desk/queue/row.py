"""One thing that waits."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.noticing import students_named_in
from hub.text.noticing import Noticed, notice

MOST = 50
"""So many stand in the list."""
LINE = 140
"""Signs of the words that stand in a line."""
GROUPS = {
    "posts": (_("Posts"), {"entry", "change"}),
    "comments": (_("Comments"), {"comment", "rewording", "remark", "greeting"}),
    "guests": (_("Guests"), {"guest"}),
    "junk": (_("Likely junk"), {"junk"}),
    "rooms": (_("Rooms"), {"room", "link"}),
    "reflections": (_("Reflections"), {"thought", "piece_thought"}),
    "reports": (_("Reports"), {"report", "worry"}),
}
"""The kinds as one filters by them."""

SAFE = frozenset({"entry", "change", "comment", "rewording", "remark", "greeting", "thought", "piece_thought"})
"""What can be let in together; a room, a link and what a guest says are looked at one by one."""


@dataclass(frozen=True)
class Row:
    """A line of the list. `number`: the key of the thing; `place`: what it is and where it stands; `line`: its title,
    or its first words; `words`: all of them; `flags`: what was noticed in these."""

    kind: str
    number: int
    public_id: str
    person: Person | None
    name: str
    class_name: str
    place: str
    line: str
    url: str
    at: datetime.datetime
    when: str
    words: str = ""
    remark: str = ""
    is_pictured: bool = False
    flags: tuple[Noticed, ...] = ()

    @property
    def key(self) -> str:
        """What the list and the forms call it."""
        return f"{self.kind}-{self.public_id}"

    @property
    def is_safe(self) -> bool:
        """Whether nothing was noticed in its words, and there is nothing else to think about, such as pictures in what
        somebody said."""
        return not self.flags and self.kind in SAFE and not self.is_pictured

    @property
    def group(self) -> str:
        """The filter that it belongs to."""
        return next(name for name, (_label, kinds) in GROUPS.items() if self.kind in kinds)


def flagged(rows: list[Row], viewer: Viewer) -> list[Row]:
    """The rows with what is noticed in their words."""
    names = students_named_in((row.words for row in rows), viewer.school)
    return [replace(row, flags=_all_flags(row, names)) for row in rows]


def _all_flags(row: Row, names: set[str]) -> tuple[Noticed, ...]:
    """What worries is nothing else."""
    return row.flags if Noticed.WORRY in row.flags else (*row.flags, *_flags(row.words, names))


def _flags(words: str, names: set[str]) -> tuple[Noticed, ...]:
    found = notice(words) - {Noticed.WORRY}
    if any(name in words for name in names):
        found |= {Noticed.LAST_NAME}
    return tuple(sorted(found))
