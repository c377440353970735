"""What comes is kept once, and an answer finds the mail that it answers; forged and strange ones find nothing."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from pytest_django import Settings

from hub.mail import kinds
from hub.mail.addresses import Purpose, bound_address, read_address
from hub.mail.models import Incoming, Outgoing
from hub.mail.receiving import keep, take_new
from hub.mail.replies import Reply
from hub.mail.tasks import take_in_mail
from hub.mail.tests.letters import CHECKED_BY, Case, as_mail
from hub.mail.tests.pigeon_holes import PigeonHoles

pytestmark = pytest.mark.django_db
State = Incoming.State
HELLO = Case("hello", "Hello", "Hello, Mei!")


@pytest.fixture
def taken(note: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[Reply]:
    """The answers to notes that were taken in."""
    settings.EMAIL_FROM = settings.EMAIL_REPLIES = "hub@school.example"
    settings.EMAIL_CHECKED_BY = CHECKED_BY
    replies: list[Reply] = []

    def take(_outgoing: Outgoing, reply: Reply) -> str:
        replies.append(reply)
        return "taken"

    monkeypatch.setitem(kinds.TAKES_REPLIES, note, take)
    return replies


@pytest.fixture
def outgoing(taken: list[Reply], note: str) -> Outgoing:
    """A note that was sent to Aiko."""
    return Outgoing.objects.create(kind=note, about={"number": 1}, to="aiko@home.example", state=Outgoing.State.SENT)


def reply_to(outgoing: Outgoing, **more: str) -> bytes:
    """Her answer."""
    return as_mail(HELLO, to=bound_address(Purpose.REPLY, outgoing.pk), **more)


def state_of(raw: bytes) -> str:
    """What becomes of a mail."""
    incoming = keep(raw)
    take_new()
    incoming.refresh_from_db()
    return incoming.state


def test_an_answer_is_taken_once_however_often_it_comes(outgoing: Outgoing, taken: list[Reply]):
    for _time in range(3):
        assert state_of(reply_to(outgoing)) == State.TAKEN

    assert [reply.words for reply in taken] == ["Hello, Mei!"]
    assert bytes(Incoming.objects.get().raw) == b""


def test_capitals_that_a_server_changes_do_not_matter(outgoing: Outgoing, taken: list[Reply]):
    raw = as_mail(HELLO, to=bound_address(Purpose.REPLY, outgoing.pk).upper())

    assert state_of(raw) == State.TAKEN


@pytest.mark.parametrize(
    "change",
    [
        lambda address: address.replace("hub+r-", "hub+b-"),
        lambda address: address[:-18] + "a" + address[-17:],
        lambda address: address.replace("school.example", "evil.example"),
        lambda address: address.replace("hub+", "hub+x+"),
        lambda address: "hub@school.example",
    ],
)
def test_an_address_that_we_did_not_give_out_leads_nowhere(change, outgoing: Outgoing, taken: list[Reply]):
    address = change(bound_address(Purpose.REPLY, outgoing.pk))

    assert state_of(as_mail(HELLO, to=address)) != State.TAKEN
    assert not taken
    assert state_of(as_mail(HELLO, to=address, sender="eve@evil.example")) in {State.IGNORED, State.BOUNCE}


def test_the_address_of_one_mail_is_no_address_of_another(outgoing: Outgoing):
    address = bound_address(Purpose.REPLY, outgoing.pk)

    assert read_address(address) == (Purpose.REPLY, outgoing.pk)
    assert len(address.partition("@")[0]) <= 64
    other = bound_address(Purpose.REPLY, outgoing.pk + 1)
    assert read_address(other.rpartition("-")[0] + "-" + address.rpartition("-")[2]) is None


@pytest.mark.parametrize(
    "odd",
    [
        {"sender": "somebody@else.example"},
        {"Authentication_Results": "mx.school.example; spf=fail; dmarc=fail header.from=home.example"},
        {"Authentication_Results": "mx.school.example; spf=softfail smtp.mailfrom=x.example"},
    ],
)
def test_forged_and_strange_senders_are_kept_back(odd: dict[str, str], outgoing: Outgoing, taken: list[Reply]):
    assert state_of(reply_to(outgoing, **odd)) == State.HELD
    assert not taken


HELD_BACK = [
    # The forger's own server says yes for the forger's own domain.
    "mx.school.example; spf=pass smtp.mailfrom=eve@evil.example; dkim=pass header.d=evil.example; dmarc=none",
    "mx.school.example; dkim=pass header.i=@evil.example; spf=fail smtp.mailfrom=x@home.example",
    "mx.school.example; dkim=pass header.d=nothome.example",
    "mx.school.example; dmarc=pass header.from=evil.example",
    # The forger calls the envelope's sender by the name of a verdict.
    "mx.school.example; spf=pass smtp.mailfrom=dmarc=pass@evil.example; dmarc=fail header.from=home.example",
    'mx.school.example; spf=pass smtp.mailfrom="; dmarc=pass ;"@evil.example; dmarc=none',
    "mx.school.example; spf=pass (; dmarc=pass ;) smtp.mailfrom=eve@evil.example",
    "mx.school.example; spf=none smtp.mailfrom==?utf-8?q?=3B_dmarc=3Dpass_=3B?=@evil.example; dmarc=none",
    "mx.school.example; none",
]


@pytest.mark.parametrize("told", HELD_BACK)
def test_a_yes_for_another_domain_does_not_vouch_for_the_sender(told: str, outgoing: Outgoing, taken: list[Reply]):
    assert state_of(b"Authentication-Results: " + told.encode() + b"\n" + reply_to(outgoing)) == State.HELD
    assert not taken


@pytest.mark.parametrize(
    "told",
    [
        "mx.school.example; spf=softfail smtp.mailfrom=list.example; dkim=pass header.d=home.example; dmarc=pass",
        "mx.school.example; dmarc=none; spf=pass (it is (so)) smtp.mailfrom=aiko@home.example",
        "mx.school.example 1; dkim=fail header.d=old.example; dkim=pass header.i=@mail.home.example",
        "mx.school.example; dmarc=pass (p=none) header.from=home.example",
    ],
)
def test_a_yes_for_the_senders_domain_vouches_for_them(told: str, outgoing: Outgoing, taken: list[Reply]):
    assert state_of(b"Authentication-Results: " + told.encode() + b"\n" + reply_to(outgoing)) == State.TAKEN


@pytest.mark.parametrize("ours", [CHECKED_BY, ""])
def test_without_a_line_by_our_own_mail_server_nobody_knows_who_wrote(
    ours: str, outgoing: Outgoing, taken: list[Reply], settings: Settings
):
    settings.EMAIL_CHECKED_BY = ours
    bare = message_from_bytes(reply_to(outgoing))
    del bare["Authentication-Results"]

    assert state_of(bare.as_bytes()) == State.HELD
    assert state_of(b"Authentication-Results: mx.evil.example; dmarc=pass\n" + reply_to(outgoing)) == State.HELD
    assert not taken


@pytest.mark.parametrize("more", ["From: eve@evil.example", "From: aiko@home.example, eve@evil.example"])
def test_a_mail_of_two_senders_is_kept_back(more: str, outgoing: Outgoing, taken: list[Reply]):
    raw = reply_to(outgoing)
    raw = more.encode() + b"\n" + (raw if "," not in more else raw.replace(b"From:", b"X-From:", 1))

    assert state_of(raw) == State.HELD
    assert not taken


def test_a_line_that_came_with_the_mail_does_not_vouch_for_it(outgoing: Outgoing, taken: list[Reply]):
    raw = reply_to(outgoing, Authentication_Results="mx.evil.example; dmarc=pass")
    raw = b"Authentication-Results: mx.school.example; dmarc=fail\n" + raw

    assert state_of(raw) == State.HELD
    assert not taken


@pytest.mark.parametrize(
    "mark", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"X_Autoreply": "yes"}, {"Return_Path": "<>"}]
)
def test_what_a_machine_answers_is_no_answer(mark: dict[str, str], outgoing: Outgoing, taken: list[Reply]):
    assert state_of(reply_to(outgoing, **mark)) == State.IGNORED
    assert not taken


def bounce(outgoing: Outgoing, action: str) -> bytes:
    """What a mail server sends when it could not deliver."""
    letter = EmailMessage()
    letter["From"], letter["To"] = "MAILER-DAEMON@home.example", bound_address(Purpose.BOUNCE, outgoing.pk)
    letter["Return-Path"] = "<>"
    letter.set_content("It could not be delivered.")
    letter.make_mixed()
    status = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; home.example\n\n"
        f"Action: {action}\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such address\n"
    )
    raw = letter.as_bytes()
    boundary = letter.get_boundary() or ""
    return raw.replace(f"--{boundary}--".encode(), f"--{boundary}\n{status}\n--{boundary}--".encode())


def test_a_mail_that_came_back_is_noted(outgoing: Outgoing):
    assert state_of(bounce(outgoing, "failed")) == State.BOUNCE

    outgoing.refresh_from_db()
    assert outgoing.state == Outgoing.State.BOUNCED
    assert "550 no such address" in outgoing.answer


def test_a_mere_delay_is_no_bounce(outgoing: Outgoing):
    state_of(bounce(outgoing, "delayed"))

    outgoing.refresh_from_db()
    assert outgoing.state == Outgoing.State.SENT


def test_one_that_makes_trouble_keeps_no_other_back(
    outgoing: Outgoing, taken: list[Reply], monkeypatch: pytest.MonkeyPatch
):
    other = Outgoing.objects.create(kind="broken", to="aiko@home.example", state=Outgoing.State.SENT)

    def broken(_outgoing: Outgoing, _reply: Reply) -> str:
        raise LookupError

    monkeypatch.setitem(kinds.TAKES_REPLIES, "broken", broken)
    ill = keep(reply_to(other))
    keep(reply_to(outgoing))

    take_new()

    ill.refresh_from_db()
    assert ill.state == State.HELD
    assert len(taken) == 1


def test_while_the_database_is_ill_a_mail_waits(
    outgoing: Outgoing, taken: list[Reply], monkeypatch: pytest.MonkeyPatch
):
    def locked(_outgoing: Outgoing, _reply: Reply) -> str:
        raise DatabaseError("locked")

    with monkeypatch.context() as ill:
        ill.setitem(kinds.TAKES_REPLIES, outgoing.kind, locked)
        with pytest.raises(DatabaseError):
            state_of(reply_to(outgoing))

    assert state_of(reply_to(outgoing)) == State.TAKEN
    assert len(taken) == 1


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.BytesIO]:
    """What a mail server pipes in."""
    told = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(told))
    yield told


def test_a_mail_server_hands_one_over(outgoing: Outgoing, taken: list[Reply], stdin: io.BytesIO):
    stdin.write(reply_to(outgoing))
    stdin.seek(0)

    call_command("deliver_mail")

    assert [reply.words for reply in taken] == ["Hello, Mei!"]


def test_a_mail_that_cannot_be_kept_is_brought_again(
    outgoing: Outgoing, stdin: io.BytesIO, monkeypatch: pytest.MonkeyPatch
):
    def away(_raw: bytes) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr("hub.mail.management.commands.deliver_mail.keep", away)
    stdin.write(reply_to(outgoing))
    stdin.seek(0)

    with pytest.raises(CommandError) as refused:
        call_command("deliver_mail")

    assert refused.value.returncode == 75


def test_the_mailbox_is_looked_into_and_each_mail_fetched_once(
    outgoing: Outgoing, taken: list[Reply], settings: Settings
):
    holes = PigeonHoles(reply_to(outgoing), as_mail(HELLO, to="hub@school.example"))
    settings.EMAIL_INBOX_URL = f"imap://hub:secret@127.0.0.1:{holes.port}/INBOX"

    take_in_mail.enqueue()
    take_in_mail.enqueue()
    holes.close()

    assert [reply.words for reply in taken] == ["Hello, Mei!"]
    assert holes.seen == {1, 2}
    assert Incoming.objects.count() == 2
