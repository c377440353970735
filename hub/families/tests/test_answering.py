"""Answering the letter is the comment: nothing to open, one thing to write (J4, safety.md F1, L12)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from email import message_from_bytes, policy
from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from hub.families.held import held_for
from hub.families.models import Digest, FamilyLink, LeftLetters, SentAnswer, Told
from hub.families.tasks import find_answers_to_send
from hub.families.tests.conftest import room_of, sent, words_of, yesterday
from hub.mail.kinds import KINDS
from hub.mail.models import Incoming, Outgoing
from hub.mail.receiving import GONE, held_answer, keep, take_new
from hub.mail.tests.letters import Case, as_mail, gmail
from hub.media.models import MediaFile
from hub.school.models import Guardianship, School
from hub.showcase.models import Greeting, Section
from samples.cast import Cast

upgrade = import_module("hub.families.migrations.0004_whom_each_mail_asked")
ASKED = {"school", "guardian", "student"}
Files = Sequence[tuple[str, bytes]]
WORDS = "What a bridge!\n\nHow did you know where it would break?"


@pytest.fixture
def reply_address(client: Client, home: Cast) -> str:
    """Where the answer to Aiko's letter goes."""
    client.force_login(home.ines)
    client.post(reverse("send-letters", args=[home.class_6b.slug]), {"batch": "b" * 22})
    return str(sent()[0]["Reply-To"])


def answer(address: str, sender: str = "aiko@home.example", files: Files = (), **headers: str) -> Incoming:
    """She presses "Reply", types, and sends."""
    text, _html = gmail(WORDS, "en", "hub@school.example")
    raw = as_mail(Case("answer", WORDS, text), to=address, sender=sender, **headers)
    incoming = keep(with_files(raw, files) if files else raw)
    take_new()
    incoming.refresh_from_db()
    return incoming


def with_files(raw: bytes, files: Files) -> bytes:
    """The mail with pictures attached, as a phone does it."""
    letter = message_from_bytes(raw, policy=policy.default)
    for name, content in files:
        letter.add_attachment(content, maintype="image", subtype="png", filename=name)
    return letter.as_bytes()


def drawing() -> bytes:
    """A real picture."""
    content = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(content, "PNG")
    return content.getvalue()


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
    link = FamilyLink.make(home.aiko, home.school).token
    assert "By its corners." in client.get(f"/family/{link}/room/{room_of(home).public_id}/").content.decode()
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


@pytest.mark.thorough
def test_a_picture_waits_with_the_words_and_is_seen_with_them(home: Cast, client: Client, reply_address: str):
    home.policy.approve_comments = False
    home.policy.save(update_fields=["approve_comments"])

    answer(reply_address, files=[("kitchen.png", drawing()), ("broken.png", b"no picture")])

    greeting, media = Greeting.objects.get(), MediaFile.objects.get(owner=home.aiko)
    assert greeting.is_waiting and "How did you know" in greeting.body and media.public_id in greeting.body
    assert home.who_sees(media) == home.who_sees(greeting) == "ines nora daniel aiko"
    client.force_login(home.ines)
    waiting = client.get("/waiting/").content.decode()
    assert "With a picture" in waiting and media.public_id in waiting and "let-in-together" not in waiting
    greeting.release(by=home.ines)
    assert home.who_sees(media) == home.who_sees(greeting)
    client.force_login(home.tomas)
    assert f"/media/{media.public_id}/" in client.get("/@mei/showcase/grade-6/").content.decode()
    assert client.get(media.address()).status_code == 200
    greeting.bin()
    assert client.get(media.address()).status_code == 404


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
    incoming = answer(reply_address, sender, (), **headers)

    assert incoming.state == Incoming.State.HELD
    assert not Greeting.objects.exists()


def test_a_strange_answer_waits_for_the_teacher_who_knows_whose_it_is(home: Cast, client: Client, reply_address: str):
    incoming = answer(reply_address, "aiko.at.work@office.example")
    one = reverse("held-answer", args=[incoming.pk])
    client.force_login(home.ines)
    letter = reverse("letter-home", args=[home.class_6b.slug, "b" * 22])
    assert "Some answers are kept back" in client.get(letter).content.decode()
    assert one in client.get("/waiting/mail/").content.decode()
    page = client.get(one).content.decode()
    assert "aiko.at.work@office.example" in page and "another address" in page

    client.post(one, {"place": f"room-{room_of(home).public_id}"})
    again = client.post(one, {"place": f"room-{room_of(home).public_id}"})

    assert Greeting.objects.get().writer == home.aiko
    assert again.status_code == 404
    assert one not in client.get("/waiting/mail/").content.decode()


