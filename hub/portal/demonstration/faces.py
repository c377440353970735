"""Who is in some pictures of 6B: a few who may be shown, and one who may not, whose picture stays inside the school."""

from __future__ import annotations

from collections.abc import Sequence

from hub.media.models import Appearance, MediaFile
from hub.portal.demonstration.world import World
from hub.portal.demonstration.writing import Planned
from hub.school.models import Consent

SHOWN = ("tomas", "finn")
WITHHELD = "iris"


def mark_faces(world: World, planned: Sequence[Planned]) -> None:
    """In the newest picture of each of them they are themselves; the family of one has not said yes to a face."""
    for slug in SHOWN:
        Consent.give(world.school, world.called(slug), Consent.Kind.FACE, by=world.guardians_of[slug][0])
        _mark(world, planned, slug)
    family = world.guardians_of[WITHHELD][0]
    Consent.withdraw(world.school, world.called(WITHHELD), Consent.Kind.FACE, by=family)
    _mark(world, planned, WITHHELD)


def _mark(world: World, planned: Sequence[Planned], slug: str) -> None:
    person = world.called(slug)
    own = [one.entry for one in planned if one.entry.blog.owner_id == person.pk and one.entry.audience == "everyone"]
    pictures: list[MediaFile] = [entry.cover for entry in own if entry.cover is not None]
    if pictures:
        Appearance.note(pictures[-1], [person], among=[person], by=person)
