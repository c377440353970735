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
ASKS_WHICH: dict[str, Callable[[Outgoing], None]] = {}
"""By kind what tells whoever got a mail how to answer, where nobody can tell which mail they answered."""


def mail(kind: str) -> Callable[[Make], Make]:
    """Stands above the function that makes mails of this kind."""

    def register(make: Make) -> Make:
        KINDS[kind] = make
        return make

    return register


def replies_to(
    kind: str, *, keeps: Keep | None = None, asks_which: Callable[[Outgoing], None] | None = None
) -> Callable[[Take], Take]:
    """Stands above the function that takes what somebody answers to a mail of this kind. It says in a few words what
    became of it, or raises HasNoPlace. `keeps` takes its pictures in before that, and says their numbers; the same once
    more are the same. `asks_which`: see ASKS_WHICH. What such a mail is `about` has the number of its `school`."""

    def register(take: Take) -> Take:
        TAKES_REPLIES[kind] = take
        if keeps is not None:
            KEEPS_PICTURES[kind] = keeps
        if asks_which is not None:
            ASKS_WHICH[kind] = asks_which
        return take

    return register
