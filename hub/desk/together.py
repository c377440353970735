"""With whom an entry was made: those who are named, those who can be, and whose it is then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from hub.audience.readers import Whose
from hub.audience.viewer import Viewer
from hub.blogs.models import Authorship, Entry
from hub.people.models import Person


@dataclass(frozen=True)
class Together:
    """Its authors, by number; `host` is the one whose it is and who always stays. `people` are all others who are named
    or can be. Among them chooses (`may_choose`) whoever writes on the blog or put it there for the student, and each of
    its authors who is in that class today; themselves they can only leave (`me`)."""

    host: int | None
    me: int | None
    authors: frozenset[int]
    people: list[Person]
    may_choose: bool
    classroom: int | None
    ceilings: dict[int, tuple[bool, bool]]

    @property
    def named(self) -> list[Person]:
        """Those who are named beside the host."""
        return [person for person in self.people if person.pk in self.authors]

    @property
    def ids(self) -> list[str]:
        """The public ids of those who are named."""
        return [person.public_id for person in self.named]

    @property
    def offered(self) -> list[Person]:
        """Those whom the viewer can name, or take away."""
        by_leaving = {self.me} & self.authors
        return [person for person in self.people if person.pk not in by_leaving] if self.may_choose else []

    def after(self, chosen: Collection[str], was: Collection[str]) -> list[Person]:
        """Those who are named when somebody chose so (public ids) where it was so: what they left as it was stays as it
        is now, so that a page from before takes no name away that another gave meanwhile."""
        changed = {person.pk for person in self.offered if (person.public_id in chosen) != (person.public_id in was)}
        return [person for person in self.people if (person.pk in self.authors) != (person.pk in changed)]

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
    its_class = blog.people_of_its_class(today)
    of_it = Exists(its_class.filter(pk=OuterRef("pk")))
    found = Person.objects.annotate(line=Subquery(line), is_of_its_class=of_it).filter(
        Q(line__isnull=False) | Q(pk=blog.owner_id or me) | Q(pk__in=its_class.values("pk"))
    )
    people = list(viewer.with_ceilings(found).order_by("first_name", "pk"))
    lines = {person.pk: person.line for person in people if person.line}  # type: ignore[attr-defined]  # Annotated.
    host = blog.owner_id or min(lines, key=lines.__getitem__, default=me)
    of_the_class = {person.pk for person in people if person.is_of_its_class}  # type: ignore[attr-defined]  # Annotated.
    return Together(
        host=host,
        me=me,
        authors=frozenset(lines) | ({host} if host else set()),
        people=[person for person in people if person.pk != host],
        may_choose=not entry.pk
        or me in {blog.owner_id, entry.posted_by_id}
        or me in of_the_class & lines.keys()
        or blog.classroom_id in viewer.standing.teaches_in,
        classroom=blog.classroom_id,
        ceilings={person.pk: (person.is_child, person.has_consent) for person in people},  # type: ignore[attr-defined]  # As above.
    )
