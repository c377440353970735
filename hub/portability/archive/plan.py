"""Where every page and file of the archive lies, known before the first is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from hub.blogs.models import Blog, Category, Entry, Tag
from hub.media.models import MediaFile
from hub.portability.leaving import names
from hub.portability.leaving.asked import answered
from hub.portability.leaving.belongings import Belongings
from hub.portability.leaving.places import places_of
from hub.showcase.models import Section
from hub.text.references import MediaShown, References, entry_ids, media_ids

MEDIA = "data/media"


@dataclass
class Plan:
    """Paths from the root of the archive, by number; `media` and `entries` by public id for the texts."""

    belongings: Belongings
    school: str = ""
    """The name of the school, where it may be told."""
    files: list[tuple[MediaFile, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    left_behind: list[tuple[str, str]] = field(default_factory=list)
    """What did not fit, each with the reason."""
    pages: dict[int, str] = field(default_factory=dict)
    shelves: dict[int, tuple[Category, str]] = field(default_factory=dict)
    tags: dict[int, tuple[Tag, str]] = field(default_factory=dict)
    rooms: dict[int, tuple[Section, str]] = field(default_factory=dict)
    media: dict[str, MediaShown] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, belongings: Belongings, *, names_school: bool = True) -> Plan:
        """Look once at all that leaves, without its texts."""
        plan = cls(belongings, belongings.blog.school.name if names_school else "")
        plan.files, plan.missing = places_of(belongings.files_and_pictures_sent)
        for file, place in plan.files:
            shown = replace(file.shown(), src=f"{MEDIA}/{place}", srcset=(), poster="")
            plan.media[file.public_id] = shown
        plan._name_entries()
        used = belongings.posts_and_pages.order_by().values("pk")
        taken: set[str] = set()
        for shelf in belongings.shelves.order_by("position", "name", "pk"):
            plan.shelves[shelf.pk] = (shelf, _name("shelves", shelf.name, taken))
        for tag in Tag.objects.filter(entries__in=used).distinct().order_by("name", "pk"):
            plan.tags[tag.pk] = (tag, _name("words", tag.name, taken))
        plan.rooms = {room.pk: (room, f"rooms/{names.latin(room.slug) or room.pk}.html") for room in belongings.rooms}
        return plan

    @property
    def blog(self) -> Blog:
        """Whose archive it is."""
        return self.belongings.blog

    @cached_property
    def answered(self) -> dict[int, list[dict[str, str]]]:
        """What each post answers, by its number."""
        return answered(self.belongings)

    def references(self, html: str, at: str) -> References:
        """What the ids in this text stand for, in a page that lies `at` this path."""
        up = upwards(at)
        media = {one: self.media[one] for one in media_ids(html) if one in self.media}
        entries = {one: up + self.entries[one] for one in entry_ids(html) if one in self.entries}
        return References({one: replace(shown, src=up + shown.src) for one, shown in media.items()}, entries)

    def _name_entries(self) -> None:
        taken: set[str] = set()
        rows = self.belongings.posts_and_pages.order_by("written_at", "pk").values_list(
            "pk", "public_id", "kind", "slug", "title", "published_at", "written_at"
        )
        for number, public_id, kind, slug, title, published_at, written_at in rows:
            at = (published_at or written_at).astimezone(self.blog.school.zone)
            folder = f"posts/{at:%Y/%m}" if kind == Entry.Kind.POST else "pages"
            name = (names.latin(slug) or names.latin(title))[:50].strip("-") or f"{kind}-{at:%d}"
            path = names.free(f"{folder}/{name}", taken, "-")
            taken.add(path)
            self.pages[number] = self.entries[public_id] = f"{path}.html"


def upwards(path: str) -> str:
    """From a page at this path to the root of the archive: "../" for each folder."""
    return "../" * path.count("/")


def _name(folder: str, name: str, taken: set[str]) -> str:
    path = names.free(f"{folder}/{names.latin(name)[:50].strip('-') or 'shelf'}", taken, "-")
    taken.add(path)
    return f"{path}.html"
