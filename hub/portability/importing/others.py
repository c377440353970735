"""What of an export is neither post, page, file nor menu, and what the file itself says that must be told."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hub.portability.importing.source import Source
from hub.portability.wxr.findings import REPAIRS
from hub.portability.wxr.records import Term
from hub.portability.wxr.titles import is_unsorted

_PLACED = {"post", "page", "attachment", "nav_menu_item"}
_OWN = {"revision", "oembed_cache", "customize_changeset"}
_SENT = {"feedback", "flamingo_inbound", "flamingo_contact", "shop_order", "shop_order_refund", "nf_sub"}
# Ways of filing that come in, or that mean nothing outside of WordPress.
_FILED = {"category", "post_tag", "post_format", "nav_menu"}


def left_behind(source: Source) -> list[tuple[str, str]]:
    """Items of other kinds, by name, with the reason; and files of the uploads that cannot be read."""
    found = []
    for outline in source.export.outlines:
        if outline.kind not in _PLACED:
            found.append((outline.title or f"#{outline.number}", _why(outline.kind)))
    found += [
        (term.name, _("The hub has no such way of filing (%(kind)s). It is kept aside.") % {"kind": term.taxonomy[:40]})
        for term in source.export.terms
        if is_term_kept_aside(term)
    ]
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
    told += [
        (term.name, _("What was said of it: %(words)s") % {"words": term.description})
        for term in source.export.terms
        if term.taxonomy == "category" and is_unsorted(term.name, term.slug) and term.description
    ]
    return told


def is_kept_aside(kind: str) -> bool:
    """Whether items of this kind hold words of the author for which the hub has no place."""
    return kind == "wp_block" or not (kind in _PLACED | _OWN | _SENT or _is_look(kind))


def is_term_kept_aside(term: Term) -> bool:
    """Whether a term belongs to a way of filing that the hub does not have."""
    return not (term.taxonomy in _FILED or _is_look(term.taxonomy))


def _is_look(kind: str) -> bool:
    return kind.startswith("wp_") or kind == "custom_css"


def _why(kind: str) -> str:
    if kind == "wp_block":
        return _("A reusable block; its content stands in the texts that use it, and is kept aside.")
    if kind in _SENT:
        return _("Something visitors sent, with addresses of people (%(kind)s).") % {"kind": kind}
    if kind in _OWN:
        return _("Something WordPress kept for itself.")
    if _is_look(kind):
        return _("It belongs to the look of the old blog (%(kind)s).") % {"kind": kind}
    return _("The hub has no place for this kind of thing (%(kind)s). Its text is kept aside.") % {"kind": kind[:40]}
