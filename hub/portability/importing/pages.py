"""The tree of pages, and the menu; once all pages are there."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from hub.blogs.models import Entry, MenuItem
from hub.portability.importing.leftovers import CATEGORY
from hub.portability.importing.run import Run, fit
from hub.portability.models import ImportedItem
from hub.portability.wxr.records import MenuRecord, Outline


def grow_tree(run: Run, plan: dict[str, list[str]]) -> None:
    """Put each page that came with this import below its parent; a loop is cut, a missing parent is the top."""
    pages = [outline for outline in run.source.outlines("page") if outline.key in run.entries]
    by_number = {page.number: page for page in pages if page.number}
    with run.portion([]):
        for page in pages:
            parent = by_number.get(page.parent) if page.parent else None
            if parent is not None and page.key in plan and not _is_below(parent, page, by_number):
                rows = Entry.objects.filter(pk=run.entries[page.key][0], parent=None)
                rows.update(parent_id=run.entries[parent.key][0])


def _is_below(page: Outline, above: Outline, by_number: dict[int, Outline]) -> bool:
    """Whether a page stands below another, or is it."""
    seen: set[str] = set()
    found: Outline | None = page
    while found is not None and found.key not in seen:
        if found.key == above.key:
            return True
        seen.add(found.key)
        found = by_number.get(found.parent) if found.parent else None
    return False


def bring_menu(run: Run) -> None:
    """The first menu of the file becomes the blog's, if the blog has none yet."""
    lines = run.export.menus
    if not lines:
        return
    first = lines[0].menu
    for line in lines:
        if line.menu != first:
            run.leave_out(line.label or line.url or line.menu, _("It belongs to a second menu; a blog has one."))
    mine = [line for line in lines if line.menu == first]
    keys = {_key(run, line, place): line for place, line in enumerate(mine)}
    with run.portion(keys) as here:
        if not here and not MenuItem.objects.filter(blog=run.blog).exists():
            _Menu(run, keys).write()
        elif not here:
            run.leave_out(first or _("Menu"), _("The blog has a menu already."))


class _Menu:
    """One menu on its way in."""

    def __init__(self, run: Run, lines: dict[str, MenuRecord]) -> None:
        self.run = run
        self.lines = lines
        self.numbers = {outline.number: outline.key for outline in run.export.outlines if outline.number}
        self.shelves = {
            term.number: run.term_key(CATEGORY, term.slug)
            for term in run.export.terms if term.taxonomy == CATEGORY and term.number
        }  # fmt: skip
        self.made: dict[int, MenuItem] = {}

    def write(self) -> None:
        """Lines above before lines below."""
        waiting = dict(self.lines)
        while waiting:
            numbers = {line.number for line in waiting.values() if line.number}
            ready = {key: line for key, line in waiting.items() if line.parent not in numbers} or waiting
            for key, line in ready.items():
                self._write(key, line)
            waiting = {key: line for key, line in waiting.items() if key not in ready}

    def _write(self, key: str, line: MenuRecord) -> None:
        target = self._target(line)
        label = line.label or line.url or f"#{line.number}"
        if target is None:
            self.run.leave_out(label, _("What this line of the menu leads to did not come along."))
            return
        parent = self.made.get(line.parent) if line.parent else None
        item = MenuItem(
            blog=self.run.blog, label=line.label[:120], parent=parent, position=max(0, line.position),
            approval=self.run.transfer.approval, **target,
        )  # fmt: skip
        self.run.write([item])
        if line.number:
            self.made[line.number] = item
        self.run.write([self.run.noted(key, ImportedItem.Kind.MENU, label, menu_item=item)])

    def _target(self, line: MenuRecord) -> dict[str, int | str] | None:
        if line.type == "post_type":
            return self._entry(self.numbers.get(line.object_number or 0, ""))
        if line.type == "taxonomy" and line.object == CATEGORY:
            number = self.run.categories.get(self.shelves.get(line.object_number or 0, ""))
            return {"category_id": number} if number else None
        if line.type == "custom":
            found = self.run.source.own.entry(line.url)
            inside = self._entry(found[0].key) if found else None
            return inside or self._outside(line.url)
        return None

    def _entry(self, key: str) -> dict[str, int | str] | None:
        found = self.run.entries.get(key)
        return {"entry_id": found[0]} if found else None

    def _outside(self, address: str) -> dict[str, int | str] | None:
        try:
            split = urlsplit(address)
        except ValueError:
            return None
        fits = split.scheme in {"http", "https"} and split.hostname and len(address) <= 500
        return {"address": address} if fits else None


def _key(run: Run, line: MenuRecord, place: int) -> str:
    return fit(f"{run.base}#menu/{line.number or f'at-{place}'}")
