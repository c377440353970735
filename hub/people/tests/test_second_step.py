"""After the password, a code of the phone."""

from __future__ import annotations

import datetime
import re
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from hub.people import second_step
from hub.people.models import OpenSignIn, Person, RecoveryCode, TimeCode
from hub.people.models.time_code import STEP, code_at, new_secret, step_of
from hub.people.tests.conftest import PASSWORD

# RFC 6238, appendix B: the secret of its examples, and the last six digits of the code at that second.
SECRET_OF_RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
EXAMPLES = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}


def give_password(client: Client, **more: str) -> Any:
    return client.post("/sign-in/staff/", {"email": "finn@school.example", "password": PASSWORD, **more})


def give_code(client: Client, code: str) -> Any:
    return client.post("/sign-in/code/", {"code": code})


def code_of(secret: str, *, later: int = 0) -> str:
    return code_at(secret, int(timezone.now().timestamp()) // STEP + later)


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


@pytest.fixture
def secret(finn: Person) -> str:
    secret = new_secret()
    TimeCode.start(finn, secret)
    return secret


@pytest.mark.parametrize(("second", "code"), EXAMPLES.items())
def test_the_codes_are_those_of_the_standard(second: int, code: str):
    with time_machine.travel(second, tick=False):
        assert step_of(SECRET_OF_RFC, code) == second // STEP


def test_the_password_alone_lets_nobody_in(finn: Person, secret: str, client: Client):
    answer = give_password(client, next="/me/")

    assert answer.headers["Location"] == "/sign-in/code/"
    assert not is_in(client)
    assert not OpenSignIn.objects.exists()


def test_the_code_of_the_phone_lets_in_and_leads_to_the_wished_page(finn: Person, secret: str, client: Client):
    give_password(client, next="/me/")
    before = client.session.session_key

    answer = give_code(client, code_of(secret))

    assert answer.headers["Location"] == "/me/"
    assert is_in(client)
    assert client.session.session_key != before


def test_a_code_without_the_password_is_worth_nothing(finn: Person, secret: str, client: Client):
    assert give_code(client, code_of(secret)).headers["Location"] == "/sign-in/staff/"
    assert not is_in(client)


def test_a_code_works_once(finn: Person, secret: str):
    with time_machine.travel(timezone.now(), tick=False):
        first, second = Client(), Client()
        for client in (first, second):
            give_password(client)
            give_code(client, code_of(secret))

        assert is_in(first)
        assert not is_in(second)


def test_a_code_of_two_minutes_ago_is_too_old(finn: Person, secret: str, client: Client):
    give_password(client)

    assert "not the code of now" in give_code(client, code_of(secret, later=-4)).text


def test_codes_are_guessed_no_faster_than_passwords(finn: Person, secret: str, client: Client):
    give_password(client)
    told = [give_code(client, "000000").text for _guess in range(8)]

    assert "Wait" in told[-1]
    assert "Wait" in give_code(client, code_of(secret)).text


def test_half_way_lasts_ten_minutes_and_no_longer_than_the_password(finn: Person, secret: str, client: Client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        give_password(client)
        clock.shift(datetime.timedelta(minutes=11))
        assert give_code(client, code_of(secret)).headers["Location"] == "/sign-in/staff/"

        give_password(client)
        finn.set_password("four green umbrellas tonight")
        finn.save(update_fields=["password"])
        assert give_code(client, code_of(secret)).headers["Location"] == "/sign-in/staff/"


def test_each_code_on_paper_comes_in_once(finn: Person, secret: str):
    paper = RecoveryCode.make_for(finn)
    first, second = Client(), Client()

    for client in (first, second):
        give_password(client)
        give_code(client, paper[3].lower().replace("-", " "))

    assert is_in(first)
    assert not is_in(second)
    assert not any(code[:4] in one.code_hash for one, code in zip(finn.recovery_codes.all(), paper, strict=True))


def test_i_set_it_up_with_my_phone_and_get_codes_for_paper(finn: Person, client: Client):
    there = Client()
    give_password(there)
    give_password(client)

    shown = client.get("/me/codes/").text
    secret = "".join(re.search(r'code-words" translate="no">([A-Z2-7 ]+)<', shown)[1].split())  # type: ignore[index]
    wrong = client.post("/me/codes/", {"code": "12"})
    code = code_of(secret)
    paper = client.post("/me/codes/", {"code": code})

    assert "not the code of now" in wrong.text
    assert len(re.findall(r"<code[^>]*>[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}</code>", paper.text)) == 10
    assert "no-store" in paper.headers["Cache-Control"]
    assert second_step.is_on(finn)
    assert secret not in TimeCode.objects.get().sealed_secret
    assert not second_step.takes(finn, code)
    assert is_in(client)
    assert not is_in(there)
    assert mail.outbox[-1].subject == "Your second step is on"


def test_i_end_it_and_all_other_devices_are_signed_out(finn: Person, secret: str, client: Client):
    there = Client()
    give_password(there)
    give_code(there, code_of(secret, later=-1))
    give_password(client)
    give_code(client, code_of(secret))

    client.post("/me/codes/stop/")

    assert not second_step.is_on(finn)
    assert is_in(client)
    assert not is_in(there)
    assert mail.outbox[-1].subject == "Your second step is off"


def test_the_operator_helps_the_only_administrator(finn: Person, secret: str, client: Client):
    give_password(client)
    give_code(client, code_of(secret))

    call_command("end_second_step", "Finn@school.example", stdout=StringIO())

    assert not second_step.is_on(finn)
    assert not is_in(client)
    with pytest.raises(CommandError):
        call_command("end_second_step", "finn@school.example")


def test_who_comes_in_by_card_has_no_second_step(finn: Person, client: Client):
    finn.set_unusable_password()
    finn.save()
    client.force_login(finn)

    assert client.get("/me/codes/").status_code == 404
    assert "second step" not in client.get("/me/").text


def test_after_five_minutes_i_show_again_that_it_is_me(finn: Person, secret: str, client: Client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        give_password(client)
        give_code(client, code_of(secret))
        clock.shift(datetime.timedelta(minutes=6))

        asked = client.post("/me/codes/stop/", headers={"referer": "http://testserver/me/"})
        assert asked.headers["Location"] == "/me/sure/?next=%2Fme%2F"
        assert second_step.is_on(finn)

        assert "not right" in client.post("/me/sure/", {"code": "000000", "next": "/me/"}).text
        shown = client.post("/me/sure/", {"code": code_of(secret), "next": "/me/"})
        assert shown.headers["Location"] == "/me/"
        client.post("/me/codes/stop/")
        assert not second_step.is_on(finn)


def test_who_has_no_codes_shows_it_with_the_password(finn: Person, client: Client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        give_password(client)
        clock.shift(datetime.timedelta(minutes=6))

        assert client.get("/me/codes/").headers["Location"] == "/me/sure/?next=%2Fme%2Fcodes%2F"
        client.post("/me/sure/", {"password": PASSWORD, "next": "//example.org"})
        assert client.get("/me/codes/").status_code == 200


def test_a_new_device_is_told_to_its_owner_and_a_known_one_is_not(finn: Person, client: Client):
    agent = {"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"}
    give_password(client)
    assert not mail.outbox  # The very first time there is nothing to compare with.

    give_password(client)
    assert not mail.outbox
    give_password(Client(headers=agent))

    assert [one.subject for one in mail.outbox] == ["You signed in on a new device"]
    assert "Firefox, Windows" in str(mail.outbox[0].body)
