"""Who of a class has answered, for those who look after it. Only answers that they see count."""

from __future__ import annotations

import datetime

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.utils import timezone

from hub.assignments.models import Ask, AskQuerySet, answering
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.school.models import Classroom, Enrolment


def students_asked(ask: Ask, viewer: Viewer) -> list[Enrolment]:
    """The students of the class, by first name, each with `answer`: the number of the newest post with which they
    answered, None for not yet. One query; `ask` comes with its class and year."""
    answers = Entry.objects.visible_to(viewer).out(viewer.now).filter(answering(ask), authors=OuterRef("person"))
    students = Enrolment.objects.filter(classroom=ask.classroom_id).current(_day_in(ask.classroom, viewer)).students()
    students = students.annotate(answer=Subquery(answers.newest_first().values("pk")[:1])).select_related("person")
    return list(students.order_by("person__first_name", "person__pk"))


def asks_of(room: Classroom, viewer: Viewer) -> AskQuerySet:
    """What the class is asked, the newest first, each with `answered`: how many of its students have answered."""
    given = Entry.objects.visible_to(viewer).out(viewer.now).filter(
        answers__ask=OuterRef(OuterRef("pk")), authors=OuterRef("person")
    )  # fmt: skip
    students = Enrolment.objects.filter(classroom=room).current(_day_in(room, viewer)).students()
    answered = students.filter(Exists(given)).order_by().values("classroom").annotate(number=Count("pk"))
    asks = Ask.objects.visible_to(viewer).out(viewer.now).filter(classroom=room, ended_at=None)
    counted = asks.annotate(answered=Subquery(answered.values("number"), output_field=IntegerField()))
    return counted.select_related("entry__blog").order_by("-entry__published_at")


def _day_in(room: Classroom, viewer: Viewer) -> datetime.date:
    """Today, or the last day of a class whose year is over."""
    return min(timezone.localdate(viewer.now, viewer.school.zone), room.year.ends_on)
