"""The visitors' book of a room, as the page shows it."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.comments.forms import GreetingForm
from hub.reading.talk import is_own, waiting_words
from hub.school.models import Enrolment, Guardianship
from hub.showcase.models import Greeting, GreetingQuerySet, Section, may_greet
from hub.text.references import render


def book_of(room: Section, viewer: Viewer, form: GreetingForm | None = None) -> dict[str, Any] | None:
    """The context of design/_visitors_book.html, in one query; None for a book in which nothing stands and nobody is
    asked to write. `form`: what somebody typed that could not be kept."""
    greetings = [_shown(greeting, viewer) for greeting in _greetings_in(room, viewer)]
    may_write = may_greet(room, viewer)
    if not greetings and not may_write:
        return None
    address = reverse("sign-book", args=[room.page.blog.slug, room.slug])
    return {
        "greetings": greetings,
        "form": (form or GreetingForm()) if may_write else None,
        "action": f"{address}#book",
        "promise": _("A teacher reads it first.") if viewer.is_read_first else "",
    }


def _greetings_in(room: Section, viewer: Viewer) -> GreetingQuerySet:
    """The words that the viewer sees, oldest first, each with its writer and who that is."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    place = Enrolment.objects.current(today).filter(person=OuterRef("writer"), classroom__school=viewer.school)
    guarding = Guardianship.objects.current(today).filter(
        guardian=OuterRef("writer"), student=OuterRef("section__page__blog__owner"), school=viewer.school
    )
    greetings = Greeting.objects.visible_to(viewer).filter(section=room).select_related("writer", "approval")
    return greetings.annotate(
        writer_role=Subquery(place.values("role")[:1]),
        writer_class=Subquery(place.values("classroom__name")[:1]),
        is_family=Exists(guarding),
    )


def _shown(greeting: Greeting, viewer: Viewer) -> dict[str, Any]:
    writer = greeting.writer
    return {
        "id": greeting.public_id,
        "person": {"first_name": greeting.name_for(viewer), "face": writer.face if writer else ""},
        "role": _role(greeting, viewer),
        "html": render(greeting.body),
        "waiting": waiting_words(greeting, viewer),
        "remove_url": reverse("remove-greeting", args=[greeting.public_id]) if is_own(greeting, viewer) else "",
    }


def _role(greeting: Greeting, viewer: Viewer) -> str:
    """Who they are to the room's owner. A stranger learns of teachers alone."""
    if greeting.writer_role == Enrolment.Role.TEACHER:  # type: ignore[attr-defined]  # Annotated.
        return _("teacher")
    if not viewer.is_known:
        return ""
    return _("family") if greeting.is_family else greeting.writer_class or ""  # type: ignore[attr-defined]  # Annotated.
