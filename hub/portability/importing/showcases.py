"""A showcase that was made of pages becomes the start of the showcase here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from hub.blogs.models import Entry
from hub.people.models import Person
from hub.portability.models import ImportedItem, Transfer
from hub.portability.wxr.titles import grade_of_title, is_showcase_title
from hub.reflections.models import Goal
from hub.safety.watching import watch_stored
from hub.school.models import Enrolment, Grade, SchoolYear
from hub.showcase.models import Piece, Section, SectionGoal
from hub.showcase.of_page import text_of_page
from hub.text.cleaning import tree_of
from hub.text.markup import Element
from hub.text.references import entry_ids

MOST_GOALS, MOST_PIECES = 12, 40
FEW_WORDS = 3
"""So many words behind a link are a subject; more of them say why the work is there."""
Made = set[int]
"""The numbers of the grades that have a room."""
_GOALS = re.compile(r"\bgoals?\b|目標|objetivos?|objectifs?|ziele?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Room:
    """A grade's page with the grade here; None when the school has no such grade. `goals` are words, `year` is when."""

    page: Entry
    year: SchoolYear | None
    number: int
    grade: Grade | None
    goals: list[str]
    is_made: bool


@dataclass(frozen=True)
class Offer:
    """The showcase page and its grades. One `without_grades` has a room for the grade its owner is in, if any."""

    page: Entry
    rooms: list[Room]
    without_grades: bool
    has_showcase: bool

    @property
    def is_open(self) -> bool:
        """Whether something of it can still be made."""
        return not self.has_showcase or self.has_rooms_to_make

    @property
    def has_rooms_to_make(self) -> bool:
        """Whether a room can still be made."""
        return any(room.grade is not None and not room.is_made for room in self.rooms)


def showcase_offer(transfer: Transfer) -> Offer | None:
    """The first page that is called a showcase and has published grades below it, or else the first published one that
    is called so; only on a person's blog."""
    if transfer.blog.owner_id is None:
        return None
    pages, has_showcase = _pages_of_showcases(transfer)
    called_so = [page for page in pages if is_showcase_title(page.title)]
    if not called_so:
        return None
    rooms_here = Section.objects.filter(page__blog=transfer.blog_id, page__is_showcase=True, grade=OuterRef("pk"))
    of_school = Grade.objects.filter(school=transfer.school).annotate(has_room=Exists(rooms_here))
    grades: dict[int, Grade] = {grade.number: grade for grade in of_school}
    made = {grade.number for grade in of_school if grade.has_room}
    for page in called_so:
        rooms = _rooms(page, pages, grades, made=made)
        if rooms:
            return Offer(page, rooms, False, has_showcase)
    for page in called_so:
        if page.published_at:
            return Offer(page, _room_now(transfer, page, pages, made=made), True, has_showcase)
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
        return [_make(transfer, offer, room, room.grade, by) for room in open_rooms if room.grade is not None]


def _pages_of_showcases(transfer: Transfer) -> tuple[list[Entry], bool]:
    """The pages that are called a showcase, those below them, and those below these (of all others only the title is
    read); and whether the blog has a showcase already."""
    lines = ImportedItem.objects.filter(transfer=transfer, kind=ImportedItem.Kind.PAGE, entry__binned_at=None)
    titles = lines.filter(entry__isnull=False).values_list("entry_id", "entry__title")
    above = [number for number, title in titles.iterator() if is_showcase_title(title)]
    if not above:
        return [], False
    near = Q(entry__in=above) | Q(entry__parent__in=above) | Q(entry__parent__parent__in=above)
    showcase_here = Entry.objects.filter(blog=OuterRef("blog"), is_showcase=True)
    found = (
        lines.filter(near)
        .select_related("entry__blog", "entry__year", "entry__featured")
        .annotate(here=Exists(showcase_here))
    )
    found = found.order_by("pk")
    pages = {line.entry.pk: line.entry for line in found if line.entry}
    return list(pages.values()), any(line.here for line in found)


