"""The report: what is in, what changed on the way, what was left out and why."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hub.portability.importing.bringing import Bringing
from hub.portability.importing.leftovers import name_of
from hub.portability.importing.states import OWN
from hub.portability.models import ImportedItem

_OF_ANY_BLOG = frozenset(ImportedItem.Kind.brought()) - {
    ImportedItem.Kind.GOAL,
    ImportedItem.Kind.REFLECTION,
    ImportedItem.Kind.ROOM,
    ImportedItem.Kind.CANDIDATE,
}
"""The kinds that are told of even when none came; the others come from another hub only."""


def report_of(run: Bringing) -> dict[str, Any]:
    """From the lines that were written with each thing, so that a run in several pieces tells all of it.

    A row with `own` is of a draft or of the bin, which only the owner sees. `failed` names what should have come and
    could not: files that are missing, damaged or not taken, and what could not be read.
    """
    counts: Counter[str] = Counter()
    strangers: Counter[str] = Counter()
    failed = dict.fromkeys(run.failed)
    things: list[dict[str, Any]] = []
    for line in run.lines():
        counts[line.kind] += 1
        strangers[line.writer or ""] += 1
        failed |= dict.fromkeys(map(name_of, line.missing or ()))
        own: dict[str, Any] = {"own": True} if line.status in OWN else {}
        things += [{"item": line.title, "what": words, **own} for words in line.changed]
    told = run.told_of_source() if counts else []
    told += [(name, run.told_of_writer(name, count)) for name, count in strangers.items() if name]
    changed = [*({"item": item, "what": what} for item, what in told), *things]
    left_out = [*run.left_behind(), *run.left_out]
    return {
        "imported": {
            kind: counts[kind] for kind in ImportedItem.Kind.brought() if counts[kind] or kind in _OF_ANY_BLOG
        },
        "changed": changed,
        "left_out": [{"item": item, "why": why} for item, why in left_out],
        "failed": list(failed),
        "here_before": run.before,
        "differ": counts[ImportedItem.Kind.DIFFERS],
    }
