"""What stands around an entry: where it is filed, what it links to, the posts before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from hub.assignments.models import answered_by, answering, ask_of
from hub.audience.viewer import Viewer
from hub.blogs.cards import for_light_cards
from hub.blogs.models import Authorship, Category, Entry, EntryQuerySet, Tag
from hub.comments.counting import with_comment_counts
from hub.people.models import Person
from hub.reflections.beside import Line

MOST_ANSWERS = 100
OWN_PARTS = frozenset({"author", "poster", "teacher", "shelf", "word"})
"""The parts of the question of `filing_of`."""


@dataclass(frozen=True)
class Filing:
    """Who wrote an entry, who put it there for its author, who taught its class then, and where it is filed."""

    authors: list[Person]
    shelves: list[tuple[str, str]]
    words: list[tuple[str, str]]
    poster: Person | None = None
    teachers: tuple[str, ...] = ()
    beside: tuple[Line, ...] = ()


def filing_of(entry: Entry, viewer: Viewer, *beside: QuerySet[Any, Any]) -> Filing:
    """All of it in one query of five parts. Shelves and words are (name, slug). `beside`: queries for lines that are
    asked for together with it."""
    rows: list[Line] = list(
        _rows(Person.objects.filter(authorships__entry=entry), "author", viewer.name_column(), "face").union(
            _rows(Person.objects.filter(posted=entry), "poster", "first_name", "face"),
            _rows(entry.teachers_of_its_time(), "teacher", "first_name", "face"),
            _rows(Category.objects.filter(entries=entry), "shelf", "name", "slug"),
            _rows(Tag.objects.filter(entries=entry), "word", "name", "slug"),
            *beside,
            all=True,
        )
    )
    authors = [Person(pk=row[1], first_name=row[2], face=row[3]) for row in rows if row[0] == "author"]
    return Filing(
        authors=sorted(authors, key=lambda person: person.pk),
        shelves=sorted((row[2], row[3]) for row in rows if row[0] == "shelf"),
        poster=next((Person(pk=row[1], first_name=row[2]) for row in rows if row[0] == "poster"), None),
        words=sorted((row[2], row[3]) for row in rows if row[0] == "word"),
        teachers=tuple(sorted(row[2] for row in rows if row[0] == "teacher")),
        beside=tuple(row for row in rows if row[0] not in OWN_PARTS),
    )


@dataclass(frozen=True)
class Around:
    """Other entries that the viewer sees, by number and by public id."""

    by_number: dict[int, Entry]
    earlier: Entry | None
    later: Entry | None
    asking: list[Entry]
    answers: list[Entry]

    @property
    def addresses(self) -> dict[str, str]:
        """Addresses by public id, for links in a text."""
        return {entry.public_id: entry.get_absolute_url() for entry in self.by_number.values() if entry.slug}


def around(entry: Entry, viewer: Viewer, *, linked: Iterable[str], numbers: Iterable[int]) -> Around:
    """The posts before and after on the blog, those with these public ids and those with these numbers, what the entry
    answers, and what answers it (the newest, ready for light cards), in one query.

    Only what the viewer sees is there, so a link to something hidden stays without an address.
    """
    seen = Entry.objects.visible_to(viewer).out(viewer.now)
    wanted = Q(public_id__in=list(linked)) | Q(pk__in=list(numbers)) | answered_by(entry)
    beside = seen.posts().filter(blog=entry.blog_id)
    is_post = entry.kind == Entry.Kind.POST and entry.published_at is not None
    if is_post:
        wanted |= Q(pk__in=_next(beside, entry, "lt")) | Q(pk__in=_next(beside, entry, "gt"))
    found = {other.pk: other for other in _with_answers(seen, wanted, entry, viewer)}
    posts = [other for other in found.values() if other.blog_id == entry.blog_id and other.kind == Entry.Kind.POST]
    earlier, later = _nearest(posts, entry) if is_post else (None, None)
    return Around(
        by_number=found,
        earlier=earlier,
        later=later,
        asking=[other for other in found.values() if other.is_asking],  # type: ignore[attr-defined]  # Annotated.
        answers=[other for other in found.values() if getattr(other, "is_answer", False)],
    )


def _with_answers(seen: EntryQuerySet, wanted: Q, entry: Entry, viewer: Viewer) -> EntryQuerySet:
    """What is wanted, and the newest answers to the entry, if it asks for any."""
    seen = seen.annotate(is_asking=answered_by(entry))
    ask = ask_of(entry)
    if ask is None:
        return seen.filter(wanted).select_related("blog", "cover")
    newest = seen.filter(answering(ask)).newest_first().values("pk")[:MOST_ANSWERS]
    mine = Exists(Authorship.objects.filter(entry=OuterRef("pk"), person=viewer.person))
    found = with_comment_counts(for_light_cards(seen.filter(wanted | Q(pk__in=newest))), viewer)
    return found.annotate(is_answer=answering(ask), is_mine=mine).newest_first()


def _next(posts: EntryQuerySet, entry: Entry, way: str) -> QuerySet[Entry, int]:
    beyond = Q(**{f"published_at__{way}": entry.published_at}) | Q(
        published_at=entry.published_at, **{f"pk__{way}": entry.pk}
    )
    order = ("-published_at", "-pk") if way == "lt" else ("published_at", "pk")
    return posts.filter(beyond).order_by(*order).values("pk")[:1]  # type: ignore[return-value]  # One column.


def _nearest(posts: list[Entry], entry: Entry) -> tuple[Entry | None, Entry | None]:
    def place(other: Entry) -> tuple[object, int]:
        return (other.published_at, other.pk)

    here = place(entry)
    earlier = max((post for post in posts if place(post) < here), key=place, default=None)
    later = min((post for post in posts if place(post) > here), key=place, default=None)
    return earlier, later


def _rows(rows: QuerySet[Person] | QuerySet[Category] | QuerySet[Tag], kind: str, name: Any, other: str) -> Any:
    named = F(name) if isinstance(name, str) else name
    return rows.order_by().values_list(Value(kind), F("pk"), named, F(other))
