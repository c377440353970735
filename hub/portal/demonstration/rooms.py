"""Goals and showcases: rooms that are written by hand, and many others in all states."""

from __future__ import annotations

import datetime
import random
from typing import Any

from hub.audience.audiences import RINGS, Audience
from hub.audience.models import Approval
from hub.blogs.models import Authorship, Entry
from hub.portal.demonstration.pictures import PictureShelf
from hub.portal.demonstration.texts import table
from hub.portal.demonstration.world import ALWAYS_ALLOWED, Member, World
from hub.portal.demonstration.writing import Planned
from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Layout, Piece, PieceKind, Section, SectionGoal

STATES = {"open": 45, "class": 20, "closed": 20, "waiting": 15}
OF_6B = {
    "tomas": (("met", "met", ""), 3, 0),
    "sofia": (("met", "partly", "partly"), 6, 0),
    "ravi": (("partly", "", ""), 1, 1),
    "yuki": (("met", "met", "not-yet"), 4, 2),
    "luca": (("", "", ""), 0, 0),
    "hana": (("met", "not-yet", ""), 3, 0),
    "omar-6b": (("partly", "partly", ""), 2, 2),
    "nora": (("met", "met", "met"), 7, 0),
}
"""Of some students of 6B: what became of their goals, how many pieces hang, how many pictures are still to come."""


class Rooms:
    """Collects goals and rooms, and writes them at once."""

    def __init__(self, world: World, pictures: PictureShelf, entries: list[Planned]) -> None:
        self.world, self.pictures = world, pictures
        self.goals: list[Goal] = []
        self.reflections: list[Reflection] = []
        self.pages: dict[str, Entry] = {}
        self.sections: list[Section] = []
        self.section_goals: list[SectionGoal] = []
        self.pieces: list[Piece] = []
        self.works: list[dict[str, Any]] = table("pieces.toml")["piece"]
        self.posts: dict[tuple[str, int], list[Planned]] = {}
        for one in entries:
            if one.member and one.entry.kind == Entry.Kind.POST and one.entry.is_out(world.now) and one.entry.title:
                self.posts.setdefault((one.member.slug, world.year_of(one.entry.written_at)), []).append(one)

    def goal(
        self, member: Member, year: int, words: str, subject: str, state: str, why: str, helped: str, audience: str
    ) -> Goal:
        """A goal and, where there is a state, its reflection."""
        world, classroom = self.world, member.classes[year]
        begin = world.years[year].starts_on + datetime.timedelta(days=30)
        goal = Goal(
            school=world.school, student=member.person, year=world.years[year], grade=classroom.grade, words=words,
            subject=subject, set_on=begin, set_with=world.teacher_of[classroom.pk], audience=audience,
            position=len(self.goals),
        )  # fmt: skip
        self.goals.append(goal)
        if state:
            at = world.moment_in(year)
            self.reflections.append(
                Reflection(
                    school=world.school,
                    goal=goal,
                    state=state,
                    why=why,
                    helped=helped,
                    audience=audience,
                    written_at=at,
                )
            )
        return goal

    def room(
        self, member: Member, year: int, title: str, introduction: str, audience: str, state: str,
        *, at: datetime.datetime | None = None,
    ) -> Section:  # fmt: skip
        """A room on the member's showcase page, which is made where it is missing."""
        world, classroom = self.world, member.classes[year]
        at, teacher = at or world.moment_in(year), world.teacher_of[classroom.pk]
        page = self.pages.get(member.slug) or self._page(member, at, audience)
        room = Section(
            school=world.school, page=page, grade=classroom.grade, year=world.years[year], title=title,
            introduction=introduction, audience=audience, shown_at=None if state == "closed" else at,
        )  # fmt: skip
        if year != world.this_year and state in {"open", "class"}:
            room.sealed_at = datetime.datetime.combine(world.years[year].ends_on, datetime.time(20), world.school.zone)
        if state == "waiting":
            room.approval = Approval(school=world.school, asked_at=at)
        elif state == "open" and audience == Audience.EVERYONE:
            room.approval = world.yes(teacher, at)
        self.sections.append(room)
        return room

    def _page(self, member: Member, at: datetime.datetime, audience: str) -> Entry:
        world, classroom = self.world, member.classes[self.world.this_year]
        page = Entry(school=world.school, blog=member.blog, kind=Entry.Kind.PAGE, is_showcase=True, slug="showcase-2")
        page.set_text("Showcase", "")
        page.audience, page.published_at, page.written_at, page.changed_at = Audience(audience), at, at, at
        page.year, page.grade, page.classroom = world.years[-1], classroom.grade, classroom
        if audience == Audience.EVERYONE:
            page.approval = world.yes(world.teacher_of[classroom.pk], at)
        self.pages[member.slug] = page
        return page

    def posts_with_pictures(self, member: Member, year: int) -> list[Planned]:
        """What the member posted that year with a picture, each picture once."""
        found = {one.pictures[0]: one for one in self.posts.get((member.slug, year), []) if one.pictures}
        return list(found.values())

    def save(self) -> None:
        """Write everything; the pages come back as planned entries so that people can comment on them."""
        waiting_for: list[Entry | Section] = [*self.pages.values(), *self.sections]
        Approval.objects.bulk_create(row.approval for row in waiting_for if row.approval is not None)
        Goal.objects.bulk_create(self.goals)
        Reflection.objects.bulk_create(self.reflections)
        Entry.objects.bulk_create(self.pages.values())
        members = self.world.members
        Authorship.objects.bulk_create(
            Authorship(entry=page, person=members[slug].person) for slug, page in self.pages.items()
        )
        Section.objects.bulk_create(self.sections)
        self.pictures.save()
        SectionGoal.objects.bulk_create(self.section_goals)
        Piece.objects.bulk_create(self.pieces)


