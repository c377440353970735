"""Who wrote what. No account is made or found by a name in a file, except a class's own teachers (safety.md X5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import unquote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.blogs.models import Blog
from hub.people.models import Person
from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.reading import Export
from hub.portability.wxr.records import Author, Item
from hub.school.models import Enrolment
from hub.text.words import fold

MOST_ASKED = 50
"""So many writers one is asked about; whoever wrote less stays a name."""
TOGETHER = "author"
"""How plug-ins for several authors call their way of filing."""


class Writers:
    """Answers who an old login is here. `main` writes whatever nobody else is found for. `chosen`: who somebody of the
    class said that they are, the public id by the mark of the login; "" for nobody who is here."""

    def __init__(
        self, blog: Blog, export: Export, asked_by: Person | None, chosen: Mapping[str, str] | None = None
    ) -> None:
        self.names = {author.login: author.name or author.login for author in export.authors}
        if blog.owner is not None:
            self.main = blog.owner
            self.people = dict.fromkeys(_busiest(export), blog.owner)
        else:
            teachers = _teachers_of(blog)
            self.main = _main_teacher(teachers, asked_by)
            found = {author.login: _same_person(author, teachers) for author in export.authors}
            self.people = {login: person for login, person in found.items() if person is not None}
            self._choose(export, blog, chosen or {})
        self.numbers = {author.number: self.people.get(author.login) for author in export.authors if author.number}

    def of(self, item: Item) -> tuple[Person, str]:
        """The author of an item here; and the name of who wrote it there, when that was somebody else."""
        person = self.people.get(item.creator)
        if person is not None or not item.creator:
            return person or self.main, ""
        return self.main, _without_address(self.names.get(item.creator, item.creator))

    def to_ask_about(self, export: Export) -> list[list[str]]:
        """Who wrote on a class's blog, those who wrote most first: the mark of each, the name, and the public id of who
        it seems to be here (R20)."""
        return [
            [mark_of_login(login), _without_address(self.names.get(login, login)),
             self.people[login].public_id if login in self.people else ""]
            for login, _count in export.creators.most_common(MOST_ASKED) if login
        ]  # fmt: skip

    def beside(self, item: Item, author: Person) -> tuple[list[Person], list[str]]:
        """Who made an item together with its author, as plug-ins for several authors file it: those who are here, and
        the names of the others (R21)."""
        people: list[Person] = []
        names: list[str] = []
        for use in item.words(TOGETHER):
            login = unquote(use.slug).removeprefix("cap-")
            person = self.people.get(login) or self.people.get(use.name)
            if person is not None:
                people.append(person)
            elif item.creator not in {login, use.name}:
                names.append(_without_address(self.names.get(login) or use.name or login))
        return [one for one in dict.fromkeys(people) if one != author], list(dict.fromkeys(names))

    def told(self, name: str, count: int) -> str:
        """What to tell of entries whose writer is nobody we know."""
        words = ngettext(
            "%(count)d entry was written by %(name)s there. Here %(person)s stands as the author.",
            "%(count)d entries were written by %(name)s there. Here %(person)s stands as the author.",
            count,
        )
        return words % {"count": count, "name": name, "person": self.main.first_name}

    def of_comment(self, user_number: int | None) -> Person | None:
        """The person of the hub who wrote a comment with an account there, if it is one we know for sure."""
        return self.numbers.get(user_number) if user_number else None

    def _choose(self, export: Export, blog: Blog, chosen: Mapping[str, str]) -> None:
        members = {person.public_id: person for person in members_of(blog)} if chosen else {}
        for login in export.creators:
            told = chosen.get(mark_of_login(login))
            if told in members:
                self.people[login] = members[told]
            elif told is not None:
                self.people.pop(login, None)


def mark_of_login(login: str) -> str:
    """What stands for a login in a form: it may be an address of somebody."""
    return sha256(login.encode("utf-8", "replace")).hexdigest()[:16]


def members_of(blog: Blog) -> list[Person]:
    """Who is in the class today, its teachers first."""
    enrolments = Enrolment.objects.current().filter(classroom=blog.classroom_id).select_related("person")
    found = enrolments.order_by("-role", "person__first_name", "person__last_name", "pk")
    return list(dict.fromkeys(enrolment.person for enrolment in found))


def main_writer(blog: Blog, asked_by: Person | None) -> Person:
    """In whose name things come in: the owner, or a teacher of the class. Raises NotAnExport when there is none."""
    return blog.owner or _main_teacher(_teachers_of(blog), asked_by)


def _busiest(export: Export) -> list[str]:
    """The login that wrote most: whose portfolio it is."""
    wrote: Counter[str] = export.creators
    return [login for login, _count in wrote.most_common(1)]


def _teachers_of(blog: Blog) -> list[Person]:
    assert blog.classroom is not None  # noqa: S101 - a blog is of a person or of a class
    enrolments = blog.classroom.enrolments.current().teachers().select_related("person").order_by("pk")
    return [enrolment.person for enrolment in enrolments]


def _main_teacher(teachers: list[Person], asked_by: Person | None) -> Person:
    if asked_by is not None and (asked_by in teachers or not teachers):
        return asked_by
    if teachers:
        return teachers[0]
    raise NotAnExport(_("This class has no teacher yet who could stand as the author. Nothing was stored."))


def _same_person(author: Author, teachers: list[Person]) -> Person | None:
    """The one teacher of the class with this e-mail address, or else of this name."""
    same_address = [one for one in teachers if one.email and one.email == author.email.strip().lower()]
    names = {fold(name) for name in (author.name, author.login) if name}
    same_name = [one for one in teachers if fold(one.full_name) in names or fold(one.first_name) in names]
    return next((found[0] for found in (same_address, same_name) if len(found) == 1), None)


def _without_address(name: str) -> str:
    return name.partition("@")[0]
