"""A whole class or school on its way: whose blogs they are, and all archives as one zip, made while it is sent."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.blogs.models import BlogQuerySet
from hub.portability.leaving.who import may_take
from hub.portability.leaving.zipping import part
from hub.portability.models import ClassDeparture, Departure
from hub.school.models import Classroom, Enrolment

INDEX = "index.html"
CHUNK = 1 << 20


def blogs_of_school(viewer: Viewer) -> BlogQuerySet:
    """The blogs of all who are students of the school today."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    students = Enrolment.objects.current(today).students().filter(classroom__school=viewer.school)
    blogs = may_take(viewer).select_related("owner").order_by("owner__first_name", "owner__last_name", "pk")
    return blogs.filter(owner__in=students.values("person"))


def blogs_of(viewer: Viewer, classroom: Classroom | None) -> BlogQuerySet:
    """The blogs of all who are or were students of this class; without one, of those who are in no class any more."""
    students = Enrolment.objects.students().filter(classroom__school=viewer.school)
    blogs = may_take(viewer).select_related("owner").order_by("owner__first_name", "owner__last_name", "pk")
    if classroom is not None:
        return blogs.filter(owner__in=students.filter(classroom=classroom).values("person"))
    return blogs.filter(owner__in=students.values("person")).exclude(owner__in=students.current().values("person"))


def zip_of(together: ClassDeparture, departures: list[Departure]) -> Iterator[bytes]:
    """The archives that lie ready and a page that names them, piece by piece: nothing of it is laid down anywhere."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for departure in departures:
            try:
                stream = departure.file.open("rb")
            except FileNotFoundError:
                continue
            with stream, archive.open(part(name_of(departure)), "w", force_zip64=True) as to:
                while chunk := stream.read(CHUNK):
                    to.write(chunk)
                    yield sink.taken()
        told = [(str(one.blog.owner or one.blog), name_of(one)) for one in departures]
        page = render_to_string("portability/class_index.html", {"together": together, "told": told})
        archive.writestr(part(INDEX, zipfile.ZIP_DEFLATED), page)
    yield sink.taken()


def name_of(departure: Departure) -> str:
    """What the archive of one blog is called."""
    return f"{departure.blog.slug}.zip"


class _Sink(io.RawIOBase):
    """What was written since somebody looked; it cannot go back, and a zip need not."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, chunk: bytes) -> int:  # type: ignore[override]  # Only bytes come.
        self._chunks.append(bytes(chunk))
        return len(chunk)

    def taken(self) -> bytes:
        found, self._chunks = b"".join(self._chunks), []
        return found
