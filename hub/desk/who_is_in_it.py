"""Who is seen or heard in files: whom one can name, and what was said."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, EntryQuerySet
from hub.desk.typed import newest_text
from hub.media.models import Appearance, MediaFile
from hub.people.models import Person
from hub.school.models import Enrolment
from hub.text.references import media_ids

QUESTIONS = {
    MediaFile.Kind.IMAGE: gettext_lazy("Who is in the picture?"),
    MediaFile.Kind.AUDIO: gettext_lazy("Who is heard in it?"),
    MediaFile.Kind.VIDEO: gettext_lazy("Who is seen or heard in the film?"),
    MediaFile.Kind.DOCUMENT: gettext_lazy("Who is in it?"),
}


def who_is_in(files: Collection[MediaFile], viewer: Viewer) -> list[dict[str, Any]]:
    """For each file the context of desk/_who_is_in_it.html: the question, and all who can be named, with those who are.
    What somebody else noted is `fixed` for a student: only staff take it away. One query, whatever the number of files.
    """
    said: dict[int, set[int]] = {file.pk: set() for file in files}
    fixed: dict[int, set[int]] = {file.pk: set() for file in files}
    people = {}
    for person in _people_for(files, viewer):
        people[person.pk] = person
        if person.file:  # type: ignore[attr-defined]  # Annotated.
            said[person.file].add(person.pk)  # type: ignore[attr-defined]  # As above.
            if not viewer.is_staff_member and (viewer.person is None or person.noted_by != viewer.person.pk):  # type: ignore[attr-defined]  # As above.
                fixed[person.file].add(person.pk)  # type: ignore[attr-defined]  # As above.
    return [
        {
            "file": file,
            "question": QUESTIONS[MediaFile.Kind(file.kind)],
            "name": _field(file),
            "people": [
                {
                    "person": person,
                    "name": viewer.name_of(person),
                    "on": person.pk in said[file.pk],
                    "fixed": person.pk in fixed[file.pk],
                }
                for person in people.values()
            ],
        }
        for file in files
    ]


def files_of(entry: Entry, viewer: Viewer) -> list[MediaFile]:
    """The files that it shows or was given, and those of the text that its author is writing."""
    shown = list(entry.media.with_renditions().order_by("pk"))
    written = media_ids(newest_text(entry).body) if entry.blog.is_own(viewer) else []
    new = set(written) - {file.public_id for file in shown}
    return shown + list(MediaFile.objects.visible_among(new, viewer).with_renditions().order_by("pk"))


def note_who_is_in(asked: list[dict[str, Any]], answer: QueryDict, *, by: Person) -> None:
    """Keep what a form says about the files that it asked about. It brings the public ids of those who are in a file in
    a field for each, and always an empty one, so that a form that did not ask changes nothing."""
    for one in asked:
        chosen = answer.getlist(one["name"])
        if chosen:
            people = [row["person"] for row in one["people"] if not row["fixed"]]
            there = [person for person in people if person.public_id in chosen]
            Appearance.note(one["file"], there, among=people, by=by)


def entries_to_look_through(viewer: Viewer) -> EntryQuerySet:
    """Entries about whose pictures one may say who is in them: one's own, and those that one reads as a teacher."""
    own = Entry.objects.editable_by(viewer) | Entry.objects.moderated_by(viewer)
    return own.filter(binned_at=None).select_related("blog", "working_copy")


def _people_for(files: Collection[MediaFile], viewer: Viewer) -> QuerySet[Person]:
    """The students of the classes of those whose files they are and of the viewer's own, and whoever is named: once
    with each `file` (a number) that they are in, or with none."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    current = Enrolment.objects.current(today).filter(classroom__school=viewer.school)
    owners = current.filter(person__in={file.owner_id for file in files})
    classes = Q(classroom__in=owners.values("classroom")) | Q(classroom__in=viewer.standing.teaches_in)
    students = current.students().filter(classes)
    of_these = Q(appearances__media__in=[file.pk for file in files])
    there = Person.objects.annotate(there=FilteredRelation("appearances", condition=of_these))
    found = there.filter(Q(pk__in=students.values("person")) | Q(there__isnull=False))
    return found.annotate(file=F("there__media_id"), noted_by=F("there__noted_by")).order_by("first_name", "pk")


def _field(file: MediaFile) -> str:
    return f"in-{file.public_id}"
