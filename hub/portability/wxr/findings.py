"""What a reader noticed on the way: refusals in plain words, repairs, breaks and odd things, for the report."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REPAIRS: dict[str, Promise] = {
    "stray-bytes": _("letters in another encoding, read as Western European"),
    "control-characters": _("characters that mean nothing in a text, left out"),
    "bare-ampersands": _("signs like & that were not written as the format asks"),
    "named-entities": _("named signs like &nbsp; that the format does not know"),
    "bare-brackets": _("signs like < that were not written as the format asks"),
    "undeclared-prefixes": _("fields of other programs without an explanation"),
}
NOTES: dict[str, Promise] = {
    "encoding": _("The file says it is written in %(detail)s, but it is not. It was read as what it is."),
    "version": _("The file does not say which version of the format it has. It was read as the newest."),
    "other-blog": _("One part of the file belongs to another blog and was left out: %(detail)s"),
    "not-a-part": _("A file inside the zip is not an export and was left out: %(detail)s"),
    "same-number": _("“%(item)s” has a number that another item has too. Both are kept."),
    "date": _("“%(item)s” has a date that does not exist. Another source was used: %(detail)s"),
    "parent-term": _("“%(item)s” belongs under a category that is missing or below itself. It goes to the top."),
    "parent-comment": _("A comment on “%(item)s” answers one that is missing. It goes to the top of the thread."),
    "break": _("The file is damaged or cut short. The last whole item is “%(item)s”."),
    "too-long": _("“%(item)s” holds more text than can be read. It was left out."),
}


class NotAnExport(ValueError):
    """The file cannot be read as a WordPress export. `str()` says in plain words what it looks like instead."""

    def __init__(self, message: Promise | str, **values: Any) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return str(self.message) % self.values if self.values else str(self.message)


@dataclass(frozen=True, slots=True)
class Note:
    """One odd thing. `kind` is a key of NOTES; `item` the title (or number) of the item it was seen in."""

    kind: str
    item: str = ""
    detail: str = ""

    def __str__(self) -> str:
        return str(NOTES[self.kind]) % {"item": self.item, "detail": self.detail}


@dataclass(slots=True)
class Findings:
    """All that was noticed in one reading. `repairs` counts by kind, `repaired_items` by kind and item title."""

    repairs: Counter[str] = field(default_factory=Counter)
    repaired_items: dict[str, Counter[str]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    broken: Note | None = None

    def note(self, kind: str, item: str = "", detail: str = "") -> None:
        self.notes.append(Note(kind, item, detail))

    def repaired(self, counts: Counter[str], item: str) -> None:
        """Counts repairs, and remembers in which item they were made."""
        self.repairs.update(counts)
        for kind, count in counts.items():
            self.repaired_items.setdefault(kind, Counter())[item] += count

    def break_at(self, item: str, detail: str) -> None:
        """The file ends or breaks after `item`; only the first break is the one to name."""
        if self.broken is None:
            self.broken = Note("break", item, detail)
            self.notes.append(self.broken)