def furnish(world: World, pictures: PictureShelf, entries: list[Planned]) -> tuple[list[Goal], list[Section]]:
    """All goals and rooms, in the database; they come back. Showcase pages are added to `entries`."""
    rooms = Rooms(world, pictures, entries)
    written = {(row["owner"], row["grade"]): row for row in table("showcases.toml")["room"]}
    kinds, labels = table("goals.toml")["goal"], table("labels.toml")
    for member in world.members.values():
        is_known = any(owner == member.slug for owner, _grade in written)
        has_rooms = is_known or member.slug in OF_6B or world.dice.random() < 0.3
        for year, classroom in sorted(member.classes.items(), reverse=True):
            grade = classroom.grade.number if classroom.grade else 0
            if (member.slug, grade) in written:
                _by_hand(rooms, member, year, written[member.slug, grade])
                continue
            goals = _goals(rooms, member, year, grade, kinds)
            if has_rooms and grade > 2:
                _room(rooms, member, year, grade, goals, labels)
    rooms.save()
    for slug, page in rooms.pages.items():
        entries.append(Planned(page, [world.members[slug].person], member=world.members[slug]))
    return rooms.goals, rooms.sections


def _by_hand(rooms: Rooms, member: Member, year: int, row: dict[str, Any]) -> None:
    at = rooms.world.now - datetime.timedelta(hours=row["hours_ago"])
    room = rooms.room(member, year, row["title"], row["introduction"], row["audience"], row["state"], at=at)
    room.ready_at = at if row.get("ready") else None
    room.words_wanted_at = at if row.get("asks_for_words") else None
    posts = {one.entry.title: one.entry for found in rooms.posts.values() for one in found}
    for position, words in enumerate(row["goals"]):
        goal = rooms.goal(
            member, year, words["words"], "", words["state"], words["why"], words["helped"], row["audience"]
        )
        rooms.section_goals.append(SectionGoal(section=room, goal=goal, position=position))
    for position, words in enumerate(row["pieces"]):
        piece = Piece(
            section=room, position=position, kind=words["kind"], title=words["title"], material=words["material"]
        )
        piece.why, piece.learned, piece.next_step = words["why"], words["learned"], words["next"]
        piece.entry = posts[words["entry"]] if "entry" in words else None
        if "picture" in words:
            piece.picture = _picture(rooms, member, words["picture"])
        if words.get("promised"):
            piece.promised_for = rooms.world.now.date() + datetime.timedelta(days=30)
        rooms.pieces.append(piece)


