"""What some classes are asked, answered with posts that are there: those whose titles tell that they fit."""

from __future__ import annotations

import datetime

from hub.assignments.models import Answer, Ask
from hub.audience.audiences import Audience
from hub.blogs.models import Entry
from hub.portal.demonstration.texts import Text, as_html, texts
from hub.portal.demonstration.world import World
from hub.portal.demonstration.writing import Planned


def ask_classes(world: World, entries: list[Planned]) -> None:
    """The asks of asks.md with their answers. The second line of each: the class, what titles of answers have in them,
    and in how many days it is due."""
    for text in texts("asks.md"):
        name, _words, days = text.facts
        answers = _answers(world, text, entries)
        asked = min((one.published_at for one in answers if one.published_at), default=world.now)
        post = _post(world, text, asked - datetime.timedelta(days=1))
        today = world.now.astimezone(world.school.zone).date()
        due = None if days == "-" else today + datetime.timedelta(days=int(days))
        ask = Ask.put(post, world.classes[world.this_year, name], due)
        for answer in answers:
            Answer.give(answer, ask, among=[])


def _answers(world: World, text: Text, entries: list[Planned]) -> list[Entry]:
    """The posts that students of the class wrote in this year, are out and fit."""
    room, words = world.classes[world.this_year, text.facts[0]], text.facts[1].split(", ")
    return [
        one.entry
        for one in entries
        if one.member and one.entry.kind == Entry.Kind.POST and one.entry.is_out(world.now)
        and one.entry.classroom == room and any(word in one.entry.title.lower() for word in words)
    ]  # fmt: skip


def _post(world: World, text: Text, at: datetime.datetime) -> Entry:
    """The asking post, on the blog of the class."""
    name = text.facts[0]
    teacher = world.teachers[name]
    post = Entry.start(world.class_blogs[name], by=teacher, title=text.title, body=as_html(text.body))
    post.written_at = at
    post.save(update_fields=["written_at"])
    post.publish(by=teacher, audience=Audience.CLASS, at=at)
    return post
