"""Somebody forgot their password."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from hub.people.links import PasswordLink
from hub.people.models import Person
from hub.people.tests.conftest import PASSWORD

NEW = "four green umbrellas tonight"


def ask(client: Client, email: str = "finn@school.example", **headers: Any) -> Any:
    return client.post("/forgot-password/", {"email": email}, **headers)


def link() -> str:
    found = re.search(r"https?://\S+", str(mail.outbox[-1].body))
    assert found
    return found.group()


def path() -> str:
    return "/" + link().split("/", 3)[3]


@pytest.fixture(autouse=True)
def _mail_at_once(finn: Person) -> None:
    """Everybody here is Finn."""


def test_the_link_lets_choose_a_new_password_once(client: Client):
    ask(client)

    assert client.get(path()).status_code == 200
    assert client.post(path(), {"new_password": NEW}).headers["Location"] == "/sign-in/staff/"
    assert Person.objects.get().check_password(NEW)
    assert client.get(path()).status_code == 404
    assert client.get("/me/").status_code == 302, "a link of a mail signs nobody in"


def test_looking_at_the_link_changes_nothing(client: Client):
    ask(client)
    for _scanner in range(100):
        client.get(path())

    assert Person.objects.get().check_password(PASSWORD)
    assert client.get(path()).status_code == 200


def test_the_link_is_too_old_after_an_hour(client: Client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask(client)
        clock.shift(datetime.timedelta(minutes=61))

        assert client.post(path(), {"new_password": NEW}).status_code == 404


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client: Client):
    known, unknown = ask(client), ask(client, "nobody@school.example")

    assert known.status_code == unknown.status_code
    assert "a link is on its way" in unknown.text
    assert [message.to for message in mail.outbox] == [["finn@school.example"]]


def test_the_host_header_does_not_change_the_link(client: Client, settings: Settings):
    settings.HUB_HOSTS, settings.SECURE = ["hub.school.example"], True

    ask(client, HTTP_HOST="evil.example")

    assert link().startswith("https://hub.school.example/new-password/")


def test_a_changed_address_ends_the_link(client: Client, finn: Person):
    ask(client)
    finn.email = "other@school.example"
    finn.save(update_fields=["email"])

    assert client.get(path()).status_code == 404


def test_a_short_password_is_not_taken(client: Client):
    ask(client)

    assert client.post(path(), {"new_password": "short"}).status_code == 422


def test_sessions_end_with_the_old_password(client: Client, finn: Person):
    elsewhere = Client()
    elsewhere.post("/sign-in/staff/", {"email": finn.email, "password": PASSWORD})
    ask(client)

    client.post(path(), {"new_password": NEW})

    assert elsewhere.get("/me/").status_code == 302


def test_an_invitation_holds_for_two_weeks(client: Client, finn: Person):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        token = PasswordLink.INVITATION.make(finn)
        clock.shift(datetime.timedelta(days=13))
        assert PasswordLink.person_for(token) == finn
        clock.shift(datetime.timedelta(days=2))
        assert PasswordLink.person_for(token) is None
