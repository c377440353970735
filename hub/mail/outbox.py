"""The way into the outbox."""

from __future__ import annotations

import datetime

from hub.mail.kinds import KINDS
from hub.mail.models import Outgoing
from hub.mail.tasks import send_waiting


def put(kind: str, *, due_at: datetime.datetime | None = None, **about: str | int) -> Outgoing:
    """Have a mail sent, now or at `due_at`. It is written in the caller's transaction: rolled back, it never was.

    `about` is what the kind makes the mail from, when it is sent: numbers of rows, never words of anybody.
    """
    if kind not in KINDS:
        raise ValueError(f"There is no kind of mail called {kind!r}.")
    outgoing = Outgoing(kind=kind, about=about)
    if due_at is not None:
        outgoing.due_at = due_at
    outgoing.save()
    send_waiting.enqueue()
    return outgoing
