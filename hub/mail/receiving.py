"""Takes in what came: an answer goes to whoever sent the mail that is answered, in the app that made it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable

from django.db import DatabaseError, transaction

from hub.mail.addresses import Purpose
from hub.mail.kinds import ASKS_WHICH, KEEPS_PICTURES, TAKES_REPLIES
from hub.mail.models import Incoming, Outgoing
from hub.mail.reading import Read, read_mail
from hub.mail.replies import HasNoPlace, Reply

logger = logging.getLogger(__name__)
LARGEST = 40_000_000
State = Incoming.State
NOT_VOUCHED = "the mail server does not say that it is from them"
OTHER_ADDRESS = "from another address than the mail was sent to"
NOT_PLACED = "to no address for answers, from somebody who got mails that ask for one"
GONE = "what it answers is not there any more"
"""Why an answer is kept back."""
OF_SEVERAL = "to no address for answers, from somebody whom several schools asked for one: they were told how to answer"
LATELY = 20
"""So many of the last mails to somebody are looked at to tell what a mail of theirs is about."""


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


def take_anyway(incoming: Incoming, take: Callable[[Reply], str]) -> bool:
    """Somebody who is responsible says whose it is, and what it is about: `take` puts it there, and says what became of
    it, or nothing where it could not; then it stays kept back. It is taken once, whoever presses twice."""
    outgoing = incoming.answers
    reply = _reply(outgoing, held_answer(incoming)) if outgoing else Reply("", "")
    with transaction.atomic():
        if not Incoming.objects.select_for_update().held().filter(pk=incoming.pk).exists():
            return False
        note = take(reply)
        if note:
            incoming.settle(State.TAKEN, f"let in by hand; {note}", outgoing)
    return bool(note)


def _take(number: int) -> None:
    """Pictures are opened before anything is locked, for that takes a while."""
    raw = Incoming.objects.to_take().filter(pk=number).values_list("raw", flat=True).first()
    if raw is None:
        return
    read = read_mail(bytes(raw))
    asking = [] if read.purpose else _last_sent_to(read)
    outgoing = _answered(read, asking)
    state, note = _judge(outgoing, read)
    reply = _reply(outgoing, read) if outgoing and state == State.TAKEN else None
    with transaction.atomic():
        incoming = Incoming.objects.select_for_update().to_take().filter(pk=number).first()
        if incoming is None:
            return
        if outgoing and state == State.BOUNCE and read.came_back:
            outgoing.came_back(read.came_back)
        if outgoing and reply:
            state, note = _give(outgoing, reply)
        if asking and not outgoing:
            note = _ask_which(asking[0], read)
        incoming.settle(state, note, outgoing)


def _give(outgoing: Outgoing, reply: Reply) -> tuple[State, str]:
    """Give it to the app that made the mail."""
    try:
        return State.TAKEN, TAKES_REPLIES[outgoing.kind](outgoing, reply)
    except HasNoPlace:
        return State.HELD, GONE


def _judge(outgoing: Outgoing | None, read: Read) -> tuple[State, str]:
    """What becomes of a mail, and why. Whoever has the address may still not be whom it was given to: then nothing that
    they say is shown to anybody."""
    if outgoing is None:
        return State.IGNORED, "to no address that we gave out"
    if read.came_back or read.purpose == Purpose.BOUNCE:
        return State.BOUNCE, read.came_back
    if read.is_automatic:
        return State.IGNORED, "a machine answered"
    if outgoing.kind not in TAKES_REPLIES:
        return State.IGNORED, "nobody takes answers to this mail"
    if read.is_forged:
        return State.HELD, NOT_VOUCHED
    if not read.sender or read.sender != outgoing.to.lower():
        return State.HELD, OTHER_ADDRESS
    if not read.words and not read.pictures:
        return State.IGNORED, "nothing but what it quotes"
    return (State.TAKEN, "") if read.purpose else (State.HELD, NOT_PLACED)


def _last_sent_to(read: Read) -> list[Outgoing]:
    """The last mails that asked this sender for an answer, the newest first, where theirs came to no address for
    answers: somebody who is responsible finds out what it is about. Old ones that do not say which school asked count
    only where no other does. Nothing for what a machine wrote."""
    if not read.sender or read.is_automatic or read.came_back:
        return []
    asked = Outgoing.objects.filter(to__iexact=read.sender, kind__in=TAKES_REPLIES, state=Outgoing.State.SENT)
    lately = list(asked.order_by("-settled_at", "-pk")[:LATELY])
    return [one for one in lately if "school" in one.about] or lately


def _answered(read: Read, asking: list[Outgoing]) -> Outgoing | None:
    """The mail that is answered: by the address it came to, else the last of those that asked, where all are of one
    school."""
    if read.purpose:
        return Outgoing.objects.filter(pk=read.number).first()
    return asking[0] if len({one.about.get("school") for one in asking}) == 1 else None


def _ask_which(outgoing: Outgoing, read: Read) -> str:
    """Several schools of the hub asked: nobody can tell for which of them the words are, and what is for one is not the
    other's to read. So their writer is told how to answer; what that is noted as."""
    if (read.words or read.pictures) and (ask := ASKS_WHICH.get(outgoing.kind)):
        ask(outgoing)
    return OF_SEVERAL


def _reply(outgoing: Outgoing, read: Read) -> Reply:
    """What it says, with its pictures taken in."""
    keep_pictures = KEEPS_PICTURES.get(outgoing.kind)
    pictures = keep_pictures(outgoing, read.pictures) if keep_pictures and read.pictures else ()
    return Reply(read.sender, read.words, pictures)
