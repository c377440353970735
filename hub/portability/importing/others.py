"""What of an export is neither post, page, file nor menu, and what the file itself says that must be told."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hub.portability.importing.source import Source
from hub.portability.wxr.findings import REPAIRS
from hub.portability.wxr.titles import is_unsorted

_PLACED = {"post", "page", "attachment", "nav_menu_item"}


def left_behind(source: Source) -> list[tuple[str, str]]:
    """Items of other kinds, by name, with the reason; and files of the uploads that cannot be read."""
    found = []
    for outline in source.export.outlines:
        if outline.kind not in _PLACED:
            found.append((outline.title or f"#{outline.number}", _why(outline.kind)))
    for name, _reason in source.uploads.refused:
        found.append((name, _("It is locked with a password inside the zip file.")))
    return found


def told_of_file(source: Source) -> list[tuple[str, str]]:
    """Repairs and oddities of the file, and the shelf that means there is no shelf."""
    findings = source.export.findings
    told = [
        (_("The file"), _("%(count)d × %(what)s") % {"count": count, "what": REPAIRS[kind]})
        for kind, count in findings.repairs.items()
    ]
    told += [(note.item or _("The file"), str(note)) for note in findings.notes]
    told += [
        (term.name, _("This is no shelf but the lack of one: its posts wait to be sorted."))
        for term in source.export.terms
        if term.taxonomy == "category" and is_unsorted(term.name, term.slug)
    ]
    return told


def _why(kind: str) -> str:
    if kind == "wp_block":
        return _("A reusable block; its content stands in the texts that use it.")
    if kind in {"revision", "oembed_cache", "customize_changeset"}:
        return _("Something WordPress kept for itself.")
    if kind.startswith("wp_") or kind == "custom_css":
        return _("It belongs to the look of the old blog (%(kind)s).") % {"kind": kind}
    return _("The hub has no place for this kind of thing (%(kind)s).") % {"kind": kind[:40]}
