"""What was changed since it came, there or here: a newer text is taken where nobody touched it here; what was changed
on both sides is kept side by side, and the owner is asked (portability.md R69, A24, A25)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _

from hub.blogs.models import Entry
from hub.portability.importing.bringing import Bringing
from hub.portability.models import ImportedItem

TAKEN, ASKED = "taken", ""


@dataclass(frozen=True)
class Theirs:
    """An entry as the file has it, in the closed vocabulary; `source` is what its text was made from, if it was."""

    key: str
    title: str
    body: str
    source: str = ""

    @property
    def words(self) -> dict[str, str]:
        """Title and text, as a line keeps them."""
        return {"title": self.title, "body": self.body}

    @property
    def mark(self) -> str:
        """The same for the same words."""
        return mark_of(self.title, self.source or self.body)


def mark_of(title: str, words: str) -> str:
    """A few letters that are others when title or words are."""
    return sha256(f"{title}\0{words}".encode()).hexdigest()[:32]


def take(run: Bringing, entry: Entry, theirs: Theirs) -> None:
    """It was changed there alone: the newer text comes in the place of the older, which is kept."""
    line = _line(run, entry, theirs, TAKEN, _("Changed there and not here: the newer text is here now."))
    line.leftovers = {"theirs": theirs.words, "was": text_now(entry)}
    with run.portion([line.key]) as here:
        if line.key not in here:
            run.revise(entry, theirs.title, theirs.body, source=theirs.source)
            run.write([line])


def ask(run: Bringing, entry: Entry, theirs: Theirs) -> None:
    """It was changed there and here: both are kept, and its owner is asked which it shall be."""
    words = _("Changed there and here. Both texts are kept, and you can choose between them.")
    line = _line(run, entry, theirs, ASKED, words)
    line.leftovers = {"theirs": theirs.words}
    with run.portion([line.key]) as here:
        if line.key not in here:
            run.write([line])


def text_now(entry: Entry) -> dict[str, str]:
    """What an entry says before another text comes in its place; so that taking the import out gives it back."""
    return {"title": entry.title, "body": entry.body, "source": entry.source, "source_format": entry.source_format}


def _line(run: Bringing, entry: Entry, theirs: Theirs, status: str, words: str) -> ImportedItem:
    """Named by the words that came, so that the same file once more asks nothing once more."""
    key = f"{theirs.key[:250]}~{theirs.mark}"
    return run.noted(key, ImportedItem.Kind.DIFFERS, str(entry), entry=entry, status=status, changed=[words])
