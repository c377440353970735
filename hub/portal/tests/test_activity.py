"""Administrators and the leads read what was done, as sentences; nobody learns there what is kept from them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.activity.models import Act, Kind
from hub.audience.models import Approval
from hub.blogs.models import Blog, Entry
from hub.people.models import Person
from hub.portal.tests.conftest import PASSWORD
from hub.safety.models import Report
from hub.school.models import Appointment
from tests.pages import says

LOG = "/manage/activity/"


@pytest.fixture
def amara(hill: SimpleNamespace) -> Client:
    client = Client()
    client.force_login(hill.amara)
    return client


def kinds() -> list[str]:
    return list(Act.objects.values_list("kind", flat=True))


def test_the_log_is_for_administrators_and_leads(hill: SimpleNamespace, amara: Client):
    finn = Client()
    finn.force_login(hill.finn)

    assert amara.get(LOG).status_code == 200
    assert finn.get(LOG).status_code == 404
    Appointment.objects.create(school=hill.school, person=hill.finn, role="lead")
    assert finn.get(LOG).status_code == 200


def test_signing_in_is_told_well_or_failed(hill: SimpleNamespace, amara: Client):
    door = Client()
    for password in ("wrong", PASSWORD):
        door.post("/sign-in/staff/", {"email": "finn@school.example", "password": password})
    door.post("/sign-in/staff/", {"email": "nobody@school.example", "password": "wrong"})

    page = amara.get(LOG).text
    assert "Finn signed in." in page
    assert "Somebody tried to sign in as Finn, and could not." in page
    assert "as somebody whom the hub does not know" in page
    assert list(Act.objects.values_list("role", flat=True)) == ["", "teacher", ""]
    assert "school.example" not in str(list(Act.objects.values_list()))


def test_it_tells_nobody_the_names_of_another_school(hill: SimpleNamespace, amara: Client):
    stranger = Person.objects.create_person("Quentin", last_name="Bay", email="quentin@bay.example")

    Client().post("/sign-in/staff/", {"email": "quentin@bay.example", "password": "wrong"})

    assert Act.objects.get().about == ""
    assert "Quentin" not in amara.get(f"{LOG}?person={stranger.public_id}").text


def test_what_is_done_about_people_is_told(hill: SimpleNamespace, amara: Client):
    mei = f"/manage/class/6b/{hill.mei.public_id}/"
    amara.post(mei + "guardians/", {"first_name": "Rosa", "email": "rosa@home.example"})
    amara.post(f"{mei}guardians/{hill.mei.guardian_links.get().pk}/end/")
    paper = {"kinds": ["work"], "day": "2026-01-09", "text": "Form of 2026"}
    amara.post(mei + "consents/give/", paper)
    amara.post(mei + "consents/give/", paper)
    amara.post(mei + "consents/withdraw/", {"kind": "work"})
    amara.post("/manage/staff/", {"first_name": "Kofi", "email": "kofi@school.example", "role": "coach"})
    amara.post(f"/manage/staff/{hill.finn.public_id}/end/")
    amara.post("/manage/class/6b/teachers/", {"teacher": hill.amara.pk})
    amara.post(f"/manage/class/6b/end/{hill.noah.enrolments.get().pk}/", {"last_day": timezone.localdate()})

    assert kinds() == [
        *("guardian-linked", "guardian-removed", "consent-given", "consent-withdrawn"),
        *("role-given", "role-ended", "role-given", "role-ended"),
    ]
    page = amara.get(LOG).text
    assert "Amara noted what the family of Mei allows: work shown to everyone." in page
    assert "let a guardian look after Mei: Rosa." in page


def test_cards_and_rules_and_classes_are_told(hill: SimpleNamespace, amara: Client):
    amara.post("/class/6b/cards/")
    amara.post(reverse("make-card", args=["6b", hill.mei.public_id]))
    amara.post(reverse("revoke-card", args=["6b", hill.mei.public_id]))
    rules = {"widest_audience": "school", "approval_for": "all", "comments_by": "nobody", "second_step_of": "nobody"}
    amara.post("/manage/policy/", rules)
    amara.post("/manage/class/6b/students/", {"names": "Lina\nTomas", "make": "yes"})

    assert kinds() == ["cards-printed", "cards-printed", "card-stopped", "policy-changed", "students-added"]
    assert list(Act.objects.values_list("outcome", flat=True))[::4] == ["3", "2"]
    assert "students may show their work at most to" in amara.get(LOG).text


def test_decisions_are_told(hill: SimpleNamespace, amara: Client):
    approval = Approval.objects.create(school=hill.school)
    approval.release(by=hill.finn)
    approval.hold(by=hill.finn, note="Mei, look again")

    assert kinds() == ["let-in", "kept-out"]
    assert "look again" not in str(list(Act.objects.values_list()))
    assert "Finn let something in." in amara.get(LOG).text


def test_nobody_reads_there_that_they_were_reported(hill: SimpleNamespace, amara: Client):
    Appointment.objects.create(school=hill.school, person=hill.finn, role="lead")
    blog = Blog.start(hill.school, "Amara", owner=hill.amara)
    entry = Entry.start(blog, by=hill.amara, title="Notes", body="<p>Words.</p>")
    Report.make(entry, by=hill.mei, reason="unkind")
    finn = Client()
    finn.force_login(hill.finn)

    assert "reported something" not in amara.get(LOG).text
    page = finn.get(LOG).text
    assert "Somebody reported something." in page
    assert not says(page, "Mei")


def test_the_log_is_narrowed_and_read_in_hundreds(hill: SimpleNamespace, amara: Client):
    for number in range(105):
        person = (hill.mei, hill.noah)[number % 2]
        Act.note(Kind.SIGNED_IN, school=hill.school.pk, by=person.public_id)
    Act.note(Kind.SIGNED_IN, school=hill.school.pk + 1, by=hill.ada.public_id)

    first = amara.get(LOG)
    assert len(first.context["lines"]) == 100
    assert len(amara.get(LOG + first.context["older_url"]).context["lines"]) == 5
    assert len(amara.get(f"{LOG}?person={hill.noah.public_id}").context["lines"]) == 52
    assert not amara.get(f"{LOG}?kind=erased").context["lines"]
    assert not amara.get(f"{LOG}?day=2001-01-01").context["lines"]
    assert len(amara.get(f"{LOG}?day={timezone.localdate(timezone=hill.school.zone)}&kind=odd").context["lines"]) == 100
    assert amara.get(f"{LOG}?day=2026-99-99&before=abc").status_code == 200


def test_who_is_gone_has_no_name_there(hill: SimpleNamespace, amara: Client):
    Act.note(Kind.SIGNED_IN, school=hill.school.pk, by="A" * 22)

    assert "somebody who is not here any more signed in." in amara.get(LOG).text
