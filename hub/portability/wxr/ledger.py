"""What a conversion did besides converting, for the report."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANGES: dict[str, Promise] = {
    "picture-elsewhere": _("A picture on another server became a link: %(detail)s"),
    "sound-elsewhere": _("A sound or film on another server became a link: %(detail)s"),
    "embed-elsewhere": _("Something shown from another place became a link: %(detail)s"),
    "picture-inside": _("A picture written into the text itself could not be taken over."),
    "harm": _("Taken out, because it could do harm: %(detail)s"),
    "form": _("A form was left out; its words stay."),
    "refused": _("The text is too long or too tangled to keep its layout; its words stay."),
}


class Change(NamedTuple):
    """One thing that is not as it was; `str()` says it in words."""

    kind: str
    detail: str = ""

    def __str__(self) -> str:
        return str(CHANGES[self.kind]) % {"detail": self.detail}


@dataclass(slots=True)
class Ledger:
    """Collected while a text is turned: changes, media used (public ids), media missing, and what was unknown."""

    changed: list[Change] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)

    def change(self, kind: str, detail: str = "") -> None:
        change = Change(kind, detail[:300])
        if change not in self.changed:
            self.changed.append(change)

    def use(self, media_id: str) -> None:
        if media_id not in self.media:
            self.media.append(media_id)

    def miss(self, what: str) -> None:
        if what not in self.missing:
            self.missing.append(what)
