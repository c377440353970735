"""Which shelves the posts of a blog can stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from hub.blogs.models import Blog, Category
from hub.school.dates import holds_on
from hub.school.models import Classroom
from hub.text.words import fold


@dataclass(frozen=True)
class Offer:
    """What one blog is offered today, and the classes that it comes from."""

    classes: frozenset[int]
    shelves: list[Category]

    def by_name(self) -> dict[str, Category]:
        """The shelves by folded name; of several that are called alike the innermost: one's own, then the class's."""
        outer_first = sorted(
            self.shelves, key=lambda shelf: (bool(shelf.blog_id), bool(shelf.classroom_id), bool(shelf.grade_id))
        )
        return {fold(shelf.name): shelf for shelf in outer_first}


def offers(blogs: Collection[Blog]) -> dict[int, Offer]:
    """For each of these blogs of one school, by its number; in two queries."""
    if not blogs:
        return {}
    rooms = _rooms_of(blogs)
    classes = {room for those in rooms.values() for room, _grade in those}
    of_some = Q(blog=None, classroom=None) | Q(blog__in=blogs) | Q(classroom__in=classes)
    shelves = list(Category.objects.filter(of_some, school__in={blog.school_id for blog in blogs}))
    return {blog.pk: _offer(blog, rooms[blog.pk], shelves) for blog in blogs}


Room = tuple[int, int | None]
"""The numbers of a class and of its grade."""


def _rooms_of(blogs: Collection[Blog]) -> dict[int, list[Room]]:
    """For each blog the classes that its owner is in today, or the class whose it is."""
    of_person: dict[int | None, list[Room]] = defaultdict(list)
    here = holds_on(timezone.localdate(), "enrolments__")
    found = Classroom.objects.filter(here, enrolments__person__in={blog.owner_id for blog in blogs if blog.owner_id})
    for person, room, grade in found.values_list("enrolments__person", "pk", "grade"):
        of_person[person].append((room, grade))
    return {
        blog.pk: [(blog.classroom.pk, blog.classroom.grade_id)] if blog.classroom else of_person[blog.owner_id]
        for blog in blogs
    }


def _offer(blog: Blog, rooms: list[Room], shelves: list[Category]) -> Offer:
    classes, grades = frozenset(room for room, _grade in rooms), {grade for _room, grade in rooms}
    fitting = [
        shelf
        for shelf in shelves
        if shelf.blog_id in (None, blog.pk)
        and (shelf.classroom_id is None or shelf.classroom_id in classes)
        and (shelf.grade_id is None or shelf.grade_id in grades)
    ]
    return Offer(classes, fitting)
