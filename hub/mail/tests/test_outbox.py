"""Mails go out at least once, none is lost, and none is sent again after the mail server said yes (safety.md R16)."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from hub.mail import kinds
from hub.mail.models import Outgoing
from hub.mail.outbox import put
from hub.mail.sending import send_due
from hub.mail.tests.post_office import PostOffice
from samples.cast import Cast

pytestmark = pytest.mark.django_db
State = Outgoing.State


def states() -> list[str]:
    """The states of all mails, oldest first."""
    return list(Outgoing.objects.order_by("pk").values_list("state", flat=True))


def wait(traveller: time_machine.Traveller, **time: float) -> None:
    """Let time pass, and the worker look again."""
    traveller.shift(datetime.timedelta(**time))
    while send_due():
        pass


def test_a_mail_is_sent_once_whoever_asks_again(note: str, post_office: PostOffice):
    put(note, number=1)

    send_due()
    send_due()

    assert [letter["Subject"] for letter in post_office.taken] == ["Number 1"]
    assert states() == [State.SENT]


def test_what_is_rolled_back_is_never_sent(note: str, post_office: PostOffice, queue: None):
    with pytest.raises(RuntimeError), transaction.atomic():
        put(note, number=1)
        raise RuntimeError

    send_due()

    assert not post_office.taken
    assert not Outgoing.objects.exists()


def test_a_server_that_is_down_for_ten_minutes_loses_and_doubles_nothing(note: str, post_office: PostOffice):
    post_office.close()
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        for number in range(1, 9):
            put(note, number=number)
        for _minute in range(10):
            wait(traveller, minutes=1)
        assert states() == [State.WAITING] * 8
        post_office.open()
        for _minute in range(20):
            wait(traveller, minutes=1)

    assert sorted(str(letter["Subject"]) for letter in post_office.taken) == [f"Number {n}" for n in range(1, 9)]
    assert states() == [State.SENT] * 8


def test_a_server_that_is_down_is_called_once_for_all(note: str, post_office: PostOffice, settings: Settings):
    post_office.close()
    Outgoing.objects.bulk_create(Outgoing(kind=note, about={"number": number}) for number in range(1, 9))

    send_due()

    assert sorted(Outgoing.objects.values_list("tries", flat=True)) == [0] * 7 + [1]
    assert not Outgoing.objects.due(timezone.now()).exists()


def test_a_page_never_waits_for_the_mail_server(
    note: str, queue: None, cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
):
    def called(**_how: object) -> None:
        raise AssertionError("somebody waits")

    monkeypatch.setattr("hub.mail.sending.get_connection", called)

    put(note, number=1)

    assert client.post("/forgot-password/", {"email": "finn@school.example"}).status_code == 200
    assert states() == [State.WAITING] * 2


@pytest.mark.parametrize("mode", ["later", "drops"])
def test_what_the_server_does_not_take_now_is_sent_later(mode: str, note: str, post_office: PostOffice):
    post_office.mode = mode
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        put(note, number=1)
        assert states() == [State.WAITING]
        post_office.mode = "well"
        wait(traveller, minutes=1)

    assert len(post_office.taken) == 1
    assert states() == [State.SENT]


def test_a_server_that_hangs_up_after_its_yes_gets_nothing_twice(note: str, post_office: PostOffice):
    post_office.mode = "leaves"
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        put(note, number=1)
        wait(traveller, hours=1)

    assert len(post_office.taken) == 1


@pytest.mark.parametrize("mode", ["never", "spam"])
def test_a_no_for_good_is_noted_and_keeps_no_other_back(mode: str, note: str, post_office: PostOffice):
    post_office.mode = mode
    refused = put(note, number=1)
    post_office.mode = "well"
    put(note, number=2)

    refused.refresh_from_db()

    assert states() == [State.REFUSED, State.SENT]
    assert refused.answer
    assert refused.to == "one-1@home.example"


def test_what_is_not_theirs_any_more_is_dropped(note: str, post_office: PostOffice):
    put(note, number=13)

    assert states() == [State.DROPPED]
    assert not post_office.taken


def test_a_mail_that_cannot_be_made_keeps_no_other_back(
    note: str, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
):
    def broken(_outgoing: Outgoing) -> None:
        raise LookupError("something secret")

    monkeypatch.setitem(kinds.KINDS, "broken", broken)
    ill = put("broken", number=1)
    put(note, number=2)

    ill.refresh_from_db()

    assert states() == [State.WAITING, State.SENT]
    assert ill.answer == "LookupError while it was made"


def test_after_four_days_nobody_tries_any_more(note: str, post_office: PostOffice):
    post_office.mode = "later"
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        put(note, number=1)
        for _hour in range(24 * 4 + 3):
            wait(traveller, hours=1)

    assert states() == [State.REFUSED]


def test_a_mail_that_a_dead_worker_held_is_sent_by_the_next(note: str, post_office: PostOffice, queue: None):
    put(note, number=1)
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        assert Outgoing.objects.claim(Outgoing.objects.get().pk) is not None
        assert Outgoing.objects.claim(Outgoing.objects.get().pk) is None
        wait(traveller, minutes=11)

    assert len(post_office.taken) == 1


def test_a_line_break_makes_no_header(post_office: PostOffice, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(
        kinds.KINDS, "odd", lambda _outgoing: kinds.Message("a@home.example", "Hello\r\nBcc: all@home.example", "Words")
    )

    put("odd")

    assert post_office.taken[0]["Bcc"] is None
    assert post_office.envelopes[0][1] == ["a@home.example"]


def test_a_kind_that_nobody_makes_is_refused_at_once():
    with pytest.raises(ValueError, match="no kind"):
        put("no-such-kind")


def test_a_mail_says_that_a_machine_sent_it(note: str):
    put(note, number=1)

    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
