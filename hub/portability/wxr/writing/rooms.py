"""The showcase and the goals as pages that any WordPress shows (portability.md W53, W58)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from hub.portability.leaving import names
from hub.portability.wxr.own_record import RECORD, note
from hub.portability.wxr.writing.items import ItemOut, Items
from hub.portability.wxr.writing.said import asked_and_said, headed
from hub.reflections.models import Goal
from hub.showcase.models import Piece, Section
from hub.text.cleaning import from_plain
from hub.text.markup import Element, escape, start, write


class Rooms:
    """Writes the pages of rooms and goals beside the blog's own."""

    def __init__(self, items: Items) -> None:
        self.items = items
        self.index = items.index

    def write_all(self) -> None:
        """A page for each room below the showcase, one for all goals, and one for what is thought apart from posts."""
        for place, room in enumerate(self.index.belongings.rooms):
            self._write_room(room, place)
        if goals := self.index.belongings.goals:
            self._write_goals(goals)
        if apart := self.items.thoughts.apart:
            self._write_thoughts(apart)

    def _write_room(self, room: Section, place: int) -> None:
        belongings = self.index.belongings
        is_public = room.pk in belongings.open_rooms or (self.items.as_published and room.shown_at is not None)
        slug = names.slug_of(room.slug)
        at = room.shown_at or room.made_at
        above = self.index.links.get(room.page_id, f"{self.index.base}/")
        record = note("room", id=room.public_id, audience=room.audience)
        self.items.write(
            ItemOut(
                number=names.number_of("room", room.pk), kind="page", title=room.title_with_grade,
                link=f"{above}{slug}/",
                identity=names.identity(room.public_id), slug=slug, status="publish" if is_public else "private",
                at=at, changed_at=at, content=self.items.text(self._text(room)),
                creator=next(iter(self.index.logins.values()), "student"),
                parent=names.number_of("entry", room.page_id), order=place,
                fields={RECORD: record},
            )
        )  # fmt: skip

    def _text(self, room: Section) -> str:
        parts = [from_plain(room.introduction)] if room.introduction else []
        if room.body:
            parts.append(room.body)
        hung = [one.goal for one in room.section_goals.all()]
        if hung:
            parts += [headed(2, _("What I wanted this year")), *(_goal(goal) for goal in hung)]
        pieces = list(room.pieces.all())
        if pieces:
            parts += [headed(2, _("The work")), *(self._piece(piece) for piece in pieces)]
        return "\n".join(parts)

    def _piece(self, piece: Piece) -> str:
        """The picture, the heading, the answers, and where the work itself is."""
        parts = [headed(2, piece.heading)] if piece.heading else []
        parts.append(headed(3, piece.owners_title or piece.get_kind_display()))
        shown = piece.picture or (piece.entry.cover if piece.entry else None)
        if shown is not None and shown.public_id in self.index.leading.media:
            parts.append(write(Element("figure", {}, [Element("img", {"data-media": shown.public_id})])))
        elif piece.promised_for:
            parts.append("<p>" + escape(_("A picture is still to come.")) + "</p>")
        kind = [piece.get_kind_display(), piece.material]
        parts.append(f"<p><em>{escape(' · '.join(word for word in kind if word))}</em></p>")
        answers = (
            (_("Why it’s here"), piece.why),
            (_("What I learned"), piece.learned),
            (_("What’s next"), piece.next_step),
        )
        parts += [asked_and_said(question, words) for question, words in answers if words]
        for address in (piece.address, piece.video_address):
            if address:
                parts.append(f"<p>{start('a', {'href': address})}{escape(address)}</a></p>")
        if piece.entry is not None and piece.entry_id in self.index.links:
            link = start("a", {"data-entry": piece.entry.public_id})
            parts.append("<p>" + link + escape(_("Read the post")) + "</a></p>")
        return "\n".join(parts)

    def _write_goals(self, goals: list[Goal]) -> None:
        """Public only when every goal, and all that is said about it, is."""
        blog = self.index.belongings.blog
        said = [reflection for goal in goals for reflection in goal.reflections.all()]
        is_public = self.index.belongings.goals_are_open
        at = min(max(one.written_at for one in said), self.index.belongings.viewer.now) if said else blog.started_at
        record = note("goals")
        self.items.write(
            ItemOut(
                number=names.number_of("goals", blog.pk), kind="page", title=_("Goals"),
                link=f"{self.index.base}/goals/",
                identity=names.identity(f"goals of {blog.public_id}"), slug="goals",
                status="publish" if is_public else "private", at=at, changed_at=at,
                content=self.items.text("\n".join(_by_year(goals))),
                creator=next(iter(self.index.logins.values()), "student"),
                fields={RECORD: record},
            )
        )  # fmt: skip

    def _write_thoughts(self, html: str) -> None:
        """Private, whatever else is public."""
        belongings = self.index.belongings
        at = min(max(one.written_at for one in belongings.thoughts), belongings.viewer.now)
        self.items.write(
            ItemOut(
                number=names.number_of("thoughts", belongings.blog.pk), kind="page", title=_("Reflections"),
                link=f"{self.index.base}/reflections/",
                identity=names.identity(f"reflections of {belongings.blog.public_id}"), slug="reflections",
                status="private", at=at, changed_at=at, content=self.items.text(html),
                creator=next(iter(self.index.logins.values()), "student"), fields={RECORD: note("reflections")},
            )
        )  # fmt: skip


def _by_year(goals: Iterable[Goal]) -> Iterable[str]:
    last = ""
    for goal in goals:
        heading = " · ".join(str(part) for part in (goal.grade, goal.year) if part)
        if heading and heading != last:
            yield headed(2, heading)
        last = heading
        yield _goal(goal)


def _goal(goal: Goal) -> str:
    parts = [headed(3, goal.words)]
    for reflection in goal.reflections.all():
        parts.append(f"<p><strong>{escape(reflection.get_state_display())}</strong></p>")
        answers = ((_("Why, or why not?"), reflection.why), (_("Did it help me this year?"), reflection.helped))
        parts += [asked_and_said(question, words) for question, words in answers if words]
    return "\n".join(parts)
