"""With whom an entry was made: those who are named, those who can be, and whose it is then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from hub.audience.readers import Whose
from hub.audience.viewer import Viewer
from hub.blogs.models import Authorship, Entry
from hub.people.models import Person


@dataclass(frozen=True)
class Together:
    """Its authors, by number; `host` is the one whose it is and who always stays. `people` are all others who are named
    or can be. Only whoever writes on the blog, or put it there for the student, chooses among them (`may_choose`)."""

    host: int | None
    authors: frozenset[int]
    people: list[Person]
    may_choose: bool
    classroom: int | None
    ceilings: dict[int, tuple[bool, bool]]

    @property
    def named(self) -> list[Person]:
        """Those who are named beside the host."""
        return [person for person in self.people if person.pk in self.authors]

    def chosen(self, public_ids: Collection[str]) -> list[Person]:
        """The people with these public ids, as far as they can be named."""
        return [person for person in self.people if person.public_id in public_ids]

    def whose(self, people: Collection[Person]) -> Whose:
        """Whose it is when these are named: the ceilings of all of them hold, and it may stand on a class's blog."""
        authors = {self.host, *(person.pk for person in people)}
        ceilings = {number: ceiling for number, ceiling in self.ceilings.items() if number in authors}
        return Whose.under(ceilings, classroom=self.classroom)


def together_of(entry: Entry, viewer: Viewer) -> Together:
    """Who made it, in one query."""
    blog = entry.blog
    today = timezone.localdate(viewer.now, viewer.school.zone)
    line = Authorship.objects.filter(entry=entry.pk, person=OuterRef("pk")).values("pk")[:1]
    me = viewer.person.pk if viewer.person else None
    found = Person.objects.annotate(line=Subquery(line)).filter(
        Q(line__isnull=False) | Q(pk=blog.owner_id or me) | Q(pk__in=blog.people_of_its_class(today).values("pk"))
    )
    people = list(viewer.with_ceilings(found).order_by("first_name", "pk"))
    lines = {person.pk: person.line for person in people if person.line}  # type: ignore[attr-defined]  # Annotated.
    host = blog.owner_id or min(lines, key=lines.__getitem__, default=me)
    return Together(
        host=host,
        authors=frozenset(lines) | ({host} if host else set()),
        people=[person for person in people if person.pk != host],
        may_choose=not entry.pk
        or me in {blog.owner_id, entry.posted_by_id}
        or blog.classroom_id in viewer.standing.teaches_in,
        classroom=blog.classroom_id,
        ceilings={person.pk: (person.is_child, person.has_consent) for person in people},  # type: ignore[attr-defined]  # As above.
    )
