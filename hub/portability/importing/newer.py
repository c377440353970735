"""A newer export from WordPress: what of the posts and pages that are here was changed there since."""

from __future__ import annotations

from itertools import islice

from hub.blogs.models import Entry
from hub.portability.importing.differing import Theirs, ask, mark_of, take
from hub.portability.importing.entries import AT_ONCE
from hub.portability.importing.leftovers import MARK
from hub.portability.importing.references import HubReferences
from hub.portability.importing.run import Run
from hub.portability.importing.source import ENTRY_KINDS
from hub.portability.models import ImportedItem
from hub.portability.wxr.converting import convert
from hub.portability.wxr.records import Item


def bring_newer(run: Run) -> None:
    """Compare all that an earlier import brought; what was thrown away here stays so."""
    references = HubReferences(run, {})
    items = (item for item in run.export.items() if item.kind in ENTRY_KINDS)
    while some := {item.key: item for item in islice(items, AT_ONCE)}:
        lines = ImportedItem.objects.filter(blog_id=run.blog.pk, key__in=list(some), entry__binned_at=None)
        lines = lines.filter(entry__isnull=False).exclude(transfer_id=run.transfer.pk)
        for line in lines.select_related("entry__blog", "entry__school__policy", "entry__approval", "transfer"):
            if line.entry is not None and _is_changed_there(some[line.key], line, line.entry):
                _compare(run, some[line.key], line.entry, references)


def _is_changed_there(item: Item, line: ImportedItem, entry: Entry) -> bool:
    """Whether the file says something else than it did; of what came before that was noted, its own dates tell."""
    if mark := line.leftovers.get(MARK):
        return bool(mark != mark_of(_title(item), item.content))
    if entry.source_format == Entry.SourceFormat.WORDPRESS:
        return (entry.title, entry.source) != (_title(item), item.content)
    return item.modified is not None and item.modified > line.transfer.made_at


def _compare(run: Run, item: Item, entry: Entry, references: HubReferences) -> None:
    converted = convert(item.content, references, number=item.number, footnotes=item.field("footnotes"))
    theirs = Theirs(item.key, _title(item), converted.html, item.content)
    if (entry.title, entry.body) == (theirs.title, theirs.body):
        return
    is_untouched = entry.source_format == Entry.SourceFormat.WORDPRESS
    (take if is_untouched else ask)(run, entry, theirs)


def _title(item: Item) -> str:
    return " ".join(item.title.split())[:250]
