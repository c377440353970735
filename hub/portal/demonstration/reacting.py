"""What readers said in a word, and to its author alone."""

from __future__ import annotations

import datetime

from hub.comments.models import Reaction
from hub.portal.demonstration.talk import readers
from hub.portal.demonstration.world import World
from hub.portal.demonstration.writing import Planned

MOST = 7


def react(world: World, entries: list[Planned]) -> None:
    """Reactions to the posts of students, in the database."""
    rows = {}
    for one in entries:
        if one.member is None or one.entry.kind != "post" or not one.entry.is_out(world.now) or one.entry.is_waiting:
            continue
        others = [person for person in readers(world, one) if person not in one.authors]
        for person in world.dice.sample(others, min(len(others), world.dice.randint(0, MOST))):
            kind = world.dice.choice(Reaction.Kind.values)
            at = min((one.entry.published_at or world.now) + datetime.timedelta(hours=30), world.now)
            rows[one.entry.pk, person.pk, kind] = Reaction(entry=one.entry, person=person, kind=kind, given_at=at)
    Reaction.objects.bulk_create(rows.values(), batch_size=500)
