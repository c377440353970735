"""What the one question for all that waits brings back: the same columns, whatever kind of thing it is."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, DateTimeField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry
from hub.people.models import Person
from hub.school.models import Enrolment, Grade
from hub.showcase.models import Section

IN_ROOMS = frozenset({"room", "remark", "greeting", "link"})


class Found(NamedTuple):
    """A thing that waits. `blog`, `slug`, `form` (post or page), `title`, `opening` and `audience` are of the entry
    that it is or stands on, or of the room, where `opening` is the name of its grade or year; `heading` and `body` are
    its own. `together`: how many posts wait for the same yes, or comments of one to another within an hour."""

    kind: str
    rank: int
    number: int
    public_id: str
    anchor: str
    blog: str
    slug: str
    form: str
    title: str
    opening: str
    audience: str
    heading: str
    body: str
    together: int
    asked_at: datetime.datetime
    out_at: datetime.datetime | None
    ends_on: datetime.date | None
    person_id: int | None
    person_public_id: str
    first_name: str
    last_name: str
    face: str
    writer_name: str
    class_name: str | None

    @property
    def on(self) -> Entry | Section:
        """A stand-in for the entry or the room, that has a name and an address."""
        if self.kind in IN_ROOMS:
            grade = Grade(name=self.opening, slug=self.slug)
            return Section(page=Entry(blog=Blog(slug=self.blog)), grade=grade, title=self.title, audience=self.audience)
        words = {"title": self.title, "excerpt": self.opening, "kind": self.form, "audience": self.audience}
        return Entry(blog=Blog(slug=self.blog), slug=self.slug, **words)

    @property
    def person(self) -> Person | None:
        """A stand-in for whose it is, with what a line shows."""
        if self.person_id is None:
            return None
        names = {"public_id": self.person_public_id, "first_name": self.first_name, "last_name": self.last_name}
        return Person(pk=self.person_id, face=self.face, **names)


_NO_WORDS = Value("", output_field=CharField())
_NO_MOMENT: dict[str, Any] = {
    "out_at": Cast(Value(None), DateTimeField()),
    "ends_on": Cast(Value(None), DateField()),
}
_USUAL: dict[str, Any] = {"number": F("pk"), "public_id": F("public_id"), "asked_at": F("approval__asked_at")}


def told(rows: QuerySet[Any, Any], kind: str, viewer: Viewer, *, whose: str, **columns: Any) -> QuerySet[Any, Any]:
    """These rows with the columns of Found: those that are given, and nothing in the others. `whose` names the column
    of the person."""
    person = {"public_id": "person_public_id", "face": "face", "pk": "person_id"}
    person |= {name: name for name in ("first_name", "last_name")}
    known = _USUAL | _NO_MOMENT | {column: F(f"{whose}__{field}") for field, column in person.items()}
    known |= {"kind": Value(kind, output_field=CharField()), "class_name": _class_of(whose, viewer)}
    known |= {"rank": Value(0), "together": Value(1)} | columns
    columns = {f"its_{name}": known.get(name, _NO_WORDS) for name in Found._fields}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**columns).values_list(*columns)
    return found


def _class_of(column: str, viewer: Viewer) -> Subquery:
    """The name of the class in which the person in this column learns today."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    learning = Enrolment.objects.current(today).students().filter(classroom__school=viewer.school)
    return Subquery(learning.filter(person=OuterRef(column)).values("classroom__name")[:1])
