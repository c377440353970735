"""An entry in short, as lists show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Concat
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.blogs.models import Authorship, Category, Entry, EntryQuerySet
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.text.days import spoken_day

OF_AUTHOR = {
    **{field: F(f"person__{field}") for field in ("first_name", "last_name", "nickname", "face")},
    "shows_full_name": Case(When(person__shows_full_name=True, then=Value("yes")), default=Value("")),
}
APART = "\x1f"
"""What a card needs of an author, in one column, and what stands between: no letter of a name."""


@dataclass(frozen=True)
class Card:
    """What a post card shows; see design/_card.html."""

    url: str
    title: str
    excerpt: str
    picture: PagePicture | None
    person: Person | None
    place: str
    shelf: str
    when: str
    comments: int
    ribbon: str = ""
    minutes: int = 1
    shelf_url: str = ""
    waiting: bool = False
    arrived: bool = False
    audience: str = ""
    language: str = ""

    @property
    def reading(self) -> str:
        """How long it takes to read, in words."""
        return ngettext("%(count)d minute to read", "%(count)d minutes to read", self.minutes) % {"count": self.minutes}


@dataclass(frozen=True)
class PagePicture:
    """A picture as design/_picture.html wants it; `now`: it is fetched at once, wherever on the page it is."""

    src: str
    srcset: str
    width: int | None
    height: int | None
    alt: str
    now: bool = False

    @property
    def is_tall(self) -> bool:
        """Whether it is higher than wide."""
        return bool(self.width and self.height and self.height > self.width)


def page_picture(media: MediaFile) -> PagePicture | None:
    """The picture in the sizes that are there, or None for a file that is no picture."""
    if media.kind != MediaFile.Kind.IMAGE:
        return None
    shown = media.shown()
    sizes = ", ".join(f"{address} {width}w" for address, width, kind in shown.srcset if kind == "webp")
    return PagePicture(shown.src, sizes, shown.width, shown.height, _alt_of(media))


def _alt_of(media: MediaFile) -> str:
    return "" if media.is_decorative else media.alternative


def for_cards(entries: EntryQuerySet) -> EntryQuerySet:
    """The entries with all that their cards need, in two queries."""
    return for_light_cards(entries).prefetch_related("cover__renditions")


def for_light_cards(entries: EntryQuerySet) -> EntryQuerySet:
    """The entries with all that light cards need, in one query; the first author and the first shelf in columns."""
    author = Authorship.objects.filter(entry=OuterRef("pk")).order_by("pk")
    told = Concat(*(part for field in OF_AUTHOR.values() for part in (field, Value(APART))))
    shelf = Category.objects.filter(entries=OuterRef("pk"))
    return (
        entries.select_related("blog__owner", "cover", "approval", "classroom", "grade")
        .defer("body", "plain", "source", "blog__about")
        .annotate(
            author_told=Subquery(author.values_list(told)[:1]),
            shelf_name=Subquery(shelf.values("name")[:1]),
            shelf_slug=Subquery(shelf.values("slug")[:1]),
        )
    )


def card(entry: Entry, viewer: Viewer, *, with_person: bool = True) -> Card:
    """One card. `entry` comes out of `for_cards`, with `comment_count` where comments are counted."""
    light = light_card(entry, viewer)
    picture = page_picture(entry.cover) if entry.cover else None
    return replace(light, picture=picture, person=light.person if with_person else None)


def light_card(entry: Entry, viewer: Viewer) -> Card:
    """A card with its picture in one size: it asks for no more than `for_light_cards` found."""
    cover = entry.cover
    picture = PagePicture(cover.address("w640.webp"), "", cover.width, cover.height, _alt_of(cover)) if cover else None
    shelf: str = entry.shelf_slug or ""  # type: ignore[attr-defined]  # Annotated by for_light_cards.
    return Card(
        url=entry.get_absolute_url(),
        title=str(entry),
        excerpt=entry.excerpt_after_title,
        picture=picture,
        person=_author_of(entry, viewer),
        place=place_of(entry, viewer),
        shelf=entry.shelf_name or "",  # type: ignore[attr-defined]
        shelf_url=f"{entry.blog.get_absolute_url()}category/{shelf}/" if shelf else "",
        when=spoken_day(entry.published_at, viewer.now) if entry.published_at else "",
        comments=getattr(entry, "comment_count", None) or 0,
        minutes=entry.minutes,
        waiting=entry.is_waiting and not entry.has_just_arrived,
        arrived=entry.has_just_arrived,
        audience=entry.get_audience_display() if entry.blog.is_own(viewer) else "",
        language=entry.spoken,
    )


def place_of(entry: Entry, viewer: Viewer) -> str:
    """The class it was written in; for visitors only the grade: no stranger learns where to find a child."""
    if viewer.is_known:
        return entry.classroom.name if entry.classroom else ""
    return entry.grade.name if entry.grade else ""


def cards(entries: Iterable[Entry], viewer: Viewer, *, with_person: bool = True) -> list[Card]:
    """Cards of these entries."""
    return [card(entry, viewer, with_person=with_person) for entry in entries]


def _author_of(entry: Entry, viewer: Viewer) -> Person | None:
    told: str = entry.author_told  # type: ignore[attr-defined]  # Annotated by for_light_cards.
    if not told:
        return viewer.named(entry.blog.owner)
    return viewer.named(Person(**dict(zip(OF_AUTHOR, told.split(APART), strict=False))))
