"""The visitors' book of a room, as the page shows it."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Subquery, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.comments.forms import GreetingForm
from hub.reading.talk import in_threads, is_own, name_of_writer, waiting_words
from hub.school.models import Enrolment, Guardianship
from hub.showcase.models import Greeting, Section, may_answer, may_greet
from hub.text.references import References, render


def book_of(
    room: Section,
    viewer: Viewer,
    found: list[Greeting],
    shown: References,
    *,
    answering: str = "",
    form: GreetingForm | None = None,
) -> dict[str, Any] | None:
    """The context of design/_visitors_book.html; None for a book in which nothing stands and nobody is asked to write.
    `found`: what greetings_in() gives; `shown`: the pictures of that; `answering`: the id of the words that its owner
    is about to answer; `form`: what somebody typed that could not be kept."""
    may_write, is_owner = may_greet(room, viewer), may_answer(room, viewer)
    greetings = in_threads(found, [_shown(greeting, viewer, shown, is_owner=is_owner) for greeting in found])
    if not greetings and not may_write:
        return None
    address = reverse("sign-book", args=[room.page.blog.slug, room.slug])
    return {
        "greetings": greetings,
        "form": (form or GreetingForm(initial={"reply_to": answering})) if may_write else None,
        "answering": name_of_writer(greetings, answering) if is_owner else "",
        "action": f"{address}#sign",
        "promise": _("A teacher reads it first.") if viewer.is_read_first else "",
    }


def greetings_in(room: Section, viewer: Viewer) -> list[Greeting]:
    """The words that the viewer sees, oldest first, each with its writer and who that is."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    place = Enrolment.objects.current(today).filter(person=OuterRef("writer"), classroom__school=viewer.school)
    guarding = Guardianship.objects.current(today).filter(
        guardian=OuterRef("writer"), student=OuterRef("section__page__blog__owner"), school=viewer.school
    )
    greetings = Greeting.objects.visible_to(viewer).filter(section=room).select_related("writer", "approval")
    found = greetings.annotate(
        writer_role=Subquery(place.values("role")[:1]),
        writer_class=Subquery(place.values("classroom__name")[:1]),
        is_family=Exists(guarding),
        is_by_owner=Case(When(section__page__blog__owner=F("writer"), then=True), default=False),
    )
    return list(found)


def _shown(greeting: Greeting, viewer: Viewer, shown: References, *, is_owner: bool) -> dict[str, Any]:
    writer = greeting.writer
    own = is_own(greeting, viewer)
    return {
        "id": greeting.public_id,
        "person": {"first_name": greeting.name_for(viewer), "face": writer.face if writer else ""},
        "role": _role(greeting, viewer),
        "html": render(greeting.body, shown),
        "waiting": waiting_words(greeting, viewer),
        "remove_url": reverse("remove-greeting", args=[greeting.public_id]) if own else "",
        "report_url": reverse("report", args=["greeting", greeting.public_id]) if not own else "",
        "reply_url": f"?answer={greeting.public_id}#sign" if is_owner and not own else "",
        "replies": [],
    }


def _role(greeting: Greeting, viewer: Viewer) -> str:
    """Who they are to the room's owner. A stranger learns of teachers alone."""
    if greeting.is_by_owner:  # type: ignore[attr-defined]  # Annotated.
        return _("whose room it is")
    if greeting.writer_role == Enrolment.Role.TEACHER:  # type: ignore[attr-defined]  # Annotated.
        return _("teacher")
    if not viewer.is_known:
        return ""
    return _("family") if greeting.is_family else greeting.writer_class or ""  # type: ignore[attr-defined]  # Annotated.
