"""What its owner found special and had not hung yet: it waits here for showcase time as it did there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hub.portability.archive.kept import Record
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.models import ImportedItem
from hub.showcase.models import Candidate, PieceKind

_KNOWN = frozenset(("id", "entry", "picture", "kind", "title", "material", "why", "learned", "next_step", "at"))


def bring_candidates(run: ArchiveRun) -> None:
    """Each with what was said of it; what is about something that is not here is kept aside."""
    for key, record in run.records("candidates"):
        if key not in run.known:
            _bring(run, key, record)
        run.step(_("Rooms"))


def _bring(run: ArchiveRun, key: str, record: Record) -> None:
    entry, picture = run.number("entry", record, "entry"), run.number("media", record, "picture")
    title = fields.line(record, "title", 160)
    name = title or fields.line(record, "why", 60) or _("Something special")
    if not (entry or picture):
        run.keep_aside(key, "candidates", record, name)
        run.leave_out(name, _("What it is about is not here. It is kept, and goes along when you leave."))
        return
    candidate = Candidate(
        school=run.blog.school, student=run.owner, public_id=fields.public_id(record), entry_id=entry,
        picture_id=None if entry else picture, kind=fields.choice(record, "kind", PieceKind.values, ""), title=title,
        material=fields.line(record, "material", 160), why=fields.text(record, "why"),
        learned=fields.text(record, "learned"), next_step=fields.text(record, "next_step"),
        made_at=fields.moment(record, "at") or run.transfer.made_at,
    )  # fmt: skip
    with run.portion([key]) as here:
        if key in here or _is_here(run, candidate):
            return
        run.write([candidate])
        kept = fields.unknown(record, _KNOWN)
        leftovers = {"kept": kept} if kept else {}
        run.write([run.noted(key, ImportedItem.Kind.CANDIDATE, name, candidate=candidate, leftovers=leftovers)])
    run.known.add(key)
    run.numbers["candidate"][candidate.public_id] = candidate.pk


def _is_here(run: ArchiveRun, candidate: Candidate) -> bool:
    """Whether the same work waits here already, with words of its own; these stay."""
    work = {"entry": candidate.entry_id} if candidate.entry_id else {"picture": candidate.picture_id}
    return Candidate.objects.filter(student=run.owner, **work).exists()
