"""Takes in what came: an answer goes to whoever sent the mail that is answered, in the app that made it."""

from __future__ import annotations

import hashlib
import logging

from django.db import DatabaseError, transaction

from hub.mail.addresses import Purpose
from hub.mail.kinds import TAKES_REPLIES
from hub.mail.models import Incoming, Outgoing
from hub.mail.reading import Read, read_mail
from hub.mail.replies import Reply

logger = logging.getLogger(__name__)
LARGEST = 40_000_000
State = Incoming.State


def keep(raw: bytes) -> Incoming:
    """Keep a mail as it came. The same bytes brought again are the same mail."""
    digest = hashlib.sha256(raw).hexdigest()
    return Incoming.objects.get_or_create(digest=digest, defaults={"raw": raw[:LARGEST]})[0]


def take_new() -> int:
    """Look into all that came and nobody looked into; how many there were. One that is ill keeps no other back."""
    numbers = list(Incoming.objects.to_take().values_list("pk", flat=True))
    for number in numbers:
        try:
            _take(number)
        except DatabaseError:  # It is the database that is ill: the mail waits, and is looked into again.
            raise
        except Exception:
            logger.exception("The mail %s could not be taken in.", number)
            Incoming.objects.filter(pk=number).update(state=State.HELD, note="could not be read")
    return len(numbers)


def held_answer(incoming: Incoming) -> Read:
    """What a mail that is kept back says."""
    return read_mail(bytes(incoming.raw))


def take_anyway(incoming: Incoming) -> None:
    """Somebody who is responsible says that it is from whom it should be: take it in like any other answer."""
    read, outgoing = held_answer(incoming), incoming.answers
    take = TAKES_REPLIES.get(outgoing.kind) if outgoing else None
    with transaction.atomic():
        if outgoing is None or take is None:
            incoming.settle(State.IGNORED, "nobody takes answers to this mail")
        else:
            note = take(outgoing, Reply(read.sender, read.words, read.pictures))
            incoming.settle(State.TAKEN, f"let in by hand; {note}", outgoing)


def _take(number: int) -> None:
    with transaction.atomic():
        incoming = Incoming.objects.select_for_update().to_take().filter(pk=number).first()
        if incoming is None:
            return
        read = read_mail(bytes(incoming.raw))
        outgoing = Outgoing.objects.filter(pk=read.number).first() if read.purpose else None
        if outgoing is None:
            incoming.settle(State.IGNORED, "to no address that we gave out")
        elif read.came_back or read.purpose == Purpose.BOUNCE:
            if read.came_back:
                outgoing.came_back(read.came_back)
            incoming.settle(State.BOUNCE, read.came_back, outgoing)
        else:
            incoming.settle(*_answer(outgoing, read), outgoing)


def _answer(outgoing: Outgoing, read: Read) -> tuple[State, str]:
    """What becomes of an answer. Whoever has the address may still not be whom it was given to: then nothing that they
    say is shown to anybody."""
    take = TAKES_REPLIES.get(outgoing.kind)
    if read.is_automatic:
        return State.IGNORED, "a machine answered"
    if take is None:
        return State.IGNORED, "nobody takes answers to this mail"
    if read.is_forged:
        return State.HELD, "the mail server does not say that it is from them"
    if not read.sender or read.sender != outgoing.to.lower():
        return State.HELD, "from another address than the mail was sent to"
    if not read.words and not read.pictures:
        return State.IGNORED, "nothing but what it quotes"
    return State.TAKEN, take(outgoing, Reply(read.sender, read.words, read.pictures))
