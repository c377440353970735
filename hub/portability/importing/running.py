"""The import from beginning to end. May be killed anywhere and run again: each portion is one transaction that also
writes which things of the export it brought."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import translation

from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.portability.importing.asides import keep_aside
from hub.portability.importing.entries import Entries
from hub.portability.importing.media import bring_media
from hub.portability.importing.mending import mend_entries
from hub.portability.importing.newer import bring_newer
from hub.portability.importing.pages import bring_menu, grow_tree
from hub.portability.importing.planning import make_plan
from hub.portability.importing.reporting import report_of
from hub.portability.importing.run import Progress, Run, silent
from hub.portability.importing.source import Source
from hub.portability.importing.terms import bring_terms
from hub.portability.models import ImportedItem, Transfer
from hub.search.indexing import index_entries
from hub.search.part_words import index_parts_of

_CLOSED = (ImportedItem.Kind.GOAL, ImportedItem.Kind.REFLECTION, ImportedItem.Kind.ROOM)


def import_wordpress(transfer: Transfer, source: Source, on_progress: Progress = silent) -> dict[str, Any]:
    """Bring everything in and give the report, which is kept on the transfer. Nothing of it is seen by anybody but the
    owner and their teachers before `release`. Raises NotAnExport when nothing can be stored, before anything is."""
    with translation.override(transfer.language):
        run = Run(transfer, source, on_progress)
        transfer.begin()
        one_yes_for_all(transfer)
        bring_terms(run)
        bring_media(run)
        plan = make_plan(run)
        Entries(run, plan).bring()
        mend_entries(run)
        bring_newer(run)
        grow_tree(run, plan)
        bring_menu(run)
        keep_aside(run)
        index_entries(Entry.objects.filter(pk__in=written(transfer)))
        index_parts_of(transfer.blog)
        report = report_of(run)
        without_things(transfer)
        transfer.finish(report)
    return report


@transaction.atomic
def one_yes_for_all(transfer: Transfer) -> None:
    """All that arrives waits for the same yes."""
    with_approval = Transfer.objects.filter(pk=transfer.pk, approval=None)
    if transfer.approval_id is None:
        approval = Approval.objects.create(school_id=transfer.school_id, reason=Approval.Reason.ARRIVAL)
        if not with_approval.update(approval=approval):
            approval.delete()
        transfer.refresh_from_db(fields=["approval"])


@transaction.atomic
def without_things(transfer: Transfer) -> None:
    """When nothing new came, nothing waits for a yes."""
    approval = transfer.approval
    closed = transfer.items.filter(kind__in=_CLOSED).exists()
    if approval is not None and not closed and not written(transfer).exists() and not approval.menu_items.exists():
        transfer.approval = None
        transfer.save(update_fields=["approval"])
        if not (approval.entries.exists() or approval.transfers.exists()):
            approval.delete()


def written(transfer: Transfer) -> Any:
    """The numbers of the entries that it brought."""
    lines = ImportedItem.objects.filter(transfer=transfer, entry__isnull=False, kind__in=("post", "page"))
    return lines.values("entry_id")
