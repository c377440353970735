"""Who is in some pictures of 6B: two who may be shown, and one who may not, so that it stays inside the school."""

from __future__ import annotations

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, EntryQuerySet
from hub.media.models import Appearance
from hub.people.models import Person
from hub.portal.demonstration.world import World
from hub.school.models import Consent

SHOWN = ("tomas", "kofi")
WITHHELD = "iris"


def mark_faces(world: World) -> None:
    """In their newest picture for everyone stands each of the first, whose families say yes; in the oldest one of the
    class stands the other, whose family has taken it back."""
    for slug in SHOWN:
        person = world.called(slug)
        Consent.give(world.school, person, Consent.Kind.FACE, by=world.guardians_of[slug][0])
        _mark(_pictured(world).filter(blog__owner=person).newest_first().first(), person)
    person = world.called(WITHHELD)
    Consent.withdraw(world.school, person, Consent.Kind.FACE, by=world.guardians_of[WITHHELD][0])
    of_class = _pictured(world).filter(blog__classroom=world.classes[world.this_year, "6B"])
    _mark(of_class.newest_first().last(), person)


def _pictured(world: World) -> EntryQuerySet:
    """Posts with a picture that everyone sees."""
    return Entry.objects.visible_to(Viewer(world.school)).out(world.now).posts().filter(cover__isnull=False)


def _mark(entry: Entry | None, person: Person) -> None:
    if entry is not None and entry.cover is not None:
        Appearance.note(entry.cover, [person], among=[person], by=person)
