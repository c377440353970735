"""The import of an archive from beginning to end, and its rehearsal by the same steps. May be killed anywhere and run
again: each portion is one transaction that also writes which things of the archive it brought."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy

from hub.blogs.models import ACCENTS, Blog, Entry
from hub.people.models import Person
from hub.portability.archive.opening import PAYLOAD
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.candidates import bring_candidates
from hub.portability.importing.archive.entries import Entries
from hub.portability.importing.archive.filing import bring_filing
from hub.portability.importing.archive.goals import bring_goals, bring_thoughts, bring_tries
from hub.portability.importing.archive.media import bring_media
from hub.portability.importing.archive.mending import mend
from hub.portability.importing.archive.menu import bring_menu
from hub.portability.importing.archive.newer import bring_newer
from hub.portability.importing.archive.rooms import bring_rooms
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.importing.bringing import Progress, silent
from hub.portability.importing.naming import call_later
from hub.portability.importing.rehearsing import NOT_YET, Rehearsing
from hub.portability.importing.reporting import report_of
from hub.portability.importing.running import one_yes_for_all, without_things, written
from hub.portability.importing.source import ENTRY_KINDS
from hub.portability.models import Transfer
from hub.portability.pile import InOwnForm
from hub.search.indexing import index_entries
from hub.search.part_words import index_parts_of

MOST_NAMED = 50
_NO_LIST = gettext_lazy("The list of its parts (%(name)s) is missing, so nobody can tell whether there were more.")


def import_archive(transfer: Transfer, archive: InOwnForm, on_progress: Progress = silent) -> dict[str, Any]:
    """Bring everything in and give the report, which is kept on the transfer. Nothing of it is seen by anybody but the
    owner and their teachers before `release`. Raises NotAnExport when nothing can be stored, before anything is."""
    with translation.override(transfer.language):
        run = ArchiveRun(transfer, archive, on_progress)
        transfer.begin()
        one_yes_for_all(transfer)
        call_later(transfer, called(archive))
        before = set(run.known)
        _bring(run)
        mend(run, before)
        index_entries(Entry.objects.filter(pk__in=written(transfer)))
        index_parts_of(transfer.blog)
        report = report_of(run)
        without_things(transfer)
        transfer.finish(report)
    return report


def look(
    archive: InOwnForm, blog: Blog, asked_by: Person | None = None, on_progress: Progress = silent
) -> dict[str, Any]:
    """The report of an import of this now, as importing.outlook gives it of WordPress."""
    transfer = Transfer(
        pk=NOT_YET, school=blog.school, blog=blog, asked_by=asked_by, kind=Transfer.Kind.ARCHIVE,
    )  # fmt: skip
    run = Rehearsal(transfer, archive, on_progress)
    _bring(run)
    report = report_of(run)
    paths = (fields.text(record, "path", 300) for record in archive.records("media"))
    return {
        "site": {"title": fields.line(archive.blog, "title", 120), "address": fields.line(archive.blog, "school", 120)},
        "imported": report["imported"],
        "states": Counter(f"{line.kind} {line.status}" for line in run.lines() if line.kind in ENTRY_KINDS),
        "missing": sum(path not in archive.opened.parts for path in paths),
        "here": report["here_before"],
        "changed": report["changed"],
        "left_out": report["left_out"],
        "damaged": [_NO_LIST % {"name": name} if name == PAYLOAD else name for name in archive.broken[:MOST_NAMED]],
    }


def called(archive: InOwnForm) -> dict[str, str]:
    """What the blog was called there, and how it looked."""
    blog = archive.blog
    told = {"title": fields.line(blog, "title", 120), "tagline": fields.line(blog, "tagline", 250)}
    more = {"about": fields.text(blog, "about"), "language": fields.line(blog, "language", 10)}
    more["accent"] = fields.choice(blog, "accent", ACCENTS, "")
    return told | {name: value for name, value in more.items() if value}


def _bring(run: ArchiveRun) -> None:
    bring_filing(run)
    bring_media(run)
    before = set(run.known)
    Entries(run).bring()
    bring_newer(run, before)
    bring_menu(run)
    if run.blog.owner_id:
        bring_goals(run)
        bring_thoughts(run)
        bring_tries(run)
        bring_rooms(run)
        bring_candidates(run)


class Rehearsal(Rehearsing, ArchiveRun):
    """A run that stores nothing."""