def _picture(rooms: Rooms, member: Member, name: str) -> Any:
    media = rooms.pictures.give(member.person, name)
    if media._state.adding:
        rooms.pictures.save()
    return media


def _goals(rooms: Rooms, member: Member, year: int, grade: int, kinds: list[dict[str, Any]]) -> list[Goal]:
    dice, is_now = rooms.world.dice, year == rooms.world.this_year
    fitting = [kind for kind in kinds if kind["grades"][0] <= grade <= kind["grades"][1]]
    fixed = OF_6B[member.slug][0] if is_now and member.slug in OF_6B else None
    count = 3 if fixed else dice.choice((0, 2, 3, 3))
    goals = []
    for number, kind in enumerate(dice.sample(fitting, min(count, len(fitting)))):
        state = dice.choices(("met", "partly", "not-yet", ""), (45, 30, 20, 60 if is_now else 5))[0]
        state = fixed[number] if fixed else state
        why, helped = kind[state] if state else ("", "")
        audience = dice.choices(list(RINGS), (5, 4, 2, 2, 1))[0]
        goals.append(rooms.goal(member, year, kind["words"], kind["subject"], state, why, helped, audience))
    return goals


def _room(rooms: Rooms, member: Member, year: int, grade: int, goals: list[Goal], labels: dict[str, Any]) -> None:
    world, dice = rooms.world, rooms.world.dice
    state = dice.choices(list(STATES), list(STATES.values()))[0]
    if member.slug in ALWAYS_ALLOWED or (year != world.this_year and state == "waiting"):
        state = "open"
    audience = dice.choice(["everyone", "everyone", "families", "school"]) if state == "open" else "class"
    audience = "everyone" if state == "waiting" or member.slug in ALWAYS_ALLOWED else audience
    title, introduction = dice.choice(labels["titles"]).format(grade), dice.choice(labels["introductions"])
    room = rooms.room(member, year, title, introduction, audience, state)
    room.layout = Layout.values[len(rooms.sections) % len(Layout.values)]
    for position, goal in enumerate(goals):
        goal.audience = audience
        rooms.section_goals.append(SectionGoal(section=room, goal=goal, position=position))
    pieces, promised = 6 if member.slug == "mei" else dice.randint(4, 6), int(dice.random() < 0.3)
    if year == world.this_year and member.slug in OF_6B:
        _states, pieces, promised = OF_6B[member.slug]
    works = rooms.posts_with_pictures(member, year)[:pieces]
    hung = [_post_piece(room, one, labels, dice) for one in works]
    hung += _other_pieces(rooms, room, member, {one.pictures[0] for one in works}, pieces - len(works))
    hung += [_promised_piece(room, labels, world) for _ in range(promised)]
    for position, piece in enumerate(hung):
        piece.position, piece.kind = position, dice.choice(PieceKind.values)
        rooms.pieces.append(piece)


def _post_piece(room: Section, one: Planned, labels: dict[str, Any], dice: random.Random) -> Piece:
    piece = Piece(section=room, entry=one.entry, picture=one.entry.cover)
    piece.why, piece.learned, piece.next_step = (dice.choice(labels[part]) for part in ("why", "learned", "next"))
    return piece


def _other_pieces(rooms: Rooms, room: Section, member: Member, hung: set[str], count: int) -> list[Piece]:
    """Works of which there is no post, each with the picture and the label that belong together."""
    fitting = [
        words for words in rooms.works
        if words["picture"] not in hung and words["grades"][0] <= room.numeral <= words["grades"][1]
    ]  # fmt: skip
    return [
        Piece(
            section=room,
            title=words["title"],
            material=words["material"],
            why=words["why"],
            learned=words["learned"],
            next_step=words["next"],
            picture=rooms.pictures.give(member.person, words["picture"]),
        )
        for words in rooms.world.dice.sample(fitting, min(max(count, 0), len(fitting)))
    ]


def _promised_piece(room: Section, labels: dict[str, Any], world: World) -> Piece:
    day = world.now.date() + datetime.timedelta(days=world.dice.randint(3, 40))
    piece = Piece(section=room, title="What I am working on", promised_for=day)
    piece.why, piece.learned, piece.next_step = (world.dice.choice(labels[part]) for part in ("why", "learned", "next"))
    return piece