def test_a_new_mail_of_a_guardian_is_put_to_the_right_child(home: Cast, client: Client, reply_address: str):
    incoming = answer("hub@school.example")
    bridge = home.blogs["Mei"].entries.get(title="The bridge")
    one = reverse("held-answer", args=[incoming.pk])
    client.force_login(home.ines)
    assert "what it is about" in client.get(one).content.decode()

    client.post(one, {"place": f"post-{bridge.public_id}"})

    assert bridge.comments.get().writer == home.aiko
    assert not Incoming.objects.held().exists()


def test_an_answer_can_be_thrown_away_stays_where_it_cannot_go_and_is_no_other_class_s(
    home: Cast, client: Client, reply_address: str
):
    incoming = answer(reply_address, "stranger@evil.example")
    one = reverse("held-answer", args=[incoming.pk])
    client.force_login(home.rosa)
    assert client.get(one).status_code == client.post(one, {"drop": "yes"}).status_code == 404
    assert one not in client.get("/waiting/mail/").content.decode()
    client.force_login(home.ines)
    assert client.post(one, {"place": "room-of-somebody"}).status_code == 422
    Section.objects.update(shown_at=None)
    assert client.post(one, {"place": f"room-{room_of(home).public_id}"}).status_code == 422
    assert Incoming.objects.held().exists() and not Greeting.objects.exists()

    client.post(one, {"drop": "yes"})

    incoming.refresh_from_db()
    assert not Greeting.objects.exists()
    assert bytes(incoming.raw) == b""


def test_of_a_mail_about_several_children_only_who_teaches_the_first_reads_the_answer(home: Cast):
    of_mei, of_noah = home.post(home.mei, "class", "A crab"), home.post(home.noah, "class", "A boat")
    about = {"post": of_mei.pk, "school": home.school.pk, "guardian": home.aiko.pk}
    outgoing = Outgoing.objects.create(kind="digest", about=about, state=Outgoing.State.SENT)
    digest = Digest.objects.get_or_create(school=home.school, guardian=home.aiko)[0]
    for post in (of_mei, of_noah):
        Told.objects.create(digest=digest, entry=post, outgoing=outgoing)
    held = Incoming.objects.create(digest="a", raw=b"", answers=outgoing, state=Incoming.State.HELD)

    assert [list(held_for(home.viewer(who))) for who in (home.ines, home.nora, home.rosa)] == [[held], [held], []]


def test_when_the_post_that_was_answered_is_gone_the_office_finds_the_answer(home: Cast, client: Client):
    of_mei, of_noah = home.post(home.mei, "class", "A crab"), home.post(home.noah, "class", "A boat")
    digest = Digest.objects.get_or_create(school=home.school, guardian=home.aiko)[0]
    about = {"post": of_mei.pk, "digest": digest.pk, "school": home.school.pk, "guardian": home.aiko.pk}
    outgoing = Outgoing.objects.create(kind="digest", about=about, to="aiko@home.example", state=Outgoing.State.SENT)
    Told.objects.create(digest=digest, entry=of_noah, outgoing=outgoing)
    of_mei.delete()
    incoming = answer("hub@school.example")

    assert [list(held_for(home.viewer(who))) for who in (home.ines, home.nora, home.rosa)] == [[], [incoming], []]
    client.force_login(home.nora)
    assert "Aiko" in client.get("/waiting/mail/").text
    assert "what it is about" in client.get(reverse("held-answer", args=[incoming.pk])).text


def test_an_answer_to_what_a_deleted_room_held_is_found_by_the_office_and_put_elsewhere(
    home: Cast, client: Client, reply_address: str
):
    bridge = home.blogs["Mei"].entries.get(title="The bridge")
    room_of(home).delete()

    incoming = answer(reply_address, files=[("kitchen.png", drawing())])

    assert incoming.state == Incoming.State.HELD and not Greeting.objects.exists()
    assert [list(held_for(home.viewer(who))) for who in (home.ines, home.nora, home.rosa)] == [[], [incoming], []]
    one = reverse("held-answer", args=[incoming.pk])
    client.force_login(home.nora)
    assert one in client.get("/waiting/mail/").text
    page = client.get(one).text
    assert "not there any more" in page and "How did you know where it would break?" in page
    client.post(one, {"place": f"post-{bridge.public_id}"})
    assert bridge.comments.get().writer == home.aiko
    assert MediaFile.objects.get(owner=home.aiko).public_id in bridge.comments.get().body
    assert not Incoming.objects.held().exists()


def test_an_answer_kept_back_before_the_room_was_deleted_is_still_found(home: Cast, reply_address: str):
    incoming = answer(reply_address, "aiko.at.work@office.example")
    assert incoming in held_for(home.viewer(home.ines))

    room_of(home).delete()

    assert incoming in held_for(home.viewer(home.nora))


def test_an_answer_to_a_childs_answer_that_is_gone_is_found_by_the_office(home: Cast, reply_address: str):
    answer(reply_address)
    said = Greeting.objects.get()
    back = Greeting.write(room_of(home), "So!", by=home.mei, viewer=home.viewer(home.mei), answers=said)
    back.release(by=home.ines)
    mail.outbox.clear()
    find_answers_to_send.enqueue()
    (letter,) = sent()
    back.delete()

    incoming = answer(str(letter["Reply-To"]))

    assert incoming in held_for(home.viewer(home.nora))
    assert Greeting.objects.get() == said


