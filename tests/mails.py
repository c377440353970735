"""One mail of each kind, as the outbox has it in the world of tests/world.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from hub.assignments.models import Feedback
from hub.comments.models import Comment
from hub.families.models import Digest, FamilyLink, LetterHome, SentAnswer
from hub.mail.models import Outgoing
from hub.safety.models import Taking, Worry
from hub.showcase.models import Section
from tests.world import World

HERE = "https://hub.school.example"


def _new_password(world: World) -> Outgoing:
    ines = world.cast.ines
    ines.set_password("three old songs")
    ines.save(update_fields=["password"])
    return _mail("new-password", email=ines.email or "", language=ines.language or world.cast.school.language)


def _sign_in_news(world: World) -> Outgoing:
    ines = world.cast.ines
    told = {"person": ines.public_id, "what": "new-device", "device": "Firefox, Windows"}
    return _mail("sign-in-news", language=ines.language or world.cast.school.language, **told)


def _worry(world: World) -> Outgoing:
    worry = Worry.hand_to_lead(world.class_post, "Something that worries.", writer=world.cast.mei)
    return _mail("worry", worry=worry.pk, person=world.cast.daniel.pk)


def _letter(world: World) -> Outgoing:
    home = LetterHome.objects.create(
        letter=world.letter, guardianship=world.cast.aiko.children_links.get(), section=world.room
    )
    return _mail("letter", home=home.pk)


def _digest(world: World) -> Outgoing:
    return _mail("digest", digest=Digest.objects.create(school=world.cast.school, guardian=world.cast.aiko).pk)


def _answer(world: World) -> Outgoing:
    cast = world.cast
    said = Comment.write(world.class_post, "How long did it take?", by=cast.aiko, viewer=cast.viewer(cast.aiko))
    answer = Comment.write(world.class_post, "Two days.", by=cast.mei, viewer=cast.viewer(cast.mei), parent=said)
    for comment in (said, answer):
        if comment.approval is not None:
            comment.approval.release(by=cast.ines)
    SentAnswer.objects.create(comment=answer)
    return _mail("answer", comment=answer.pk)


def _which_mail(world: World) -> Outgoing:
    return _mail("which-mail", guardian=world.cast.aiko.pk, language=world.cast.school.language)


def _copy_taken(world: World) -> Outgoing:
    cast = world.cast
    taking = Taking.objects.create(school=cast.school, student=cast.mei, by=cast.mei, day=timezone.localdate())
    return _mail("copy-taken", taking=taking.pk, person=cast.aiko.pk, address=HERE)


def _farewell(world: World) -> Outgoing:
    yesterday = timezone.localdate() - timedelta(days=1)
    world.cast.mei.enrolments.update(starts_on=yesterday, ends_on=yesterday)
    return _mail("farewell", guardianship=world.cast.aiko.children_links.get().pk)


def _mentor_asked(world: World) -> Outgoing:
    word = Feedback.say(_room_for_mentor(world), "Does it show?", by=world.cast.ines)
    return _mail("mentor-asked", word=word.pk if word else 0)


def _mentor_ready(world: World) -> Outgoing:
    room = _room_for_mentor(world)
    room.say_ready(ready=True)
    return _mail("mentor-ready", section=room.pk, ready_at=room.ready_at.isoformat() if room.ready_at else "")


def _room_for_mentor(world: World) -> Section:
    cast = world.cast
    room = Section.start(cast.blogs["Ines"], None, by=cast.ines, year=cast.year)
    room.show(by=cast.ines, audience="mentor")
    return room


def _mail(kind: str, **about: str | int) -> Outgoing:
    return Outgoing.objects.create(kind=kind, about={"address": HERE, **about}, made_at=timezone.now())


MAILS: dict[str, Callable[[World], Outgoing]] = {
    "answer": _answer,
    "digest": _digest,
    "copy-taken": _copy_taken,
    "farewell": _farewell,
    "family-link": lambda world: _mail("family-link", link=FamilyLink.make(world.cast.aiko, world.cast.school).pk),
    "letter": _letter,
    "mentor-asked": _mentor_asked,
    "mentor-ready": _mentor_ready,
    "new-password": _new_password,
    "promise": lambda world: _mail("promise", piece=world.promised_piece.pk),
    "sign-in-news": _sign_in_news,
    "which-mail": _which_mail,
    "worry": _worry,
}
