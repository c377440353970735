"""Blogs of any content, to be generated: whatever people write, wherever it stands."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from PIL import Image

from hub.assignments.models import Assignment, Giving
from hub.audience.audiences import Audience
from hub.blogs.models import ACCENTS, Blog, Category, Entry, MenuItem, OldAddress, Revision, Tag
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.media.taking_in import take_in
from hub.reflections.models import (
    AnotherTry,
    EarlierWording,
    Goal,
    NextStep,
    Reflection,
    Thought,
    ThoughtKind,
    Towards,
)
from hub.showcase.models import (
    Candidate,
    Greeting,
    Layout,
    Piece,
    PieceComment,
    PieceKind,
    PieceThought,
    Section,
    SectionGoal,
)
from hub.showcase.models.copying import make_edition
from samples.cast import Cast

NOW = datetime.datetime(2026, 11, 20, 9, tzinfo=datetime.UTC)
SIGNS = st.characters(exclude_categories=["Cs", "Cc"])
WORDS = st.one_of(
    st.text(SIGNS, max_size=40),
    st.sampled_from(
        ["", "橋と<b>", "</script>", "مرحبا", "R&D “x”", "a\u200db 👩‍🚀", "\\u003c $1 %s", "]]>", "é e\u0301"]
    ),
)
LINE = WORDS.map(lambda words: " ".join(words.split()))
TAGS = ["<p>", "</p>", "<h2>", "</h2>", "<ul><li>", "</ul>", "<pre> ", "</pre>", "<em>", "<!--more-->"]
BODIES = st.lists(st.sampled_from(TAGS) | WORDS, max_size=8).map("".join)
AUDIENCES = st.sampled_from(Audience.values)
TIMES = st.integers(0, 5 * 365 * 24 * 3600).map(lambda seconds: NOW - datetime.timedelta(seconds=seconds))
MAYBE = st.booleans()


def a_picture(cast: Cast, **more: str) -> MediaFile:
    """A picture as the hub keeps it."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(content, "PNG")
    return take_in(content, school=cast.school, owner=cast.mei, name="a.png", **more)


