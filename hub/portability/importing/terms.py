"""Categories and tags. Shelves that the school or the class has are used; the others become the blog's own."""

from __future__ import annotations

from urllib.parse import unquote

from django.utils.translation import gettext as _

from hub.blogs.models import Blog, Category, Tag
from hub.portability.importing.leftovers import CATEGORY, TAG, leftovers_of_term
from hub.portability.importing.run import Run
from hub.portability.models import ImportedItem
from hub.portability.wxr.records import Term
from hub.portability.wxr.titles import is_unsorted
from hub.school.models import Enrolment
from hub.text.words import fold, slugify, tag_key


def bring_terms(run: Run) -> None:
    """All of them, in one transaction."""
    terms = [term for term in run.export.terms if term.taxonomy in {CATEGORY, TAG}]
    with run.portion(run.term_key(term.taxonomy, term.slug) for term in terms) as here:
        new = [term for term in terms if run.term_key(term.taxonomy, term.slug) not in here]
        lines = [
            *_Shelves(run).bring([term for term in new if term.taxonomy == CATEGORY]),
            *_bring_tags(run, [term for term in new if term.taxonomy == TAG]),
        ]
        run.write(lines)


class _Shelves:
    """The blog's shelves, by their place: the shelf above and the folded name."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.blog = run.blog
        found = shelves_offered(self.blog)
        self.own_slugs = {shelf.slug for shelf in found if shelf.blog_id}
        self.places = {(shelf.parent_id, fold(shelf.name)): shelf for shelf in reversed(found)}

    def bring(self, terms: list[Term]) -> list[ImportedItem]:
        """Parents before children, whatever the order in the file."""
        lines: list[ImportedItem] = []
        waiting = [term for term in terms if not is_unsorted(term.name, term.slug)]
        coming = {term.slug for term in waiting}
        while waiting:
            ready = [term for term in waiting if term.parent_slug not in coming]
            lines += [self._bring(term) for term in ready or waiting]
            waiting = [term for term in waiting if term not in ready] if ready else []
            coming = {term.slug for term in waiting}
        return lines

    def _bring(self, term: Term) -> ImportedItem:
        key, run = self.run.term_key(CATEGORY, term.slug), self.run
        parent = run.categories.get(run.term_key(CATEGORY, term.parent_slug)) if term.parent_slug else None
        name = (term.name or unquote(term.slug))[:80]
        shelf = self.places.get((parent, fold(name)))
        told: list[str] = []
        if shelf is None:
            shelf = self._make(name, term, parent)
            was_here = False
        else:
            was_here = True
            if shelf.blog_id is None:
                told.append(_("The school has a shelf of this name. Its posts stand there."))
        run.categories[key] = shelf.pk
        leftovers, more = leftovers_of_term(term, shelf.description)
        told += more
        return run.noted(
            key, ImportedItem.Kind.CATEGORY, name, category=shelf, was_here=was_here, changed=told, leftovers=leftovers
        )

    def _make(self, name: str, term: Term, parent: int | None) -> Category:
        base = slugify(unquote(term.slug)) or slugify(name) or "shelf"
        slug = free_slug(base, self.own_slugs)
        shelf = Category(
            school=self.blog.school,
            blog=self.blog,
            parent_id=parent,
            name=name,
            slug=slug,
            description=term.description,
        )
        self.run.write([shelf])
        self.places[parent, fold(name)] = shelf
        return shelf


def shelves_offered(blog: Blog) -> list[Category]:
    """Those on which its entries can stand: the school's, those of its owner's classes today, and its own."""
    if blog.classroom_id:
        classes = frozenset({blog.classroom_id})
    else:
        enrolments = Enrolment.objects.current().filter(person=blog.owner, classroom__school=blog.school)
        classes = frozenset(enrolments.values_list("classroom_id", flat=True))
    return list(Category.objects.offered_to(blog, classes).order_by("blog_id", "pk"))


def _bring_tags(run: Run, terms: list[Term]) -> list[ImportedItem]:
    """Tags that differ by case or spelling marks are one."""
    there = {tag.key: tag for tag in Tag.objects.filter(blog=run.blog)}
    before, slugs = set(there), {tag.slug for tag in there.values()}
    new: dict[str, Tag] = {}
    named = [(term, (term.name or unquote(term.slug)).strip()) for term in terms]
    named = [(term, name) for term, name in named if tag_key(name)]
    for _term, name in named:
        key = tag_key(name)[:80]
        if key not in there and key not in new:
            slug = free_slug(slugify(name)[:80] or key, slugs)
            new[key] = Tag(blog=run.blog, name=name[:60], key=key, slug=slug)
    there |= {tag.key: tag for tag in run.write(new.values())}
    lines, seen = [], set(before)
    for term, name in named:
        tag, key = there[tag_key(name)[:80]], run.term_key(TAG, term.slug)
        told = (
            [_("It is one tag with “%(name)s” now.") % {"name": tag.name}]
            if tag.key in seen and tag.name != name
            else []
        )
        run.tags[key] = tag.pk
        leftovers, more = leftovers_of_term(term)
        lines.append(
            run.noted(
                key, ImportedItem.Kind.TAG, name, tag=tag, was_here=tag.key in before, changed=told + more,
                leftovers=leftovers,
            )
        )  # fmt: skip
        seen.add(tag.key)
    return lines


def free_slug(base: str, taken: set[str]) -> str:
    """The wish, or the wish with a number; taken from now on."""
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug
