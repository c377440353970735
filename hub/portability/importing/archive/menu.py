"""The menu of the blog, if it has none here yet."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hub.blogs.models import MenuItem
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.models import ImportedItem


def bring_menu(run: ArchiveRun) -> None:
    """All lines at once; a line that leads to nothing stays behind, and what stands below it moves up."""
    records = [fields.renamed(record, run.names) for record in run.archive.records("menu")]
    keys = [run.key_of("menu", str(place)) for place in range(1, len(records) + 1)]
    with run.portion(keys) as here:
        if here or not records:
            return
        if run.blog.pk > 0 and MenuItem.objects.filter(blog=run.blog).exists():
            run.leave_out(_("Menu"), _("The blog has a menu already."))
            return
        made: dict[int, MenuItem] = {}
        for place, (key, record) in enumerate(zip(keys, records, strict=True), start=1):
            shelf = run.categories.get(run.key_of("shelf", fields.text(record, "shelf", 90)))
            entry = run.number("entry", record, "entry")
            address = "" if entry or shelf else fields.address(record, "address")
            label = fields.line(record, "label", 120)
            if not (entry or shelf or address):
                run.leave_out(label or "#", _("What this line of the menu leads to did not come along."))
                continue
            line = MenuItem(
                blog=run.blog, label=label, entry_id=entry, category_id=None if entry else shelf, address=address,
                parent=made.get(fields.number(record, "above")), position=fields.number(record, "position"),
                approval_id=run.transfer.approval_id,
            )  # fmt: skip
            run.write([line])
            made[place] = line
            run.write([run.noted(key, ImportedItem.Kind.MENU, label or address, menu_item=line)])
