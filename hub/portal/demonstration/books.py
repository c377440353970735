"""What goes with the rooms that are written by hand: the visitors' books, and an edition."""

from __future__ import annotations

import datetime

from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.portal.demonstration.texts import table
from hub.portal.demonstration.world import World
from hub.showcase.models import Greeting, Section, make_edition
from hub.text.cleaning import from_plain


def sign_books(world: World, rooms: list[Section]) -> None:
    """All that stands in them, in the database; a teacher has let it in."""
    by_hand = {(room.page.blog_id, room.numeral): room for room in rooms}
    greetings = []
    for row in table("showcases.toml")["room"]:
        room = by_hand[world.members[row["owner"]].blog.pk, row["grade"]]
        classroom = world.members[row["owner"]].classes[world.this_year]
        teacher = world.teacher_of[classroom.pk]
        for number, words in enumerate(row.get("book", ()), start=1):
            at = min((room.shown_at or world.now) + datetime.timedelta(hours=20 * number), world.now)
            greeting = Greeting(
                school=world.school, section=room, writer=world.called(words["by"]), written_at=at,
                body=from_plain(words["words"]), approval=world.yes(teacher, at),
            )  # fmt: skip
            greetings.append(greeting)
    Approval.objects.bulk_create(greeting.approval for greeting in greetings if greeting.approval is not None)
    Greeting.objects.bulk_create(greetings)


def keep_editions(world: World, rooms: list[Section]) -> None:
    """The editions of the rooms that are written by hand, made two days after the room was opened."""
    by_hand = {(room.page.blog_id, room.numeral): room for room in rooms}
    for row in table("showcases.toml")["room"]:
        room = by_hand[world.members[row["owner"]].blog.pk, row["grade"]]
        if "edition" in row:
            at = min((room.shown_at or world.now) + datetime.timedelta(days=2), world.now)
            make_edition(room, row["edition"], audience=Audience.FAMILIES, now=at)
