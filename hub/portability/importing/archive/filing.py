"""Shelves and words. A shelf of this name that the school or the class has is used; others become the blog's own."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hub.blogs.models import Category, Tag
from hub.portability.archive.kept import Record
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.importing.terms import free_slug, shelves_offered
from hub.portability.models import ImportedItem
from hub.text.words import fold, slugify, tag_key


def bring_filing(run: ArchiveRun) -> None:
    """All of them, in one transaction."""
    shelves = {run.key_of("shelf", fields.text(one, "slug", 90)): one for one in run.archive.records("shelves")}
    words = {run.key_of("word", fields.text(one, "slug", 90)): one for one in run.archive.records("words")}
    with run.portion([*shelves, *words]) as here:
        _Shelves(run).bring({key: one for key, one in shelves.items() if key not in here})
        _bring_words(run, {key: one for key, one in words.items() if key not in here})


class _Shelves:
    """The blog's shelves, by their place: the shelf above and the folded name."""

    def __init__(self, run: ArchiveRun) -> None:
        self.run = run
        found = shelves_offered(run.blog)
        self.own_slugs = {shelf.slug for shelf in found if shelf.blog_id}
        self.places = {(shelf.parent_id, fold(shelf.name)): shelf for shelf in reversed(found)}
        self.first = max((shelf.position + 1 for shelf in found if shelf.blog_id), default=0)

    def bring(self, waiting: dict[str, Record]) -> None:
        """Those above before those inside them, whatever the order in the file."""
        order = {key: place for place, key in enumerate(waiting)}
        while waiting:
            coming = {fields.text(one, "slug", 90) for one in waiting.values()}
            ready = {key: one for key, one in waiting.items() if fields.text(one, "above", 90) not in coming}
            for key, one in (ready or waiting).items():
                self._bring(key, one, order[key])
            waiting = {key: one for key, one in waiting.items() if key not in ready} if ready else {}

    def _bring(self, key: str, record: Record, place: int) -> None:
        name, above = fields.line(record, "name", 80), fields.text(record, "above", 90)
        parent = self.run.categories.get(self.run.key_of("shelf", above)) if above else None
        shelf = self.places.get((parent, fold(name)))
        was_here, told = shelf is not None, list[str]()
        if shelf is None:
            slug = free_slug(slugify(fields.text(record, "slug", 90)) or slugify(name) or "shelf", self.own_slugs)
            shelf = Category(
                school=self.run.blog.school, blog=self.run.blog, parent_id=parent, name=name or slug[:80], slug=slug,
                description=fields.text(record, "description", 2000), position=self.first + place,
            )  # fmt: skip
            self.run.write([shelf])
            self.places[parent, fold(name)] = shelf
        elif shelf.blog_id is None:
            told.append(_("The school has a shelf of this name. Its posts stand there."))
        kept = {"is_given": True} if fields.flag(record, "is_given") and shelf.blog_id else {}
        self.run.categories[key] = shelf.pk
        line = self.run.noted(
            key, ImportedItem.Kind.CATEGORY, name, category=shelf, was_here=was_here, changed=told,
            leftovers={"kept": kept} if kept else {},
        )  # fmt: skip
        self.run.write([line])


def _bring_words(run: ArchiveRun, waiting: dict[str, Record]) -> None:
    """Words that differ by case or spelling marks are one."""
    there = {tag.key: tag for tag in Tag.objects.filter(blog=run.blog)}
    slugs = {tag.slug for tag in there.values()}
    for key, record in waiting.items():
        name = fields.line(record, "name", 60)
        sign = tag_key(name)[:80]
        if not sign:
            continue
        was_here = sign in there
        if not was_here:
            slug = free_slug(slugify(fields.text(record, "slug", 90)) or slugify(name)[:80] or sign, slugs)
            (there[sign],) = run.write([Tag(blog=run.blog, name=name, key=sign, slug=slug)])
        run.tags[key] = there[sign].pk
        run.write([run.noted(key, ImportedItem.Kind.TAG, name, tag=there[sign], was_here=was_here)])
