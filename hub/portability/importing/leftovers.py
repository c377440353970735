"""What of an item has no place in the hub yet. It is kept, so that nothing is lost silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.portability.importing.writers import TOGETHER
from hub.portability.wxr.converting import Converted
from hub.portability.wxr.own_record import RECORD
from hub.portability.wxr.records import CommentRecord, Item, Term
from hub.text.lists import listed

CATEGORY, TAG = "category", "post_tag"
MARK = "mark"
"""The name under which a line keeps a mark of the words that came, to tell a newer file from the same."""
_PLACED = {CATEGORY, TAG, TOGETHER, "post_format"}
_MACHINERY = ("_", "akismet")
# What the hub has a place for, or what only WordPress's own machinery needs; keys of passwords are never kept.
_OWN_FIELDS = {"_thumbnail_id", "_wp_old_slug", "_wp_attached_file", "_wp_attachment_image_alt", "footnotes", RECORD}


def told_of_fields(fields: Mapping[str, str]) -> list[str]:
    """What to tell of custom fields that are kept."""
    words = _("Its own fields are kept beside it: %(names)s")
    return [words % {"names": listed(list(fields)[:10])}] if fields else []


def leftovers_of_term(term: Term, description: str = "") -> tuple[dict[str, Any], list[str]]:
    """The same of a shelf or tag whose description here is this one."""
    fields = {meta.key: meta.value for meta in term.meta}
    words = "" if term.description == description else term.description
    told = [_("Its description is kept beside it.")] if words else []
    return _filled({"description": words, "meta": fields}), told + told_of_fields(fields)


def leftovers_of_comment(record: CommentRecord) -> tuple[dict[str, Any], list[str]]:
    """The same of a comment. A field that held an address of a person has come without its value."""
    own = [meta for meta in record.meta if not meta.key.startswith(_MACHINERY) and meta.key != RECORD]
    fields = {meta.key: meta.value for meta in own if meta.value}
    hidden = Counter(meta.key for meta in record.meta if meta.key.startswith(_MACHINERY))
    told = told_of_fields(fields)
    if emptied := [meta.key for meta in own if not meta.value]:
        words = _("Left behind, because an address of a person is in it: %(names)s")
        told.append(words % {"names": listed(emptied[:10])})
    if record.author_site:
        words = _("The site its writer gave is kept beside it, for those who moderate: %(site)s")
        told.append(words % {"site": record.author_site[:200]})
    return _filled({"site": record.author_site, "fields": fields, "hidden_fields": dict(hidden)}), told


def _filled(kept: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in kept.items() if value}


def name_of(address: str) -> str:
    """What a file is called that a text shows."""
    return unquote(address.partition("?")[0].rstrip("/").rpartition("/")[2]) or address


def leftovers_of(item: Item, converted: Converted) -> tuple[dict[str, Any], list[str]]:
    """What to keep beside the entry as JSON, and what of it to tell."""
    fields = {
        meta.key: meta.value for meta in item.meta if not meta.key.startswith("_") and meta.key not in _OWN_FIELDS
    }
    hidden = Counter(meta.key for meta in item.meta if meta.key.startswith("_") and meta.key not in _OWN_FIELDS)
    terms = [[use.taxonomy, use.slug, use.name] for use in item.terms if use.taxonomy not in _PLACED]
    kept: dict[str, Any] = {
        "link": item.link, "guid": item.guid, "format": item.format, "fields": fields, "hidden_fields": dict(hidden),
        "terms": terms, "missing": converted.missing, "unknown": dict(converted.unknown),
    }  # fmt: skip
    told = []
    if item.format:
        told.append(
            _("Its post format “%(format)s” is kept aside; posts of all formats look alike here.")
            % {"format": item.format}
        )
    told += told_of_fields(fields)
    if terms:
        words = _("It was filed in a way the hub does not know; that is kept beside it: %(names)s")
        told.append(words % {"names": listed(name for _taxonomy, _slug, name in terms[:10])})
    if converted.missing:
        count = len(converted.missing)
        words = ngettext(
            "%(count)d of its files is missing: %(names)s", "%(count)d of its files are missing: %(names)s", count
        )
        told.append(words % {"count": count, "names": listed(map(name_of, converted.missing))})
    if converted.unknown:
        words = _("Something of a plug-in was not understood; its source is kept: %(names)s")
        told.append(words % {"names": listed(list(converted.unknown)[:10])})
    return _filled(kept), told
