"""When a child has left, the family is told how the blog goes along: once, and not in the holidays."""

from __future__ import annotations

import datetime

from django.core import mail
from django.utils import timezone

from hub.mail.models import Outgoing
from hub.mail.tasks import send_waiting
from hub.portability.mails import farewell
from hub.portability.models import Farewell
from hub.portability.tasks import tell_families_of_leavers
from hub.school.models import Enrolment, SchoolYear
from samples.cast import Cast

MONTHS = datetime.timedelta(days=60)


def leave(cast: Cast, days_ago: int) -> None:
    last = timezone.localdate() - datetime.timedelta(days=days_ago)
    cast.mei.enrolments.update(starts_on=last - datetime.timedelta(days=1), ends_on=last)


def put() -> int:
    tell_families_of_leavers.call()
    return Outgoing.objects.filter(kind="farewell").count()


def test_a_guardian_of_a_leaver_is_told_once(cast: Cast) -> None:
    today = timezone.localdate()
    cast.aiko.email = "aiko@home.example"
    cast.aiko.save()
    SchoolYear.objects.update(starts_on=today - MONTHS, ends_on=today + MONTHS)
    assert put() == 0
    leave(cast, 3)
    assert put() == 0
    leave(cast, 20)
    SchoolYear.objects.update(ends_on=today - datetime.timedelta(days=1))
    assert put() == 0
    SchoolYear.objects.update(ends_on=today + MONTHS)

    assert (put(), put(), Farewell.objects.count()) == (1, 1, 1)
    send_waiting.call()

    (sent,) = [one for one in mail.outbox if "aiko@home.example" in one.to]
    assert "Mei is in no class of" in str(sent.body) and "Take it" in str(sent.body)


def test_nothing_comes_when_the_child_is_back_or_long_gone(cast: Cast) -> None:
    today = timezone.localdate()
    cast.aiko.email = "aiko@home.example"
    cast.aiko.save()
    SchoolYear.objects.update(starts_on=today - MONTHS, ends_on=today + MONTHS)
    leave(cast, 300)
    assert put() == 0
    leave(cast, 20)
    waiting = Outgoing(kind="farewell", about={"guardianship": cast.aiko.children_links.get().pk})
    assert farewell(waiting)

    Enrolment.objects.filter(person=cast.mei).update(ends_on=None)

    assert farewell(waiting) is None and put() == 0
