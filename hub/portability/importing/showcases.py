"""A showcase that was made of pages becomes the start of the showcase here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from django.db import transaction

from hub.blogs.models import Entry
from hub.people.models import Person
from hub.portability.models import ImportedItem, Transfer
from hub.portability.wxr.titles import grade_of_title, is_showcase_title
from hub.reflections.models import Goal
from hub.school.models import Grade
from hub.showcase.models import Section, SectionGoal
from hub.text.cleaning import tree_of
from hub.text.markup import Element

MOST_GOALS = 12
_GOALS = re.compile(r"\bgoals?\b|目標|objetivos?|objectifs?|ziele?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Room:
    """A grade's page with the grade here; None when the school has no such grade. `goals` are words."""

    page: Entry
    number: int
    grade: Grade | None
    goals: list[str]
    is_made: bool


@dataclass(frozen=True)
class Offer:
    """The showcase page and its grades."""

    page: Entry
    rooms: list[Room]

    @property
    def is_open(self) -> bool:
        """Whether something of it can still be made."""
        return any(room.grade is not None and not room.is_made for room in self.rooms)


def showcase_offer(transfer: Transfer) -> Offer | None:
    """The first page that is called a showcase and has published grades below it; only on a person's blog."""
    if transfer.blog.owner_id is None:
        return None
    lines = ImportedItem.objects.filter(transfer=transfer, kind=ImportedItem.Kind.PAGE, entry__binned_at=None)
    pages = {line.entry.pk: line.entry for line in lines.select_related("entry").order_by("pk") if line.entry}
    for page in pages.values():
        if is_showcase_title(page.title):
            rooms = _rooms(transfer, page, list(pages.values()))
            if rooms:
                return Offer(page, rooms)
    return None


def make_showcase(transfer: Transfer, *, by: Person) -> list[Section]:
    """A room for each grade's page, closed until its owner shows it. A second time adds nothing."""
    offer = showcase_offer(transfer)
    if offer is None:
        return []
    with transaction.atomic():
        if not transfer.blog.entries.filter(is_showcase=True).exists():
            Entry.objects.filter(pk=offer.page.pk).update(is_showcase=True)
        open_rooms = [room for room in offer.rooms if not room.is_made]
        return [_make(transfer, room, room.grade, by) for room in open_rooms if room.grade is not None]


def _rooms(transfer: Transfer, above: Entry, pages: list[Entry]) -> list[Room]:
    grades = {grade.number: grade for grade in Grade.objects.filter(school=transfer.school)}
    made = set(Section.objects.filter(page__blog=transfer.blog).values_list("grade__number", flat=True))
    rooms: list[Room] = []
    for page in pages:
        number = grade_of_title(page.title)
        if (
            number
            and page.parent_id == above.pk
            and page.published_at
            and number not in {room.number for room in rooms}
        ):
            below = [child for child in pages if child.parent_id == page.pk and _GOALS.search(child.title)]
            goals = _goals_in(below[0].body) if below else []
            rooms.append(Room(page, number, grades.get(number), goals, number in made))
    return rooms


def _make(transfer: Transfer, room: Room, grade: Grade, by: Person) -> Section:
    section = Section.start(transfer.blog, grade, by=by, year=room.page.year)
    section.title, section.body = room.page.title[:160], room.page.body
    section.save(update_fields=["title", "body"])
    owner = transfer.blog.owner
    if owner is None:
        return section
    for position, words in enumerate(room.goals):
        goal = Goal.objects.filter(student=owner, grade=grade, words__iexact=words).first() or Goal.objects.create(
            school=transfer.school, student=owner, year=room.page.year, grade=grade, words=words, position=position
        )
        SectionGoal.objects.get_or_create(section=section, goal=goal, defaults={"position": position})
    return section


def _goals_in(html: str) -> list[str]:
    """The lines of the lists in a text; without lists, the first two columns of its tables."""
    parts = list(tree_of(html).walk())
    found = [_words(one) for one in parts if one.name == "li"]
    if not found:
        rows = [[_words(cell) for cell in one.elements() if cell.name == "td"] for one in parts if one.name == "tr"]
        found = [": ".join(cell for cell in row[:2] if cell) for row in rows]
    return [words[:500] for words in found if words][:MOST_GOALS]


def _words(element: Element) -> str:
    inside = [unescape(child) if isinstance(child, str) else _words(child) for child in element.children]
    return " ".join("".join(inside).split())
