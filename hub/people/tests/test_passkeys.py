"""Coming in with a passkey alone."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from hub.people import second_step
from hub.people.models import Passkey, Person, TimeCode
from hub.people.models.time_code import new_secret
from hub.people.tests.conftest import PASSWORD
from hub.people.tests.device import FLAG, Device


def come_in(client: Client) -> Client:
    client.post("/sign-in/staff/", {"email": "finn@school.example", "password": PASSWORD})
    return client


def add(client: Client, device: Device, name: str = "my phone") -> Any:
    asked = client.post("/me/passkeys/ask/").json()["publicKey"]
    return client.post("/me/passkeys/", {"name": name, "answer": device.make(asked)})


def show(client: Client, device: Device, **more: str) -> Any:
    asked = client.post("/sign-in/passkey/ask/").json()["publicKey"]
    return client.post("/sign-in/passkey/", {"answer": device.show(asked), **more})


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


@pytest.fixture
def device(finn: Person) -> Device:
    """A device with a passkey of Finn's."""
    device = Device()
    add(come_in(Client()), device)
    return device


def test_i_add_a_passkey_and_the_other_devices_are_signed_out(finn: Person, client: Client):
    there = come_in(Client())
    come_in(client)

    answer = add(client, Device(), "laptop at home")

    assert answer.headers["Location"] == "/me/"
    assert "laptop at home" in client.get("/me/").text
    assert not is_in(there)
    assert mail.outbox[-1].subject == "A passkey was added"


def test_the_passkey_alone_lets_in_with_a_new_session_key(finn: Person, device: Device, client: Client):
    client.post("/sign-in/passkey/ask/")
    before = client.session.session_key

    answer = show(client, device, next="/me/")

    assert answer.headers["Location"] == "/me/"
    assert is_in(client)
    assert client.session.session_key != before


def test_after_a_passkey_no_code_is_asked(finn: Person, device: Device, client: Client):
    TimeCode.start(finn, new_secret())

    show(client, device)

    assert is_in(client)


@pytest.mark.parametrize(
    "odd",
    [
        Device(origin="https://school.example.org"),
        Device(origin="http://sub.testserver"),
        Device(flags=FLAG.UP),
        Device(),
    ],
    ids=["of another site", "of a name below ours", "not unlocked", "that nobody has added"],
)
def test_a_passkey_does_not_come_in(finn: Person, device: Device, client: Client, odd: Device):
    odd.key = device.key
    if odd.origin != device.origin or odd.flags != device.flags:
        odd.credential_id = device.credential_id

    answer = show(client, odd)

    assert answer.headers["Location"] == "/sign-in/staff/"
    assert not is_in(client)


def test_a_forged_signature_does_not_come_in(finn: Person, device: Device, client: Client):
    show(client, Device(credential_id=device.credential_id))

    assert not is_in(client)


def test_an_answer_works_once_and_for_five_minutes(finn: Person, device: Device):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        first = Client()
        answer = device.show(first.post("/sign-in/passkey/ask/").json()["publicKey"])
        first.post("/sign-in/passkey/", {"answer": answer})
        first.post("/sign-out/")
        first.post("/sign-in/passkey/", {"answer": answer})
        assert not is_in(first)

        late = Client()
        asked = late.post("/sign-in/passkey/ask/").json()["publicKey"]
        clock.shift(datetime.timedelta(minutes=6))
        late.post("/sign-in/passkey/", {"answer": device.show(asked)})
        assert not is_in(late)


def test_a_key_that_counts_backwards_is_a_copy(finn: Person, device: Device, client: Client):
    device.counter = 5
    show(client, device)
    client.post("/sign-out/")

    show(client, device)

    assert not is_in(client)


NO_ANSWERS = ["", "{}", "[]", "null", "x" * 30_000, "[" * 19_000, '{"id": 1}', '{"id": "a", "response": {}}']


@pytest.mark.parametrize("answer", NO_ANSWERS)
def test_what_is_no_answer_is_refused_politely(finn: Person, device: Device, client: Client, answer: str):
    client.post("/sign-in/passkey/ask/")

    assert client.post("/sign-in/passkey/", {"answer": answer}).headers["Location"] == "/sign-in/staff/"


def test_a_mangled_answer_is_refused_politely(finn: Person, device: Device, client: Client):
    for length in range(20, 400, 40):
        told = device.show(client.post("/sign-in/passkey/ask/").json()["publicKey"])
        mangled = told.replace(told[-length:-8], "AA")
        assert client.post("/sign-in/passkey/", {"answer": mangled}).status_code == 302


def test_a_removed_passkey_does_not_come_in(finn: Person, device: Device, client: Client):
    come_in(client).post(f"/me/passkeys/{Passkey.objects.get().pk}/remove/")
    elsewhere = Client()

    show(elsewhere, device)

    assert not is_in(elsewhere)
    assert mail.outbox[-1].subject == "A passkey was removed"


def test_nobody_removes_the_passkey_of_another(finn: Person, device: Device):
    kofi = Client()
    kofi.force_login(Person.objects.create_person("Kofi", email="kofi@school.example", password=PASSWORD))

    assert kofi.post(f"/me/passkeys/{Passkey.objects.get().pk}/remove/").status_code == 404


def test_who_has_left_does_not_come_in(finn: Person, device: Device, client: Client):
    Person.objects.filter(pk=finn.pk).update(is_active=False)

    show(client, device)

    assert not is_in(client)


def test_who_comes_in_by_card_gets_no_passkey(finn: Person, client: Client):
    finn.set_unusable_password()
    finn.save()
    client.force_login(finn)

    assert client.get("/me/passkeys/").status_code == 404
    assert client.post("/me/passkeys/ask/").status_code == 404


def test_a_passkey_shows_that_it_is_me(finn: Person, device: Device):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = come_in(Client())
        clock.shift(datetime.timedelta(minutes=6))
        assert client.get("/me/passkeys/").status_code == 302

        asked = client.post("/sign-in/passkey/ask/").json()["publicKey"]
        client.post("/me/sure/", {"answer": device.show(asked), "next": "/me/passkeys/"})

        assert client.get("/me/passkeys/").status_code == 200


def test_what_is_lost_is_taken_away_with_the_second_step(finn: Person, device: Device, client: Client):
    second_step.turn_off(finn, by=None)

    show(client, device)

    assert not is_in(client)
