"""What an import would do, told without storing anything."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.blogs.models import Blog
from hub.portability.importing.comments import comment_name, why_not
from hub.portability.importing.media import file_name
from hub.portability.importing.others import left_behind, told_of_file
from hub.portability.importing.run import fit
from hub.portability.importing.source import ENTRY_KINDS, Source
from hub.portability.importing.states import state_of
from hub.portability.importing.terms import CATEGORY, TAG
from hub.portability.models import ImportedItem
from hub.portability.wxr.finishing import bare_address
from hub.portability.wxr.titles import is_unsorted

Outlook = dict[str, Any]


def look(source: Source, blog: Blog | None = None) -> Outlook:
    """Counts by kind and state, what changes on the way, what stays behind and why. The same shape as a report, with
    `states` (number by kind and word of the old blog), `site` and `here` (what the blog has already)."""
    known = set(blog.imported_items.values_list("key", flat=True)) if blog else set()
    imported: Counter[str] = Counter()
    states: Counter[str] = Counter()
    changed, left_out, now = told_of_file(source), left_behind(source), timezone.now()
    for item in source.export.items():
        if item.kind not in ENTRY_KINDS:
            continue
        state = state_of(item, now)
        states[f"{item.kind} {state.word}"] += 1
        if item.key not in known:
            imported[item.kind] += 1
            changed += [(item.title or f"#{item.number}", words) for words in state.told]
        for position, record in enumerate(item.comments):
            if why := why_not(record):
                left_out.append((comment_name(item, record), why))
            elif fit(f"{item.key}/{record.number or f'at-{position}'}") not in known:
                imported["comment"] += 1
    missing = 0
    for outline in source.outlines("attachment"):
        if source.uploads.match_item(outline) is None:
            missing += 1
            left_out.append((file_name(outline), _("Its file did not come along.")))
        elif outline.key not in known:
            imported["media"] += 1
    base = bare_address(source.export.base)
    imported |= _terms(source, base, known)
    if not known:
        imported["menu_item"] = len(source.export.menus)
    return {
        "site": {"title": source.export.site.title, "address": source.export.site.base_blog_url},
        "imported": {kind: imported[kind] for kind in ImportedItem.Kind.values},
        "states": dict(states),
        "missing": missing,
        "here": sum(key.startswith(f"{base}#") for key in known),
        "changed": [{"item": item, "what": what} for item, what in changed],
        "left_out": [{"item": item, "why": why} for item, why in left_out],
    }


def _terms(source: Source, base: str, known: set[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for term in source.export.terms:
        if fit(f"{base}#{term.taxonomy}/{term.slug}") in known:
            continue
        if term.taxonomy == CATEGORY and not is_unsorted(term.name, term.slug):
            found[ImportedItem.Kind.CATEGORY] += 1
        elif term.taxonomy == TAG:
            found[ImportedItem.Kind.TAG] += 1
    return found
