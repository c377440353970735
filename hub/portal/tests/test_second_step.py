"""A school asks for a second step, and helps whoever lost phone and paper."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.activity.models import Act, Kind
from hub.people import second_step
from hub.people.models import Person, TimeCode
from hub.people.models.time_code import new_secret
from hub.safety.models import Looking
from hub.school.models import Appointment, Policy
from samples.cast import Cast

PASSWORD = "seven quiet harbour boats"
OF = Policy.SecondStepOf


def come_in(person: Person) -> Client:
    person.email = f"{person.first_name.lower()}@school.example"
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.post("/sign-in/staff/", {"email": person.email, "password": PASSWORD})
    return client


@pytest.mark.parametrize(
    ("asked_of", "daniel", "ines", "aiko"),
    [(OF.NOBODY, False, False, False), (OF.ADMINISTRATORS, True, False, False), (OF.STAFF, True, True, False)],
)
def test_it_is_asked_of_whom_the_policy_says(cast: Cast, asked_of: str, daniel: bool, ines: bool, aiko: bool):
    Policy.objects.update(second_step_of=asked_of)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=15), tick=False):
        led = {
            name: come_in(getattr(cast, name)).get("/").headers.get("Location") == "/me/codes/"
            for name in ("daniel", "ines", "aiko")
        }

    assert led == {"daniel": daniel, "ines": ines, "aiko": aiko}


def test_for_fourteen_days_it_is_only_told(cast: Cast):
    Policy.objects.update(second_step_of=OF.STAFF)

    page = come_in(cast.ines).get("/desk/")

    assert page.status_code == 200
    assert "Set it up under “Me”, by " in page.text


def test_whoever_must_set_it_up_gets_to_nothing_else_but_can(cast: Cast):
    with time_machine.travel(timezone.now() + datetime.timedelta(days=15), tick=False):
        client = come_in(cast.daniel)

        assert client.get("/manage/").headers["Location"] == "/me/codes/"
        assert client.get("/me/codes/").status_code == 200
        assert client.get("/sign-out/").status_code == 200


def test_a_wider_rule_gives_new_days(cast: Cast):
    with time_machine.travel(timezone.now() + datetime.timedelta(days=30), tick=False):
        client = Client()
        client.force_login(cast.daniel)
        told = {"widest_audience": "school", "approval_for": "all", "comments_by": "nobody", "second_step_of": "staff"}
        client.post("/manage/policy/", told)

        cast.policy.refresh_from_db()
        assert cast.policy.second_step_by(cast.ines) == timezone.localdate() + datetime.timedelta(days=14)


def test_an_administrator_helps_a_colleague_who_lost_phone_and_paper(cast: Cast):
    ines = come_in(cast.ines)
    TimeCode.start(cast.ines, new_secret())
    daniel = Client()
    daniel.force_login(cast.daniel)
    assert "Phone and paper lost" in daniel.get("/manage/staff/").text

    daniel.post(f"/manage/staff/{cast.ines.public_id}/second-step/")

    assert not second_step.is_on(cast.ines)
    assert ines.get("/me/").status_code == 302
    assert mail.outbox[-1].to == ["ines@school.example"]
    assert mail.outbox[-1].subject == "Your second step was taken away"
    assert "let Ines come in without the second step again" in daniel.get("/manage/activity/").text


def test_no_administrator_takes_the_second_step_of_somebody_at_another_school_away(cast: Cast, other_cast: Cast):
    TimeCode.start(cast.ines, new_secret())
    Appointment.objects.create(school=other_cast.school, person=cast.ines, role="administrator")
    daniel = Client()
    daniel.force_login(cast.daniel)

    assert "Phone and paper lost" not in daniel.get("/manage/staff/").text
    assert daniel.post(f"/manage/staff/{cast.ines.public_id}/second-step/").status_code == 404
    assert second_step.is_on(cast.ines)


def test_a_coach_takes_no_second_step_away(cast: Cast):
    TimeCode.start(cast.ines, new_secret())
    nora = Client()
    nora.force_login(cast.nora)

    assert nora.post(f"/manage/staff/{cast.ines.public_id}/second-step/").status_code == 404
    assert second_step.is_on(cast.ines)


def test_an_administrator_helps_a_guardian_but_not_past_the_list_of_staff(cast: Cast):
    page = reverse("manage-student", args=[cast.class_6b.slug, cast.mei.public_id])
    address = f"{page}guardians/{cast.aiko.children_links.get().pk}/second-step/"
    TimeCode.start(cast.aiko, new_secret())
    daniel = Client()
    daniel.force_login(cast.daniel)
    assert "Phone and paper lost" in daniel.get(page).text

    appointed = Appointment.objects.create(school=cast.school, person=cast.aiko, role="coach")
    assert daniel.post(address).status_code == 404
    appointed.delete()
    daniel.post(address)

    assert not second_step.is_on(cast.aiko)


def test_looking_as_a_student_wants_to_be_sure(cast: Cast):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ines = come_in(cast.ines)
        address = reverse("look-as", args=[cast.mei.public_id])
        assert ines.get(address).status_code == 200
        clock.shift(datetime.timedelta(minutes=6))

        assert ines.get(address).headers["Location"].startswith("/me/sure/?next=")
        assert ines.post(address, {"reason": "To help her find her post."}).status_code == 302
        assert not Looking.objects.exists()


def test_packing_a_whole_class_wants_to_be_sure(cast: Cast):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        daniel = come_in(cast.daniel)
        clock.shift(datetime.timedelta(minutes=6))

        asked = daniel.post("/whole-classes/pack/", {"classroom": "left"})
        file = daniel.get(f"/whole-classes/{'A' * 22}/file/")

        for answer in (asked, file):
            assert answer.headers["Location"].startswith("/me/sure/?next=")


def test_roles_and_rules_want_to_be_sure(cast: Cast):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        daniel = come_in(cast.daniel)
        clock.shift(datetime.timedelta(minutes=6))

        for address in ("/manage/policy/", "/manage/staff/"):
            assert daniel.get(address).headers["Location"].startswith("/me/sure/?next=")
        daniel.post(f"/manage/staff/{cast.ines.public_id}/end/")

        assert cast.ines.enrolments.current().exists()


def test_a_wrong_code_is_in_the_log_like_a_wrong_password(cast: Cast):
    come_in(cast.ines)
    TimeCode.start(cast.ines, new_secret())
    client = come_in(cast.ines)

    client.post("/sign-in/code/", {"code": "000000"})

    assert Act.objects.get(kind=Kind.SIGN_IN_FAILED).about == cast.ines.public_id
