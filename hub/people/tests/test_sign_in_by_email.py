"""Staff and families come in with e-mail address and password."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from hub.people.models import Person
from hub.people.tests.conftest import PASSWORD

ELSEWHERE = "203.0.113.9"


def come_in(client: Client, email: str = "finn@school.example", password: str = PASSWORD, **more: str) -> Any:
    return client.post("/sign-in/staff/", {"email": email, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def test_staff_come_in(finn: Person, client: Client):
    answer = come_in(client, email=" Finn@School.example ")

    assert answer.headers["Location"] == "/desk/"
    assert is_in(client)


def test_families_come_in_at_their_own_door(finn: Person, client: Client):
    client.post("/sign-in/family/", {"email": "finn@school.example", "password": PASSWORD})

    assert is_in(client)


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(finn: Person, client: Client):
    wrong, unknown = come_in(client, password="x"), come_in(client, email="nobody@school.example")

    def told(page: str) -> str:
        return re.sub(r"csrfmiddlewaretoken\"[^>]*|nonce=\"[^\"]*\"|(finn|nobody)@", "", page)

    assert "don&#x27;t match" in wrong.text
    assert (told(wrong.text), wrong.status_code) == (told(unknown.text), unknown.status_code)


def test_an_unknown_address_is_paused_like_a_known_one(finn: Person, client: Client):
    answers = {
        email: [come_in(client, email=email, password="x").text.count("Wait 1 second") for _guess in range(7)]
        for email in ("finn@school.example", "nobody@school.example")
    }

    assert answers["finn@school.example"] == answers["nobody@school.example"]
    assert answers["finn@school.example"][5] == 1


def test_a_known_device_does_not_wait_for_strangers(finn: Person):
    own, stranger = Client(), Client(REMOTE_ADDR=ELSEWHERE)
    come_in(own)
    own.post("/sign-out/")
    for _guess in range(30):
        come_in(stranger, password="x")

    come_in(own)

    assert is_in(own)


def test_a_device_is_not_known_to_others_than_its_owner(finn: Person):
    Person.objects.create_person("Kofi", email="kofi@school.example", password=PASSWORD)
    device = Client()
    come_in(device, email="kofi@school.example")
    for _guess in range(8):
        come_in(Client(), password="x")

    assert "Wait" in come_in(device, password="x").text


def test_signing_in_makes_a_new_session_key(finn: Person, client: Client):
    client.get("/sign-in/staff/")
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["sessionid"] = str(session.session_key)

    come_in(client)

    assert client.session.session_key != session.session_key
    assert "planted" not in client.session


def test_a_wished_page_of_the_hub_is_shown_after_signing_in(finn: Person, client: Client):
    assert come_in(client, next="/me/").headers["Location"] == "/me/"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:x", "x"])
def test_nobody_is_sent_to_another_site(finn: Person, client: Client, elsewhere: str):
    assert come_in(client, next=elsewhere).headers["Location"] == "/desk/"


def test_staff_are_signed_out_after_half_an_hour_of_silence_and_after_twelve_hours(finn: Person, client: Client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        come_in(client)
        for _quarter in range(48):
            clock.shift(datetime.timedelta(minutes=15))
            assert is_in(client)
        clock.shift(datetime.timedelta(minutes=1))
        assert not is_in(client)
        come_in(client)
        clock.shift(datetime.timedelta(minutes=31))
        assert not is_in(client)


def test_somebody_who_may_not_sign_in_gets_the_same_answer(finn: Person, client: Client):
    finn.is_active = False
    finn.save(update_fields=["is_active"])

    assert "don&#x27;t match" in come_in(client).text


def test_passwords_are_kept_as_the_specification_says(db: None, settings: Settings):
    settings.PASSWORD_HASHERS = settings.PASSWORD_HASHERS[1:]
    person = Person.objects.create_person("Kofi", email="kofi@school.example", password=PASSWORD)

    assert person.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert identify_hasher(person.password).verify(PASSWORD, person.password)
