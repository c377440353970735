"""What readers said in a word, and to its author alone."""

from __future__ import annotations

import datetime

from hub.comments.models import PrivateWord, Reaction
from hub.portal.demonstration.talk import readers
from hub.portal.demonstration.texts import table
from hub.portal.demonstration.world import World
from hub.portal.demonstration.writing import Planned

MOST = 7
A_DAY = datetime.timedelta(days=1)


def react(world: World, entries: list[Planned]) -> None:
    """Reactions to the posts of students, in the database."""
    rows = {}
    for one in entries:
        if one.member is None or one.entry.kind != "post" or not one.entry.is_out(world.now) or one.entry.is_waiting:
            continue
        others = [person for person in readers(world, one) if person not in one.authors]
        for person in world.dice.sample(
            others, min(len(others), world.dice.randint(0 if one.comments is None else 3, MOST))
        ):
            kind = world.dice.choice(Reaction.Kind.values)
            at = min((one.entry.published_at or world.now) + datetime.timedelta(hours=30), world.now)
            rows[one.entry.pk, person.pk, kind] = Reaction(entry=one.entry, person=person, kind=kind, given_at=at)
    Reaction.objects.bulk_create(rows.values(), batch_size=500)


def say_in_private(world: World, entries: list[Planned]) -> None:
    """The private words that are written by hand, each on the day after its post."""
    by_title = {one.entry.title: one for one in entries if one.comments is not None}
    words = []
    for row in table("threads.toml")["private"]:
        one = by_title[row["entry"]]
        at = min((one.entry.published_at or world.now) + A_DAY, world.now)
        by, to = world.called(row["by"]), one.authors[0]
        words.append(PrivateWord(school=world.school, entry=one.entry, student=to, writer=by, words=row["words"]))
        words[-1].written_at = at
    PrivateWord.objects.bulk_create(words)
