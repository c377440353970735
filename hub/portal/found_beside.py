"""What a search found beside posts and pages: rooms, comments and reflections, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.comments.models import Saying
from hub.portal.question import Question
from hub.search.asking import Asked
from hub.search.models import PartRow
from hub.search.narrowing import COMMENTS, PLACES, REFLECTIONS, ROOMS
from hub.search.parts import asked_in, search_parts
from hub.showcase.models import Section
from hub.text.excerpts import cut, plain
from hub.text.words import tokens

SHORT = 3
PAGE = 20
BEFORE = 6
"""Words of a line that stand before the first one that was looked for."""
LONGEST = 160
Lines = list[dict[str, Any]]


def beside_posts(question: Question, asked: Asked, viewer: Viewer) -> dict[str, list[PartRow]]:
    """The first few, by place; nothing where only posts can be what is looked for, or where one reads on."""
    if question.after or not (asked.groups or (question.chosen and not question.words)):
        return {}
    found = search_parts(asked, viewer, question.chosen, most=SHORT + 1)
    return {place: [part for part in found if part.place == place] for place in PLACES}


def only_there(question: Question, viewer: Viewer, most: int) -> tuple[list[PartRow], bool]:
    """Those of the place that is chosen, and whether they only hold words much like those that were asked for."""
    asked = asked_in(question.words, viewer, question.chosen)
    if question.words and not asked.groups:
        return [], False
    found = search_parts(asked, viewer, question.chosen, after=question.after, most=most)
    if found or not asked.groups or question.after:
        return found, False
    return search_parts(asked.alike(question.words, viewer), viewer, question.chosen, most=most), True


def groups_of(question: Question, found: dict[str, list[PartRow]], viewer: Viewer) -> Lines:
    """For each place its first lines, and the address of all there."""
    titles = {ROOMS: _("Rooms"), COMMENTS: _("Comments"), REFLECTIONS: _("Reflections")}
    return [
        {
            "place": place,
            "title": titles[place],
            "lines": lines_of(question, found[place][:SHORT], viewer),
            "all_url": reverse("search") + question.within("in", place).address if len(found[place]) > SHORT else "",
        }
        for place in PLACES
        if found.get(place)
    ]


def lines_of(question: Question, parts: Iterable[PartRow], viewer: Viewer) -> Lines:
    """Them as design/_people.html wants them: whose, where, and what they say."""
    words = tokens(question.words)
    return [_line(part, words, viewer) for part in parts]


def _line(part: PartRow, words: list[str], viewer: Viewer) -> dict[str, Any]:
    if part.said is not None:
        return _said_line(part, part.said, words, viewer)
    if part.place == REFLECTIONS:
        return _thought_line(part, words, viewer)
    room = part.section
    if room is None:
        return {}
    said = " · ".join(filter(None, (room.title_with_grade, _around(_says(part, room), words))))
    return {"person": viewer.named(room.page.blog.owner), "line": said, "url": room.get_absolute_url()}


def _said_line(part: PartRow, said: Saying, words: list[str], viewer: Viewer) -> dict[str, Any]:
    about, url = _where(part, said)
    face = said.writer.face if said.writer else ""
    return {
        "person": {"first_name": said.name_for(viewer), "face": face},
        "line": f"{_around(plain(said.body), words)} · {about}",
        "url": url,
    }


def _where(part: PartRow, said: Saying) -> tuple[str, str]:
    """Where something was said, in words, and the address of it there. The post of a piece is not named: not all who
    see the piece see it."""
    if part.comment is not None:
        entry = part.comment.entry
        return _on(entry), f"{entry.get_absolute_url()}#comment-{said.public_id}"
    room = part.section
    if room is not None and part.piece_comment is not None:
        piece = part.piece_comment.piece
        talk = reverse("piece-talk", args=[room.page.blog.slug, room.slug, piece.public_id])
        return _on(piece), f"{talk}#comment-{said.public_id}"
    if room is not None:
        book = _("In the visitors’ book: %(title)s") % {"title": room.title_with_grade}
        return book, f"{room.get_absolute_url()}#greeting-{said.public_id}"
    return "", ""


def _thought_line(part: PartRow, words: list[str], viewer: Viewer) -> dict[str, Any]:
    answer, thought = part.reflection, part.thought or part.piece_thought
    if answer is not None:
        text, student = f"{answer}. {answer.why} {answer.helped}", answer.goal.student
        about, url = str(answer.goal), answer.goal.get_absolute_url()
    elif thought is not None:
        text, student = thought.words, thought.student
        about = str(part.piece_thought.piece) if part.piece_thought is not None else thought.about
        url = thought.get_absolute_url()
    else:
        return {}
    return {"person": viewer.named(student), "line": f"{_around(text, words)} · {_on(about)}", "url": url}


def _on(thing: object) -> str:
    return _("on “%(title)s”") % {"title": thing}


def _says(part: PartRow, room: Section) -> str:
    """What was found of a room: what it says at the entrance, a label, or a goal."""
    if part.piece is not None:
        label = part.piece
        return " · ".join(filter(None, (label.title, label.why, label.learned, label.next_step, label.material)))
    return part.hung.goal.words if part.hung is not None else room.introduction


def _around(text: str, words: list[str]) -> str:
    """The text from a little before the first of these words on, on one line."""
    said = text.split()
    places = (place for place, word in enumerate(said) if any(_begins(one, words) for one in tokens(word)))
    start = max(0, next(places, 0) - BEFORE)
    return ("… " if start else "") + cut(" ".join(said[start:]), LONGEST)


def _begins(token: str, words: list[str]) -> bool:
    return any(token.startswith(word) for word in words)