@dataclass
class Making:
    """Fills Mei's blog with what the strategies give; `draw` is Hypothesis's."""

    cast: Cast
    draw: Callable[[st.SearchStrategy[Any]], Any]
    entries: list[Entry] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    pictures: list[Any] = field(default_factory=list)

    @property
    def blog(self) -> Blog:
        """Whose it is."""
        return self.cast.blogs["Mei"]

    def several(self, most: int) -> range:
        """So many, or fewer."""
        return range(self.draw(st.integers(0, most)))

    def fill(self) -> None:
        """All of it."""
        about, tagline = self.draw(WORDS), self.draw(LINE)[:250]
        accent = self.draw(st.sampled_from(ACCENTS))
        Blog.objects.filter(pk=self.blog.pk).update(about=about, tagline=tagline, accent=accent)
        if self.draw(st.integers(0, 4)) == 0:
            self.pictures = [a_picture(self.cast, caption=self.draw(WORDS), credit_maker=self.draw(LINE)[:200])]
        shelves = [self._shelf(place) for place in self.several(3)]
        tags = Tag.objects.named(self.blog, [self.draw(LINE)[:60] for _ in self.several(3)])
        for place in range(1 + self.draw(st.integers(0, 3))):
            self._entry(place, shelves, tags)
        self._tree()
        for place in self.several(3):
            self._goal(place)
        for _ in self.several(2):
            self._thought()
        if self.draw(MAYBE):
            self._room()
        if self.draw(MAYBE):
            self._special()
        for place, entry in enumerate(self.entries[:2]):
            MenuItem.objects.create(blog=self.blog, label=self.draw(LINE)[:120], entry=entry, position=place)

    def _shelf(self, place: int) -> Category:
        name = f"{place} {self.draw(LINE)[:60]}".strip()
        shelf = Category.put_up(self.cast.school, name, blog=self.blog)
        Category.objects.filter(pk=shelf.pk).update(position=place, description=self.draw(WORDS))
        return shelf

    def _entry(self, place: int, shelves: list[Category], tags: list[Tag]) -> None:
        kind = self.draw(st.sampled_from(Entry.Kind.values))
        body = self.draw(BODIES)
        if self.entries:
            body += f'<p><a data-entry="{self.entries[0].public_id}">there</a></p>'
        for picture in self.pictures:
            body += f'<figure><img data-media="{picture.public_id}" alt="x"></figure>'
        entry = Entry.start(self.blog, by=self.cast.mei, kind=kind, title=self.draw(LINE)[:250], body=body)
        if self.draw(st.integers(0, 3)):
            entry.publish(by=self.cast.mei, audience=self.draw(AUDIENCES), at=self.draw(TIMES))
            if entry.approval is not None:
                entry.approval.release(by=self.cast.ines)
        if self.draw(st.integers(0, 5)) == 0:
            entry.withdraw()
        at = self.draw(TIMES)
        Entry.objects.filter(pk=entry.pk).update(
            written_at=at, changed_at=at, is_sticky=self.draw(MAYBE), comments_open=self.draw(MAYBE), position=place,
            summary=self.draw(WORDS), language=self.draw(st.sampled_from(["", "ja", "ar"])),
        )  # fmt: skip
        entry.refresh_from_db()
        entry.file_under([shelf for shelf in shelves if self.draw(MAYBE)])
        entry.name_with([tag for tag in tags if self.draw(MAYBE)])
        for _ in self.several(2):
            kept = Revision.objects.create(
                entry=entry, title=self.draw(LINE)[:250], body=f"<p>{place}</p>", by=self.cast.mei
            )  # fmt: skip
            Revision.objects.filter(pk=kept.pk).update(at=self.draw(TIMES))
        if self.draw(MAYBE):
            OldAddress.objects.create(blog=self.blog, path=f"old/{place}", entry=entry)
        self._talk(entry)
        self.entries.append(entry)

    def _talk(self, entry: Entry) -> None:
        before: Comment | None = None
        for _ in self.several(3):
            writer = self.draw(st.sampled_from([self.cast.mei, self.cast.ines, self.cast.tomas, None]))
            before = Comment.objects.create(
                school=self.cast.school, entry=entry, writer=writer, writer_name="" if writer else "Bo from before",
                body=f"<p>{len(self.entries)}</p>", written_at=self.draw(TIMES),
                parent=before if self.draw(MAYBE) else None,
            )  # fmt: skip

    def _tree(self) -> None:
        pages = [entry for entry in self.entries if entry.kind == Entry.Kind.PAGE]
        for above, below in zip(pages, pages[1:], strict=False):
            if self.draw(MAYBE):
                Entry.objects.filter(pk=below.pk).update(parent=above)

    def _goal(self, place: int) -> None:
        cast = self.cast
        goal = Goal.objects.create(
            school=cast.school, student=cast.mei, words=self.draw(LINE)[:500], subject=self.draw(LINE)[:80],
            audience=self.draw(AUDIENCES), position=place, grade=self.draw(st.sampled_from([None, cast.grade_6])),
            year=self.draw(st.sampled_from([None, cast.year])), worded_at=self.draw(TIMES),
            set_with=self.draw(st.sampled_from([None, cast.ines])),
            let_go_at=self.draw(st.none() | TIMES),
        )  # fmt: skip
        if self.draw(MAYBE):
            Reflection.objects.create(
                school=cast.school, goal=goal, state=self.draw(st.sampled_from(Reflection.State.values)),
                why=self.draw(WORDS), helped=self.draw(WORDS), audience=self.draw(AUDIENCES),
                written_at=self.draw(TIMES),
            )  # fmt: skip
        if self.draw(MAYBE):
            EarlierWording.objects.create(goal=goal, words=self.draw(LINE), until=self.draw(TIMES))
        for entry in self.entries[:2]:
            if entry.is_out():
                Towards.put(entry, goal)
        if self.draw(MAYBE):
            NextStep.objects.create(goal=goal, words=self.draw(WORDS) or "x", made_at=self.draw(TIMES))
        self.goals.append(goal)

    def _thought(self) -> None:
        about: dict[str, Any] = {"period": "Term 1"}
        if self.entries and self.draw(MAYBE):
            about = {"entry": self.entries[0]}
        elif self.goals and self.draw(MAYBE):
            about = {"goal": self.goals[0]}
        Thought.objects.create(
            school=self.cast.school, student=self.cast.mei, words=self.draw(WORDS), question=self.draw(LINE)[:300],
            kind=self.draw(st.sampled_from(ThoughtKind.values)), audience=self.draw(AUDIENCES),
            written_at=self.draw(TIMES), year=self.draw(st.sampled_from([None, self.cast.year])), **about,
        )  # fmt: skip
        out = [entry for entry in self.entries if entry.is_out() and entry.kind == Entry.Kind.POST]
        if len(out) > 1:
            AnotherTry.join(out[0], out[1])

    def _room(self) -> None:
        cast = self.cast
        room = Section.start(self.blog, cast.grade_6, by=cast.mei, year=cast.year, title=self.draw(LINE)[:160])
        for goal in self.goals:
            hung = SectionGoal.objects.get_or_create(section=room, goal=goal)[0]
            SectionGoal.objects.filter(pk=hung.pk).update(shares=self.draw(st.sampled_from(SectionGoal.Shares.values)))
        for place in self.several(3):
            self._piece(room, place)
        if self.draw(MAYBE):
            Section.objects.filter(pk=room.pk).update(shown_at=self.draw(TIMES))
        Section.objects.filter(pk=room.pk).update(
            audience=self.draw(AUDIENCES), introduction=self.draw(WORDS), body="<p>Welcome</p>",
            layout=self.draw(st.sampled_from(Layout.values)), ready_at=self.draw(st.none() | TIMES),
            accent=self.draw(st.sampled_from(["", *ACCENTS])),
        )  # fmt: skip
        room.refresh_from_db()
        if self.draw(MAYBE):
            make_edition(room, self.draw(LINE)[:120], now=timezone.now())
        if self.draw(MAYBE):
            said = {"school": cast.school, "section": room}
            greeting = Greeting.objects.create(writer=cast.aiko, body="<p>Well done</p>", **said)
            Greeting.objects.create(writer=room.page.blog.owner, body="<p>Thank you</p>", parent=greeting, **said)

    def _special(self) -> None:
        """What waits for showcase time, and what a teacher asks for in the room."""
        cast, work = self.cast, {"entry": self.entries[-1]}
        if self.pictures and self.draw(MAYBE):
            work = {"picture": self.pictures[0]}
        label = {"title": self.draw(LINE)[:160], "why": self.draw(WORDS), "made_at": self.draw(TIMES)}
        Candidate.objects.create(school=cast.school, student=cast.mei, **work, **label)
        asked = Assignment.objects.create(
            school=cast.school, made_by=cast.ines, name=self.draw(LINE)[:120], words=self.draw(WORDS),
            rubric=self.draw(WORDS), kinds="proud fun", why_words=self.draw(LINE)[:200], steps=self.draw(WORDS),
        )  # fmt: skip
        to_them = {"classroom": cast.class_6b, "year": cast.year, "given_by": cast.ines}
        Giving.objects.create(school=cast.school, assignment=asked, given_at=self.draw(TIMES), **to_them)

    def _piece(self, room: Section, place: int) -> None:
        entry = self.draw(st.sampled_from([None, *self.entries]))
        piece = Piece(
            section=room, position=place, kind=self.draw(st.sampled_from(PieceKind.values)),
            title=self.draw(LINE)[:160], heading=self.draw(LINE)[:120], material=self.draw(LINE)[:160],
            why=self.draw(WORDS), learned=self.draw(WORDS), next_step=self.draw(WORDS), entry=entry,
            picture=self.draw(st.sampled_from([None, *self.pictures])),
            address=self.draw(st.sampled_from(["", "https://example.org/a?b=c#d"])),
            promised_for=self.draw(st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 1, 1))),
        )  # fmt: skip
        piece.save()
        if self.draw(MAYBE):
            said = {"school": self.cast.school, "piece": piece}
            comment = PieceComment.objects.create(writer=self.cast.aiko, body="<p>So long</p>", **said)
            PieceComment.objects.create(writer=self.cast.mei, body="<p>It is</p>", parent=comment, **said)
        if entry is not None and self.draw(MAYBE):
            piece.keep_as_it_is(by=self.cast.mei)
        if self.draw(MAYBE):
            PieceThought.objects.create(
                school=self.cast.school, student=self.cast.mei, piece=piece, words=self.draw(WORDS),
                question=self.draw(LINE)[:300], kind=self.draw(st.sampled_from(ThoughtKind.values)),
                audience=self.draw(AUDIENCES), written_at=self.draw(TIMES),
                year=self.draw(st.sampled_from([None, self.cast.year])),
            )  # fmt: skip
        before: PieceComment | None = None
        for writer in (self.cast.ines, self.cast.mei)[: len(self.several(2))]:
            before = PieceComment.objects.create(
                school=self.cast.school, piece=piece, writer=writer, body="<p>Said</p>", written_at=self.draw(TIMES),
                parent=before if self.draw(MAYBE) else None,
            )  # fmt: skip