def as_before_the_upgrade(outgoing: Outgoing) -> None:
    """Mails did not say whom they asked, and for which school."""
    outgoing.about = {name: told for name, told in outgoing.about.items() if name not in ASKED}
    outgoing.save(update_fields=["about"])


def letter_to_aiko() -> Outgoing:
    return Outgoing.objects.get(kind="letter", to="aiko@home.example")


def test_an_upgrade_notes_with_each_mail_whom_it_asked(home: Cast, reply_address: str):
    answer(reply_address)
    said = Greeting.objects.get()
    Greeting.write(room_of(home), "So!", by=home.mei, viewer=home.viewer(home.mei), answers=said).release(by=home.ines)
    find_answers_to_send.enqueue()
    for guardian in (home.aiko, home.marta):
        Digest.objects.get_or_create(school=home.school, guardian=guardian)[0].send_later(timezone.now(), address="")
    mails = Outgoing.objects.filter(kind__in=["letter", "digest", "answer"]).order_by("pk")
    before = [(outgoing.kind, outgoing.about) for outgoing in mails]
    assert {kind for kind, _about in before} == {"letter", "digest", "answer"}
    for outgoing in mails:
        as_before_the_upgrade(outgoing)

    upgrade.say_whom(apps, None)

    assert [(outgoing.kind, outgoing.about) for outgoing in mails.all()] == before


def test_an_upgrade_tells_by_its_address_whom_a_mail_asked_whose_room_is_gone(home: Cast, reply_address: str):
    as_before_the_upgrade(letter_to_aiko())
    room_of(home).delete()

    upgrade.say_whom(apps, None)
    incoming = answer(reply_address)

    assert (incoming.state, incoming.note) == (Incoming.State.HELD, GONE)
    assert [list(held_for(home.viewer(who))) for who in (home.ines, home.nora, home.rosa)] == [[], [incoming], []]


def test_what_a_guardian_of_two_schools_was_asked_by_a_mail_of_old_is_given_to_neither(home: Cast, reply_address: str):
    other = School.objects.create(name="Other school")
    Guardianship.objects.create(school=other, guardian=home.aiko, student=home.mei)
    as_before_the_upgrade(letter_to_aiko())
    room_of(home).delete()

    upgrade.say_whom(apps, None)
    incoming = answer(reply_address, files=[("kitchen.png", drawing())])

    assert (incoming.state, incoming.note, incoming.answers) == (Incoming.State.HELD, GONE, letter_to_aiko())
    assert "How did you know" in held_answer(incoming).words
    assert not MediaFile.objects.filter(owner=home.aiko).exists()
    assert not held_for(home.viewer(home.nora)).exists()


def test_mails_of_old_that_do_not_say_which_school_asked_are_no_other_school(home: Cast, reply_address: str):
    asked = letter_to_aiko()
    Outgoing.objects.create(kind="digest", about={"post": 1}, to=asked.to, state="sent", settled_at=timezone.now())

    incoming = answer("hub@school.example")

    assert (incoming.state, incoming.answers) == (Incoming.State.HELD, asked)
    assert incoming in held_for(home.viewer(home.ines))


@pytest.fixture
def two_schools(home: Cast) -> Cast:
    """Aiko guards a child at each of two schools of the hub, and both asked her."""
    other = School.objects.create(name="Other school")
    for school in (home.school, other):
        digest = Digest.objects.get_or_create(school=school, guardian=home.aiko)[0]
        about = {"digest": digest.pk, "post": 1, "school": school.pk, "guardian": home.aiko.pk}
        Outgoing.objects.create(kind="digest", about=about, to="aiko@home.example", state=Outgoing.State.SENT)
    mail.outbox.clear()
    return home


def test_a_mail_of_a_guardian_of_two_schools_of_the_hub_is_given_to_neither_and_she_is_told(two_schools: Cast):
    incoming = answer("hub@school.example")

    assert incoming.answers is None
    assert not held_for(two_schools.viewer(two_schools.nora))
    (told,) = sent()
    assert (told["To"], told["Reply-To"]) == ("aiko@home.example", None)
    assert "nobody has read them" in words_of(told) and "press “Reply”" in words_of(told)
    assert "Aiko" in words_of(told) and "How did you know" not in words_of(told)


def test_whoever_is_told_how_to_answer_is_told_once_a_day(two_schools: Cast):
    for number in range(3):
        answer("hub@school.example", X_Number=str(number))

    assert len(sent()) == 1


def test_no_machine_is_told_how_to_answer(two_schools: Cast):
    answer("hub@school.example", Auto_Submitted="auto-replied")

    assert not sent()


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