def _rooms(above: Entry, pages: list[Entry], grades: dict[int, Grade], *, made: Made) -> list[Room]:
    rooms: list[Room] = []
    for page in pages:
        number = grade_of_title(page.title)
        if (
            number
            and page.parent_id == above.pk
            and page.published_at
            and number not in {room.number for room in rooms}
        ):
            grade = grades.get(number)
            rooms.append(Room(page, page.year, number, grade, _goals_below(page, pages), number in made))
    return rooms


def _room_now(transfer: Transfer, page: Entry, pages: list[Entry], *, made: Made) -> list[Room]:
    """A room for the grade that the owner is in now, if it is one."""
    enrolments = Enrolment.objects.current().students().filter(
        person=transfer.blog.owner, classroom__school=transfer.school, classroom__grade__isnull=False
    )  # fmt: skip
    now = enrolments.select_related("classroom__grade", "classroom__year").order_by("pk").last()
    if now is None or now.classroom.grade is None:
        return []
    grade = now.classroom.grade
    goals = _goals_below(page, pages)
    return [Room(page, now.classroom.year, grade.number, grade, goals, grade.number in made)]


def _make(transfer: Transfer, offer: Offer, room: Room, grade: Grade, by: Person) -> Section:
    """The text of a grade's page goes into its room, with its picture, and the posts that it links to hang there; the
    showcase page keeps its own."""
    section = Section.start(transfer.blog, grade, by=by, year=room.year)
    if not offer.without_grades:
        section.title, section.body = room.page.title[:160], text_of_page(room.page)
        section.save(update_fields=["title", "body"])
    _hang_posts(section, room.page)
    owner = transfer.blog.owner
    if owner is None:
        return section
    for position, words in enumerate(room.goals):
        goal = Goal.objects.filter(student=owner, grade=grade, words__iexact=words).first() or Goal.objects.create(
            school=transfer.school, student=owner, year=room.year, grade=grade, words=words, position=position
        )
        SectionGoal.objects.get_or_create(section=section, goal=goal, defaults={"position": position})
    return section


def _hang_posts(section: Section, page: Entry) -> None:
    """A piece for each post of the blog that the page links to, in the order of the page. What stands behind the link
    in a list becomes a word on its label. A room in which something hangs stays as it is."""
    posts = Entry.objects.posts().filter(blog=page.blog_id, public_id__in=entry_ids(page.body), binned_at=None)
    known = {post.public_id: post for post in posts}
    if not known or section.pieces.exists():
        return
    beside = _words_beside_links(page.body)
    linked = [known[public_id] for public_id in entry_ids(page.body) if public_id in known][:MOST_PIECES]
    pieces = [Piece(section=section, entry=post, position=place) for place, post in enumerate(linked)]
    for piece, post in zip(pieces, linked, strict=True):
        words = beside.get(post.public_id, "")
        if len(words.split()) > FEW_WORDS:
            piece.why = words
        else:
            piece.material = words[:160]
    watch_stored(Piece.objects.bulk_create(pieces))


def _words_beside_links(html: str) -> dict[str, str]:
    """What lines of lists say besides the one post that they link to, by its public id."""
    found: dict[str, str] = {}
    for line in (one for one in tree_of(html).walk() if one.name == "li"):
        links = [one for one in line.walk() if "data-entry" in one.attributes]
        if len(links) == 1:
            said = _words(line).replace(_words(links[0]), "", 1)
            found[links[0].attributes["data-entry"]] = said.strip(" –—-:·,.")
    return found


def _goals_below(page: Entry, pages: list[Entry]) -> list[str]:
    """The goals on the first page below this one that is called so."""
    below = [child for child in pages if child.parent_id == page.pk and _GOALS.search(child.title)]
    return _goals_in(below[0].body) if below else []


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
