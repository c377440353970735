"""Things with words of the author that the hub has no place for: kept aside as lines of the import, for later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hub.portability.importing.others import is_kept_aside, is_term_kept_aside
from hub.portability.importing.run import Run
from hub.portability.models import ImportedItem
from hub.portability.wxr.finishing import without_address
from hub.portability.wxr.records import Item, Term


def keep_aside(run: Run) -> None:
    """Items of other kinds with their text and fields, and ways of filing with what is said of them."""
    lines = [*_terms(run), *_items(run)]
    with run.portion(line.key for line in lines) as here:
        run.write(line for line in lines if line.key not in here)


def _terms(run: Run) -> Iterator[ImportedItem]:
    for term in filter(is_term_kept_aside, run.export.terms):
        yield _line(run, run.term_key(term.taxonomy, term.slug), term.name, _of_term(term))


def _items(run: Run) -> Iterator[ImportedItem]:
    if any(is_kept_aside(kind) for kind, _status in run.export.counts):
        for item in run.export.items():
            if is_kept_aside(item.kind):
                yield _line(run, item.key, item.title, _of_item(item))


def _line(run: Run, key: str, title: str, kept: dict[str, Any]) -> ImportedItem:
    filled = {name: value for name, value in kept.items() if value}
    return run.noted(key, ImportedItem.Kind.ASIDE, title, leftovers=filled)


def _of_term(term: Term) -> dict[str, Any]:
    """Of co-authors the description holds an address; it stays behind."""
    return {
        "taxonomy": term.taxonomy, "slug": term.slug, "parent": term.parent_slug,
        "description": without_address(term.description), "meta": {meta.key: meta.value for meta in term.meta},
    }  # fmt: skip


def _of_item(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind, "status": item.status, "link": item.link, "content": item.content, "excerpt": item.excerpt,
        "published": item.published.isoformat() if item.published else "",
        "fields": {meta.key: meta.value for meta in item.meta if not meta.key.startswith("_")},
        "terms": [list(use) for use in item.terms],
    }  # fmt: skip
