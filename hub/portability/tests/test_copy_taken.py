"""When a student takes a copy along, the teachers and the family get word: once a day, each for themselves."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from hub.families.staying_away import stay_away
from hub.mail.models import Outgoing
from hub.mail.sending import send_due
from hub.people.models import Person
from hub.safety.models import Taking
from hub.safety.tasks import forget_takings
from hub.school.models import Enrolment, Guardianship, SchoolHost
from samples.cast import Cast

KINDS = ["archive", "wordpress", "school", "leap2a", "markdown"]
LISBON, DAY = ZoneInfo("Europe/Lisbon"), datetime.timedelta(days=1)


@pytest.fixture
def told(cast: Cast, time_machine: TimeMachineFixture) -> Cast:
    """A forenoon on which Mei's teacher, her guardian and somebody else's have addresses."""
    for person in (cast.ines, cast.omar, cast.elias, cast.aiko, cast.marta, cast.ravi, cast.mei):
        person.email = f"{person.first_name.lower()}@mail.example"
        person.save(update_fields=["email"])
    cast.mei.last_name = "Sato"
    cast.mei.save(update_fields=["last_name"])
    SchoolHost.objects.get_or_create(school=cast.school, name="hub.school.example")
    time_machine.move_to(timezone.now().astimezone(LISBON).replace(hour=10), tick=False)
    return cast


def pack(by: Person, kind: str = "archive", slug: str = "mei") -> None:
    client = Client()
    client.force_login(by)
    assert client.post(reverse("pack-blog", args=[slug]), {"kind": kind}).status_code == 302


def mails() -> dict[str, str]:
    """What each got since somebody looked, by address."""
    send_due()
    got = {one.to[0].partition("@")[0]: f"{one.subject}\n{one.body}" for one in mail.outbox}
    assert len(got) == len(mail.outbox) and all(len(one.to) == 1 for one in mail.outbox)
    mail.outbox.clear()
    return got


@pytest.mark.parametrize("kind", KINDS)
def test_the_teacher_and_the_family_get_a_mail_whichever_way_it_goes(told: Cast, kind: str) -> None:
    told.post(told.mei, "class", "A bridge")

    pack(told.mei, kind)

    got = mails()
    assert set(got) == {"ines", "aiko"}
    assert "Mei took a copy of the blog along on " in got["aiko"]
    assert "Mei Sato took a copy of the blog along on " in got["ines"]
    assert not any("bridge" in words for words in got.values())
    assert "No more mails about Mei" in got["aiko"] and "No more mails" not in got["ines"]


def test_teachers_can_tell_two_of_one_first_name_apart_and_families_need_not(told: Cast) -> None:
    pack(told.mei)

    got = mails()
    assert got["ines"].startswith("Mei Sato (6B) took a copy along\n")
    assert got["aiko"].startswith("Mei took a copy along\n")


@pytest.mark.thorough
def test_whoever_packs_again_that_day_troubles_nobody(told: Cast, time_machine: TimeMachineFixture) -> None:
    for kind in KINDS:
        pack(told.mei, kind)
    assert len(mails()) == 2 and Taking.objects.count() == 1

    time_machine.move_to(timezone.now() + DAY, tick=False)
    pack(told.mei)

    assert len(mails()) == 2


def test_each_household_hears_of_it_alone(told: Cast) -> None:
    Guardianship.objects.create(school=told.school, guardian=told.marta, student=told.mei)

    pack(told.mei)

    got = mails()
    assert set(got) == {"ines", "aiko", "marta"}
    assert "Marta" not in got["aiko"] and "Aiko" not in got["marta"]


def test_who_has_left_the_mails_about_the_child_gets_none(told: Cast) -> None:
    stay_away(told.aiko.children_links.get(), away=True)

    pack(told.mei)

    assert set(mails()) == {"ines"}


def test_nothing_comes_in_quiet_hours(told: Cast, time_machine: TimeMachineFixture) -> None:
    evening = timezone.now().astimezone(LISBON).replace(hour=22)
    time_machine.move_to(evening, tick=False)
    pack(told.mei)
    assert mails() == {}

    time_machine.move_to((evening + DAY).replace(hour=7), tick=False)

    assert set(mails()) == {"ines", "aiko"}


def test_who_teaches_or_guards_them_no_more_when_it_is_sent_gets_nothing(
    told: Cast, time_machine: TimeMachineFixture
) -> None:
    evening = timezone.now().astimezone(LISBON).replace(hour=22)
    time_machine.move_to(evening, tick=False)
    pack(told.mei)
    yesterday = timezone.localdate() - DAY
    told.aiko.children_links.update(starts_on=yesterday, ends_on=yesterday)
    Enrolment.objects.filter(person=told.ines).update(ends_on=yesterday)

    time_machine.move_to((evening + DAY).replace(hour=8), tick=False)

    assert mails() == {}
    assert set(Outgoing.objects.filter(kind="copy-taken").values_list("state", flat=True)) == {"dropped"}


def test_what_the_family_or_the_school_takes_is_mailed_to_nobody(told: Cast) -> None:
    pack(told.aiko)
    pack(told.daniel)
    pack(told.ines, slug=told.blogs["Ines"].slug)

    assert mails() == {} and not Taking.objects.by_themselves().exists()


def test_the_class_page_shows_it_to_the_teacher_without_an_address_too(told: Cast) -> None:
    pack(told.mei)
    pack(told.aiko)
    client = Client()
    client.force_login(told.ines)

    page = client.get(reverse("teach-class", args=[told.class_6b.slug])).content.decode()

    panel = page.partition("Taken along")[2]
    assert "Took a copy: " in panel and "The family took a copy: " in panel and "Mei Sato" in panel


def test_the_class_page_tells_nothing_of_what_the_office_took(told: Cast) -> None:
    pack(told.daniel)
    client = Client()
    client.force_login(told.ines)

    page = client.get(reverse("teach-class", args=[told.class_6b.slug])).content.decode()

    assert "Taken along" not in page and not Taking.objects.exists()


def test_the_family_page_shows_what_the_child_took_and_not_what_another_household_took(told: Cast) -> None:
    Guardianship.objects.create(school=told.school, guardian=told.marta, student=told.mei)
    pack(told.marta)
    client = Client()
    client.force_login(told.aiko)
    assert "took a copy along" not in client.get(reverse("desk")).content.decode()

    pack(told.mei)

    assert "Mei took a copy along" in client.get(reverse("desk")).content.decode()


def test_after_two_weeks_it_is_told_no_more_and_forgotten(told: Cast, time_machine: TimeMachineFixture) -> None:
    pack(told.mei)
    time_machine.move_to(timezone.now() + 13 * DAY, tick=False)
    pack(told.aiko)
    forget_takings.call()
    assert Taking.objects.count() == 2

    time_machine.move_to(timezone.now() + 2 * DAY, tick=False)
    client = Client()
    client.force_login(told.ines)
    page = client.get(reverse("teach-class", args=[told.class_6b.slug])).content.decode()
    forget_takings.call()

    assert "The family took a copy" in page and "Took a copy: " not in page
    assert Taking.objects.get().by == told.aiko


def test_the_page_says_so_before_anybody_packs_to_whom_it_is_true(told: Cast) -> None:
    of_own, of_child = "Your teacher and your family get a message", "The teachers of your child see"
    for person, slug, said in (
        (told.mei, "mei", of_own),
        (told.aiko, "mei", of_child),
        (told.daniel, "mei", None),
        (told.sofia, "lina", None),  # Lina has left, and nobody is told.
        (told.ines, "ines", None),
    ):
        client = Client()
        client.force_login(person)
        page = client.get(reverse("take-blog", args=[slug])).content.decode()
        assert [line for line in (of_own, of_child) if line in page] == ([said] if said else [])
