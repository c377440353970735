"""The kinds of mail that the hub sends. Each is a function that makes the mail when it is sent, and not before.

    @mail("new-password")
    def new_password(outgoing: Outgoing) -> Message | None: ...

It asks the rule then, for whoever gets the mail; None says that there is nothing for them to get any more. So a mail
that waits holds no words of anybody, and what was taken back in the meantime is not in it. The functions stand in a
module `mails.py` of their app.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hub.mail.replies import Attached, Reply

if TYPE_CHECKING:
    from hub.mail.models import Outgoing


@dataclass(frozen=True)
class Picture:
    """A picture inside of a mail: the HTML shows it as cid:`name`."""

    name: str
    content: bytes
    kind: str = "jpeg"


@dataclass(frozen=True)
class Message:
    """One mail to one address. `leave_url`: where its reader leaves such mails with one press."""

    to: str
    subject: str
    text: str
    html: str = ""
    pictures: tuple[Picture, ...] = ()
    language: str = ""
    can_be_answered: bool = False
    leave_url: str = ""
    headers: dict[str, str] = field(default_factory=dict)


Make = Callable[["Outgoing"], Message | None]
Take = Callable[["Outgoing", Reply], str]
Keep = Callable[["Outgoing", tuple[Attached, ...]], tuple[int, ...]]
KINDS: dict[str, Make] = {}
TAKES_REPLIES: dict[str, Take] = {}
KEEPS_PICTURES: dict[str, Keep] = {}
ASKED_BY: dict[str, Callable[[Outgoing], int | None]] = {}
"""By kind what says by which school (its number) a mail was sent, if that can still be told."""


def mail(kind: str) -> Callable[[Make], Make]:
    """Stands above the function that makes mails of this kind."""

    def register(make: Make) -> Make:
        KINDS[kind] = make
        return make

    return register


def replies_to(
    kind: str, *, keeps: Keep | None = None, asked_by: Callable[[Outgoing], int | None] | None = None
) -> Callable[[Take], Take]:
    """Stands above the function that takes what somebody answers to a mail of this kind. It says in a few words what
    became of it. `keeps` takes its pictures in before that, and says their numbers; the same once more are the same.
    `asked_by`: see ASKED_BY."""

    def register(take: Take) -> Take:
        TAKES_REPLIES[kind] = take
        if keeps is not None:
            KEEPS_PICTURES[kind] = keeps
        if asked_by is not None:
            ASKED_BY[kind] = asked_by
        return take

    return register
