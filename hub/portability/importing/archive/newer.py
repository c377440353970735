"""A newer archive: each entry brings its earlier texts along, so its history tells on which side it was changed."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from hub.blogs.models import Entry, Revision
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.entries import AT_ONCE
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.importing.differing import Theirs, ask, take

Text = tuple[str, str]


def bring_newer(run: ArchiveRun, before: Collection[str]) -> None:
    """Compare what was here before this run, by key; what was thrown away here stays so."""
    records = ((key, record) for key, record in run.records("entries") if key in before)
    while some := list(islice(records, AT_ONCE)):
        told = {run.numbers["entry"].get(fields.public_id(record), 0): (key, record) for key, record in some}
        entries = Entry.objects.filter(pk__in=list(told), binned_at=None)
        for entry in entries.select_related("blog", "school__policy", "approval"):
            key, record = told[entry.pk]
            title, body = text_of(record)
            if (title, body) != (entry.title, entry.body):
                _compare(run, entry, Theirs(key, title, body), record)


def text_of(record: Record) -> Text:
    """Title and body of an entry or of an earlier text, as they are kept here."""
    return fields.line(record, "title", 250), fields.lenient_html(record, "body")


def _compare(run: ArchiveRun, entry: Entry, theirs: Theirs, record: Record) -> None:
    """What is here is an earlier text of what came: it is taken. What came is an earlier text of what is here: that
    stays. Neither: both sides changed it."""
    if (entry.title, entry.body) in {text_of(one) for one in listed(record, "earlier")}:
        take(run, entry, theirs)
    elif not Revision.objects.earlier().filter(entry=entry, title=theirs.title, body=theirs.body).exists():
        ask(run, entry, theirs)
