"""Everything that the export names, known before its first line is written: numbers, addresses, authors, words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import quote

from hub.blogs.models import Category, Entry, EntryMedia, Tag
from hub.comments.models import Comment
from hub.media.credits import credit_lines
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.portability.leaving import names
from hub.portability.leaving.belongings import Belongings
from hub.portability.leaving.places import places_of
from hub.portability.leaving.portions import Gathered
from hub.portability.wxr.writing.words import Leading, MediumOut
from hub.school.models import Classroom, SchoolYear
from hub.text.references import media_ids
from hub.text.words import slugify

_TAKEN_BY_WORDPRESS = frozenset(
    """jpg jpeg jpe gif png bmp tif tiff webp avif ico heic mp3 m4a m4b aac ra ram wav ogg oga flac mid wma mka
    asf wmv avi flv mov qt mpeg mpg mp4 m4v ogv webm mkv 3gp 3g2 txt csv tsv ics rtf vtt pdf doc docx ppt pptx pps ppsx
    xls xlsx odt odp ods odg psd zip gz rar 7z key numbers pages""".split()  # noqa: SIM905  # a list of words reads better
)

YEARS = "school-years"
"""The category above all years."""
CLASSES = "classes"
"""The category above all classes."""
MOST_ON_A_NETWORK = 1_500 * 1024
"""What a network of WordPress blogs takes as one file, unless somebody has set it otherwise."""


@dataclass(frozen=True)
class FileOut:
    """A file on its way: its number, its place below uploads, whether it goes in a zip of its own (W45), and the number
    of the post it belongs to."""

    number: int
    place: str
    is_packed: bool
    parent: int = 0


@dataclass
class Index:
    """The names of one export. `base` is the address of the blog there, without a slash at its end; `large` is how many
    files a network of blogs may not take (W46)."""

    belongings: Belongings
    base: str
    files: dict[int, FileOut] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)
    logins: dict[int, str] = field(default_factory=dict)
    shelves: dict[int, tuple[Category, str]] = field(default_factory=dict)
    tags: dict[int, tuple[Tag, str]] = field(default_factory=dict)
    years: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The slug and the name of each school year in which something was made."""
    classes: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The same of each class for which something was made."""
    missing: list[str] = field(default_factory=list)
    large: int = 0
    leading: Leading = field(default_factory=Leading)

    @classmethod
    def of(cls, belongings: Belongings, base: str) -> Index:
        """Look at all that leaves, once, without its texts."""
        index = cls(belongings, base)
        outlines = _outlines(belongings)
        index._name_authors(belongings)
        index._name_shelves(belongings)
        index._name_times(belongings)
        index._name_tags(belongings)
        index._name_files(belongings)
        index._name_entries(outlines)
        return index

    @property
    def zone(self) -> datetime.tzinfo:
        """The clock of the school."""
        return self.belongings.blog.school.zone

    def address_of(self, file: FileOut) -> str:
        """The full address of a file (W41)."""
        return f"{self.base}/wp-content/uploads/{file.place}"

    def author_of(self, entry: Gathered) -> Person | None:
        """In whose name it stands there: the owner's where the owner had a part in it."""
        owner = self.belongings.blog.owner_id
        return next((person for person in entry.made_by if person.pk == owner), next(iter(entry.made_by), None))

    def pictures_of(self, comment: Comment) -> list[MediumOut]:
        """Those that came with it, as far as they go along and may be seen below this entry."""
        came = dict.fromkeys(media_ids(comment.body))
        media = self.leading.media
        return [media[one] for one in came if one in media and (comment.entry_id, one) in self._sent_below]

    # Private

    @cached_property
    def _sent_below(self) -> frozenset[tuple[int, str]]:
        return frozenset((entry, picture.public_id) for entry, picture in self.belongings.sent_below)

    def _name_authors(self, belongings: Belongings) -> None:
        """Never the name with which somebody signs in at the school."""
        people = Person.objects.filter(entries__in=belongings.posts_and_pages.order_by().values("pk")).distinct()
        for person in sorted(people, key=lambda person: (person.pk != belongings.blog.owner_id, person.pk)):
            name = belongings.called(person) if person.pk in belongings.named_outside else ""
            self.logins[person.pk] = names.login_of(name, set(self.logins.values()))

    def _name_shelves(self, belongings: Belongings) -> None:
        waiting = list(belongings.shelves.order_by("pk"))
        known = {shelf.pk for shelf in waiting}
        while above := {shelf.parent_id for shelf in waiting if shelf.parent_id} - known:
            more = list(Category.objects.filter(pk__in=above))
            waiting, known = [*more, *waiting], known | above
        taken: set[str] = set()
        while waiting:
            ready = [shelf for shelf in waiting if shelf.parent_id is None or shelf.parent_id in self.shelves]
            for shelf in ready or waiting:
                slug = names.free(names.slug_of(shelf.slug), taken, "-")
                taken.add(slug)
                self.shelves[shelf.pk] = (shelf, slug)
            waiting = [shelf for shelf in waiting if shelf.pk not in self.shelves]

    def _name_times(self, belongings: Belongings) -> None:
        used = belongings.posts_and_pages.order_by()
        years = SchoolYear.objects.filter(pk__in=used.values("year")).order_by("starts_on")
        classes = Classroom.objects.filter(pk__in=used.values("classroom")).order_by("year__starts_on", "name")
        taken = {YEARS, CLASSES, *(slug for _shelf, slug in self.shelves.values())}
        found: tuple[tuple[dict[int, tuple[str, str]], Iterable[SchoolYear | Classroom]], ...]
        found = ((self.years, years), (self.classes, classes))
        for named, things in found:
            for thing in things:
                slug = names.free(names.slug_of(slugify(str(thing)) or "time"), taken, "-")
                taken.add(slug)
                named[thing.pk] = (slug, str(thing))

    def _name_tags(self, belongings: Belongings) -> None:
        used = (
            Tag.objects.filter(entries__in=belongings.posts_and_pages.order_by().values("pk")).distinct().order_by("pk")
        )
        taken: set[str] = set()
        for tag in used:
            slug = names.free(names.slug_of(tag.slug), taken, "-")
            taken.add(slug)
            self.tags[tag.pk] = (tag, slug)

    def _name_files(self, belongings: Belongings) -> None:
        media, parents = {}, self._parents(belongings)
        there, self.missing = places_of(belongings.files_and_pictures_of_talk, _as_taken)
        for file, place in there:
            packed = place.endswith(".zip") and not file.name.lower().endswith(".zip")
            out = FileOut(names.number_of("media", file.pk), place, packed, parents.get(file.pk, 0))
            self.files[file.pk] = out
            self.large += file.size > MOST_ON_A_NETWORK
            media[file.public_id] = self._medium(file, out)
        self.leading = Leading(media, {})

    def _parents(self, belongings: Belongings) -> dict[int, int]:
        """The entry to which each file was brought, or else the first that shows it, or below which it was sent."""
        entries = belongings.posts_and_pages.order_by().values("pk")
        uses = EntryMedia.objects.filter(entry__in=entries).order_by("-is_attached", "entry__written_at", "entry")
        sent = ((picture.pk, entry) for entry, picture in belongings.sent_below)
        found: dict[int, int] = {}
        for media, entry in chain(uses.values_list("media", "entry"), sent):
            found.setdefault(media, names.number_of("entry", entry))
        return found

    def _medium(self, file: MediaFile, out: FileOut) -> MediumOut:
        credit = "; ".join(credit_lines([file]))
        alt = "" if file.is_decorative else file.alternative
        return MediumOut(out.number, self.address_of(out), file.name, alt, credit)

    def _name_entries(self, outlines: list[Outline]) -> None:
        places: dict[int, str] = {}
        below = {one.pk: one for one in outlines}
        for one in outlines:
            slug = one.slug or f"draft-{names.number_of('entry', one.pk)}"
            if one.kind == Entry.Kind.POST:
                places[one.pk] = f"{one.at.astimezone(self.zone):%Y/%m/%d}/{quote(slug)}"
            else:
                places[one.pk] = "/".join(quote(step) for step in _path(one, below))
        self.links = {number: f"{self.base}/{place}/" for number, place in places.items()}
        entries = {one.public_id: self.links[one.pk] for one in outlines}
        self.leading = Leading(self.leading.media, entries)


def _as_taken(file: MediaFile) -> str:
    """What a WordPress does not take goes in a zip of its own (W45)."""
    is_taken = PurePosixPath(file.name).suffix.lower().removeprefix(".") in _TAKEN_BY_WORDPRESS
    return file.name if is_taken else f"{file.name}.zip"


@dataclass(frozen=True)
class Outline:
    """The little of an entry that links to it need."""

    pk: int
    public_id: str
    kind: str
    slug: str
    parent: int | None
    at: datetime.datetime


def _outlines(belongings: Belongings) -> list[Outline]:
    rows = belongings.posts_and_pages.order_by("pk").values_list(
        "pk", "public_id", "kind", "slug", "parent_id", "published_at", "changed_at"
    )
    return [Outline(*row[:5], row[5] or row[6]) for row in rows]


def _path(one: Outline, below: dict[int, Outline]) -> list[str]:
    """The slugs from the top page down to this one."""
    steps: list[str] = []
    seen: set[int] = set()
    here: Outline | None = one
    while here is not None and here.pk not in seen:
        seen.add(here.pk)
        steps.insert(0, here.slug or f"draft-{names.number_of('entry', here.pk)}")
        here = below.get(here.parent) if here.parent else None
    return steps
