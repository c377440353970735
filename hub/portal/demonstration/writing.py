"""Plans entries one by one, and writes all of them at once."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hub.audience.audiences import Audience
from hub.audience.models import Approval
from hub.blogs.models import Authorship, Blog, Entry, EntryMedia, Tag
from hub.people.models import Person
from hub.portal.demonstration.pictures import PictureShelf
from hub.portal.demonstration.texts import Text, as_html, vary
from hub.portal.demonstration.world import Member, World
from hub.school.models import Classroom
from hub.text.words import slugify, tag_key

AUDIENCES = {"everyone": 40, "families": 18, "school": 18, "class": 18, "teachers": 6}


@dataclass
class Planned:
    """An entry that is not in the database yet, with what belongs to it."""

    entry: Entry
    authors: list[Person]
    shelves: list[str] = field(default_factory=list)
    fitting: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    member: Member | None = None
    comments: int | None = None


class Writer:
    """Plans entries, and writes all of them at once."""

    def __init__(self, world: World, pictures: PictureShelf) -> None:
        self.world, self.shelf = world, pictures
        self.planned: list[Planned] = []
        self._slugs: dict[int, Counter[str]] = {}
        self._bodies: set[str] = set()
        self._shown: set[tuple[int, str]] = set()

    def fresh(self, text: Text) -> str | None:
        """The text in a wording that nobody has yet; None when there is none to be found."""
        for _ in range(12):
            body = vary(text.body, self.world.dice)
            if body not in self._bodies:
                self._bodies.add(body)
                return body
        return None

    def is_new_in(self, classroom: Classroom | None, picture: str) -> bool:
        """Whether nobody of this class has shown the picture yet: no two children make the same one."""
        shown = (classroom.pk if classroom else 0, picture)
        is_new = shown not in self._shown
        self._shown.add(shown)
        return is_new

    def plan(
        self, blog: Blog, author: Person, title: str, body: str, at: datetime.datetime, audience: str,
        classroom: Classroom | None, *, picture: str = "", language: str = "", member: Member | None = None,
    ) -> Planned:  # fmt: skip
        """Plan a post that is out since `at`; what students show to everyone has a teacher's yes."""
        world, year = self.world, self.world.year_of(at)
        entry = Entry(school=world.school, blog=blog, audience=Audience(audience), language=language)
        entry.written_at, entry.published_at = at - datetime.timedelta(minutes=world.dice.randint(1, 300)), at
        entry.year, entry.classroom = world.years[year], classroom
        entry.grade = classroom.grade if classroom else None
        pictures = [picture] if picture else []
        if picture:
            media = self.shelf.give(author, picture)
            if len(body) > 400 and world.dice.random() < 0.12:
                body += f'<figure><img data-media="{media.public_id}" alt="{media.alternative}"></figure>'
            else:
                entry.featured = media
            entry.cover = media
        entry.set_text(title.replace("'", "’"), body)
        entry.changed_at = at
        entry.slug = self._free_slug(blog, entry.title)
        if member is not None and audience == Audience.EVERYONE and classroom is not None:
            entry.approval = world.yes(world.teacher_of[classroom.pk], at)
        planned = Planned(entry, [author], pictures=pictures, member=member)
        self.planned.append(planned)
        return planned

    def _free_slug(self, blog: Blog, title: str) -> str:
        base = slugify(title)[:60] or "post"
        taken = self._slugs.setdefault(blog.pk, Counter())
        taken[base] += 1
        return base if taken[base] == 1 else f"{base}-{taken[base]}"

    def save(self) -> None:
        """Write everything, oldest first."""
        self.planned.sort(key=lambda planned: planned.entry.published_at or planned.entry.written_at)
        entries = [planned.entry for planned in self.planned]
        Approval.objects.bulk_create(entry.approval for entry in entries if entry.approval is not None)
        self.shelf.save()
        Entry.objects.bulk_create((entry for entry in entries if entry.parent is None), batch_size=300)
        Entry.objects.bulk_create(entry for entry in entries if entry.parent is not None)
        Authorship.objects.bulk_create(
            Authorship(entry=one.entry, person=person) for one in self.planned for person in one.authors
        )
        EntryMedia.objects.bulk_create(
            EntryMedia(entry=one.entry, media=self.shelf.give(one.authors[0], name))
            for one in self.planned
            for name in one.pictures
        )
        filed: Any = Entry.categories.through  # The stubs do not know the columns of such a table.
        filed.objects.bulk_create(
            filed(entry_id=one.entry.pk, category_id=self.world.shelves[slug].pk)
            for one in self.planned
            for slug in one.shelves
        )
        self._save_tags()

    def _save_tags(self) -> None:
        tags: dict[tuple[int, str], Tag] = {}
        for one in self.planned:
            for name in one.tags:
                key = (one.entry.blog_id, tag_key(name))
                tags.setdefault(key, Tag(blog_id=key[0], key=key[1], name=name, slug=slugify(name)))
        Tag.objects.bulk_create(tags.values())
        tagged: Any = Entry.tags.through
        pairs = {(one.entry.pk, tags[one.entry.blog_id, tag_key(name)].pk) for one in self.planned for name in one.tags}
        tagged.objects.bulk_create(tagged(entry_id=entry, tag_id=tag) for entry, tag in sorted(pairs))


def write(world: World, writer: Writer, member: Member, text: Text, body: str, at: datetime.datetime) -> Planned:
    """Plan a post of a student from a text, with the wording `body` of it."""
    audience = world.dice.choices(list(AUDIENCES), list(AUDIENCES.values()))[0]
    classroom = member.classes.get(world.year_of(at))
    picture = text.picture if world.dice.random() < 0.85 and writer.is_new_in(classroom, text.picture) else ""
    planned = writer.plan(
        member.blog, member.person, vary(text.title, world.dice), as_html(body, text.language), at, audience, classroom,
        picture=picture, language=text.language, member=member,
    )  # fmt: skip
    planned.fitting = text.shelves
    planned.shelves = text.shelves if world.dice.random() > 0.05 else []
    planned.tags = [tag for tag in text.tags if world.dice.random() < 0.7]
    return planned
