"""Comments: threads written by hand, and those in the spirit of the three beginnings that the classes practise."""

from __future__ import annotations

import datetime

from hub.audience.models import Approval
from hub.comments.models import Comment
from hub.people.models import Person
from hub.portal.demonstration.texts import lines, table, vary
from hub.portal.demonstration.world import Member, World
from hub.portal.demonstration.writing import Planned
from hub.text.cleaning import from_plain

HOW_MANY = (0, 0, 0, 1, 1, 2, 3, 5)


class Talk:
    """Collects comments; parents are written before their replies."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.rows: list[Comment] = []
        self.words, self.replies = lines("comments.md"), lines("replies.md")
        self.of_teachers = lines("teacher_comments.md")

    def say(
        self, one: Planned, writer: Person, words: str, at: datetime.datetime,
        *, under: Comment | None = None, waiting: bool = False,
    ) -> Comment:  # fmt: skip
        """One comment; whoever is not staff has a teacher's yes, or waits for it."""
        at = min(at, self.world.now)
        comment = Comment(school=self.world.school, entry=one.entry, writer=writer, parent=under, written_at=at)
        comment.body = from_plain(words.replace("'", "’"))
        if waiting:
            comment.approval = Approval(school=self.world.school, asked_at=at)
        elif writer not in self.world.teacher_of.values():
            comment.approval = self.world.yes(self._reader(one), at)
        self.rows.append(comment)
        return comment

    def _reader(self, one: Planned) -> Person:
        classroom = one.entry.classroom
        return self.world.teacher_of[classroom.pk] if classroom else self.world.staff["coach"]

    def save(self) -> None:
        """Write all, those without a parent first, then each row of replies."""
        Approval.objects.bulk_create(row.approval for row in self.rows if row.approval is not None)
        rows = self.rows
        while rows:
            ready = [row for row in rows if row.parent is None or not row.parent._state.adding]
            Comment.objects.bulk_create(ready, batch_size=500)
            rows = [row for row in rows if row._state.adding]


def talk(world: World, entries: list[Planned]) -> None:
    """All comments of the school, in the database."""
    spoken = Talk(world)
    by_title = {one.entry.title: one for one in entries if one.comments is not None}
    written = _by_hand(spoken, by_title)
    for one in entries:
        if one.entry.is_out(world.now) and one.entry.kind == "post" and not one.entry.is_waiting:
            count = (
                world.dice.choice(HOW_MANY) if one.comments is None else one.comments - written.get(one.entry.title, 0)
            )
            _discuss(spoken, one, count)
    _let_some_wait(world, spoken)
    spoken.save()


def _by_hand(spoken: Talk, by_title: dict[str, Planned]) -> dict[str, int]:
    """The threads written by hand; how many comments each entry has from them."""
    said: dict[str, list[Comment]] = {}
    for row in table("threads.toml")["comment"]:
        one, thread = by_title[row["entry"]], said.setdefault(row["entry"], [])
        writer = spoken.world.called(row["by"])
        at = (one.entry.published_at or spoken.world.now) + datetime.timedelta(hours=20 * (len(thread) + 1))
        if row.get("waiting"):
            at = spoken.world.now - datetime.timedelta(hours=3 + len(thread))
        under = thread[row["under"] - 1] if "under" in row else None
        thread.append(spoken.say(one, writer, row["words"], at, under=under, waiting=row.get("waiting", False)))
    return {title: len(thread) for title, thread in said.items()}


def _discuss(spoken: Talk, one: Planned, count: int) -> None:
    """So many comments in the days after the post, about a third of them with an answer of the author."""
    world, dice = spoken.world, spoken.world.dice
    begin = one.entry.published_at or world.now
    span = min(datetime.timedelta(days=5), world.now - begin)
    moments = sorted(begin + span * dice.random() for _ in range(count))
    candidates = readers(world, one)
    used: set[str] = set()
    last: Comment | None = None
    while moments:
        at = moments.pop(0)
        if (
            last is not None
            and last.parent is None
            and one.member
            and last.writer != one.authors[0]
            and dice.random() < 0.3
        ):
            last = spoken.say(one, one.authors[0], vary(dice.choice(spoken.replies), dice), at, under=last)
            continue
        writer = dice.choice(candidates)
        stock = spoken.of_teachers if writer in world.teacher_of.values() else spoken.words
        words = dice.choice([line for line in stock if line not in used] or stock)
        used.add(words)
        last = spoken.say(one, writer, vary(words, dice), at)


def readers(world: World, one: Planned) -> list[Person]:
    """Who could have commented: classmates, often a teacher, and others where the audience lets them."""
    classroom, author = one.entry.classroom, one.member
    mates = [
        member for member in world.members.values() if classroom in member.classes.values() and member is not author
    ]
    people = [member.person for member in mates]
    if one.entry.audience not in {"class", "teachers"} and one.entry.year == world.years[-1]:
        others: list[Member] = world.dice.sample(list(world.members.values()), 12)
        people += [member.person for member in others if member is not author]
        if author is not None and one.entry.audience != "school":
            people += world.guardians_of[author.slug]
    teacher = world.teacher_of[classroom.pk] if classroom else world.staff["coach"]
    if one.entry.audience == "teachers":
        return [teacher]
    return [*people, *[teacher] * (len(people) // 8 + 1)]


def _let_some_wait(world: World, spoken: Talk) -> None:
    """A few of the newest comments outside 6B wait for a teacher."""
    recent = world.now - datetime.timedelta(days=5)
    for row in spoken.rows:
        name = row.entry.classroom.name if row.entry.classroom else ""
        if row.written_at > recent and row.approval is not None and row.approval.is_released and name not in {"6B", ""}:
            is_known = row.entry.published_at is not None and row.entry.published_at > world.now - datetime.timedelta(
                days=2
            )
            if not is_known and world.dice.random() < 0.2:
                row.approval = Approval(school=world.school, asked_at=row.written_at)
