"""Answering the letter is the comment: nothing to open, one thing to write (J4, safety.md F1, L12)."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from hub.families.models import LeftLetters, SentAnswer
from hub.families.tasks import find_answers_to_send
from hub.families.tests.conftest import room_of, sent, words_of, yesterday
from hub.mail.kinds import KINDS
from hub.mail.models import Incoming
from hub.mail.receiving import keep, take_new
from hub.mail.tests.letters import Case, as_mail, gmail
from hub.school.models import Guardianship
from hub.showcase.models import Greeting, Section
from samples.cast import Cast

WORDS = "What a bridge!\n\nHow did you know where it would break?"


@pytest.fixture
def reply_address(client: Client, home: Cast) -> str:
    """Where the answer to Aiko's letter goes."""
    client.force_login(home.ines)
    client.post(reverse("send-letters", args=[home.class_6b.slug]), {"batch": "b" * 22})
    return str(sent()[0]["Reply-To"])


def answer(address: str, sender: str = "aiko@home.example", **headers: str) -> Incoming:
    """She presses "Reply", types, and sends."""
    text, _html = gmail(WORDS, "en", "hub@school.example")
    incoming = keep(as_mail(Case("answer", WORDS, text), to=address, sender=sender, **headers))
    take_new()
    incoming.refresh_from_db()
    return incoming


def test_a_parent_reads_in_the_mail_and_answers_with_one_press_and_one_text(home: Cast, reply_address: str):
    answer(reply_address)

    greeting = Greeting.objects.get()
    assert greeting.writer == home.aiko
    assert greeting.section == room_of(home)
    assert "How did you know where it would break?" in greeting.body
    assert "spaghetti" not in greeting.body and "wrote:" not in greeting.body


def test_the_childs_answer_goes_back_by_mail_and_the_talk_goes_on(home: Cast, client: Client, reply_address: str):
    answer(reply_address)
    said = Greeting.objects.get()
    said.release(by=home.ines)
    client.force_login(home.mei)
    assert "Your answer to Aiko" in client.get(f"/@mei/showcase/grade-6/?answer={said.public_id}").content.decode()
    client.post("/@mei/showcase/grade-6/book/", {"text": "By its corners.", "reply_to": said.public_id})
    back = Greeting.objects.get(parent=said)
    mail.outbox.clear()
    find_answers_to_send.enqueue()
    assert not mail.outbox  # A teacher reads it first.
    back.release(by=home.ines)

    find_answers_to_send.enqueue()
    find_answers_to_send.enqueue()

    (letter,) = sent()
    assert (letter["To"], letter["Subject"]) == ("aiko@home.example", "Mei has answered")
    assert "By its corners." in words_of(letter)
    found = re.search(r"http://hub.school.example(/family/\S+/room/\S+/)", words_of(letter))
    assert found and "By its corners." in client.get(found[1], headers={"host": "hub.school.example"}).content.decode()
    answer(str(letter["Reply-To"]))
    assert Greeting.objects.get(parent=said, writer=home.aiko).is_waiting
    assert SentAnswer.objects.count() == 1


def test_an_answer_that_is_not_for_the_guardian_any_more_stays_here(home: Cast, reply_address: str):
    answer(reply_address)
    said = Greeting.objects.get()
    back = Greeting.write(room_of(home), "So!", by=home.mei, viewer=home.viewer(home.mei), answers=said)
    back.release(by=home.ines)
    guarding = Guardianship.objects.filter(guardian=home.aiko)
    find_answers_to_send.enqueue()
    outgoing = SentAnswer.objects.get().outgoing
    assert outgoing and KINDS["answer"](outgoing)

    for change in (
        lambda: guarding.update(ends_on=yesterday()),
        lambda: LeftLetters.objects.create(guardianship=guarding.get()),
        lambda: Section.objects.update(shown_at=None),
        lambda: back.hold(by=home.ines),
        lambda: back.bin(),
    ):
        with transaction.atomic():
            change()
            assert KINDS["answer"](outgoing) is None
            transaction.set_rollback(True)


def test_it_waits_for_a_teacher_where_the_policy_asks(home: Cast, reply_address: str):
    answer(reply_address)

    greeting = Greeting.objects.get()
    assert greeting.is_waiting
    assert home.who_sees(greeting) == "ines nora daniel aiko"


def test_it_stands_there_at_once_where_the_policy_does_not(home: Cast, reply_address: str):
    home.policy.approve_comments = False
    home.policy.save(update_fields=["approve_comments"])

    answer(reply_address)

    assert home.sees(home.mei, Greeting.objects.get())


def test_where_families_may_not_comment_nothing_is_written(home: Cast, reply_address: str):
    home.policy.comments_by = "school"
    home.policy.save(update_fields=["comments_by"])

    answer(reply_address)

    assert not Greeting.objects.exists()


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ("ravi@home.example", {}),
        ("stranger@evil.example", {}),
        ("aiko@home.example", {"Authentication_Results": "mx.school.example; dmarc=fail"}),
    ],
)
def test_forged_and_strange_answers_are_never_published(
    sender: str, headers: dict[str, str], home: Cast, reply_address: str
):
    incoming = answer(reply_address, sender, **headers)

    assert incoming.state == Incoming.State.HELD
    assert not Greeting.objects.exists()


def test_a_strange_answer_waits_for_the_teacher_who_knows_whose_it_is(home: Cast, client: Client, reply_address: str):
    incoming = answer(reply_address, "aiko.at.work@office.example")
    page = reverse("letter-home", args=[home.class_6b.slug, "b" * 22])
    client.force_login(home.ines)
    assert "aiko.at.work@office.example" in client.get(page).content.decode()

    client.post(f"{page}answer/{incoming.pk}/", {"take": "yes"})
    again = client.post(f"{page}answer/{incoming.pk}/", {"take": "yes"})

    assert Greeting.objects.get().writer == home.aiko
    assert again.status_code == 404
    assert "aiko.at.work" not in client.get(page).content.decode()


def test_a_strange_answer_can_be_thrown_away_and_is_no_other_class_s(home: Cast, client: Client, reply_address: str):
    incoming = answer(reply_address, "stranger@evil.example")
    page = reverse("letter-home", args=[home.class_6b.slug, "b" * 22])
    client.force_login(home.rosa)
    assert client.post(f"{page}answer/{incoming.pk}/", {"take": "yes"}).status_code == 404
    client.force_login(home.ines)

    client.post(f"{page}answer/{incoming.pk}/")

    incoming.refresh_from_db()
    assert not Greeting.objects.exists()
    assert bytes(incoming.raw) == b""


def test_a_guardian_removed_since_says_nothing_any_more(home: Cast, reply_address: str):
    Guardianship.objects.filter(guardian=home.aiko).update(ends_on=yesterday())

    answer(reply_address)

    assert not Greeting.objects.exists()


def test_a_room_closed_since_takes_no_words(home: Cast, reply_address: str):
    Section.objects.update(shown_at=None)

    answer(reply_address)

    assert not Greeting.objects.exists()


def test_without_an_address_for_answers_the_letter_promises_none(client: Client, home: Cast, settings):
    settings.EMAIL_REPLIES = ""
    client.force_login(home.ines)

    client.post(reverse("send-letters", args=[home.class_6b.slug]), {"batch": "b" * 22})

    assert sent()[0]["Reply-To"] is None
    assert "Answer this mail" not in str(mail.outbox[0].body)
