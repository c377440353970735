"""Sends what waits in the outbox: at least once, and never again after the mail server has said yes."""

from __future__ import annotations

import logging
from contextlib import suppress
from email.mime.image import MIMEImage
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from hub.mail.addresses import Purpose, bound_address
from hub.mail.kinds import KINDS, Message
from hub.mail.models import Outgoing

logger = logging.getLogger(__name__)
BATCH = 50


class Letter(EmailMultiAlternatives):
    """A mail whose pictures belong to its text."""

    mixed_subtype = "related"


def send_due() -> bool:
    """Send what is due, fifty at most, over one connection; whether more is due.

    When the server cannot be reached, all wait: fifty mails do not each find that out by themselves.
    """
    line = get_connection()
    due = Outgoing.objects.due(timezone.now())
    try:
        for number in list(due.values_list("pk", flat=True)[:BATCH]):
            outgoing = Outgoing.objects.claim(number)
            if outgoing is not None and not _send(outgoing, line):
                Outgoing.objects.due(timezone.now()).order_by().update(due_at=outgoing.due_at)
                break
    finally:
        _hang_up(line)
    return Outgoing.objects.due(timezone.now()).exists()


def _send(outgoing: Outgoing, line: Any) -> bool:
    """Send this one; False when the server cannot be reached."""
    try:
        message = KINDS[outgoing.kind](outgoing)
        letter = _letter(outgoing, message) if message else None
    except Exception as error:  # What one mail says must not keep back the others.
        logger.exception("The mail %s could not be made.", outgoing)
        outgoing.postpone(f"{type(error).__name__} while it was made")
        return True
    if message is None or letter is None:
        outgoing.drop()
        return True
    try:
        line.open()
    except OSError as error:  # What smtplib raises is one.
        outgoing.postpone(f"{type(error).__name__}: {error}")
        return False
    try:
        line.send_messages([letter])
    except OSError as error:
        _hang_up(line)
        _was_not_taken(outgoing, message.to, error)
    else:
        outgoing.was_sent(message.to)
    return True


def _was_not_taken(outgoing: Outgoing, to: str, error: OSError) -> None:
    """A no to this address or this text is for good; anything else may pass."""
    code = 0
    if isinstance(error, SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
    elif isinstance(error, SMTPDataError):
        code = error.smtp_code
    answer = f"{type(error).__name__}: {error}"
    if code >= 500:
        outgoing.was_refused(answer, to)
    else:
        outgoing.postpone(answer)


def _letter(outgoing: Outgoing, message: Message) -> Letter:
    """The mail for Django. Its id is the row's, so that a mail server that gets it twice may tell."""
    is_answered = message.can_be_answered and outgoing.can_be_answered
    headers = {
        "Message-ID": f"<{outgoing.public_id}@{settings.EMAIL_FROM.rpartition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "From": settings.DEFAULT_FROM_EMAIL,
        **({"Content-Language": message.language} if message.language else {}),
        **_ways_to_leave(message),
        **message.headers,
    }
    letter = Letter(
        " ".join(message.subject.split()),
        message.text,
        # Where the news of a mail that came back is sent; who reads it sees the header From.
        bound_address(Purpose.BOUNCE, outgoing.pk) or settings.DEFAULT_FROM_EMAIL,
        [message.to],
        headers=headers,
        reply_to=[bound_address(Purpose.REPLY, outgoing.pk)] if is_answered else None,
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    for picture in message.pictures:
        part = MIMEImage(picture.content, picture.kind)
        part.add_header("Content-ID", f"<{picture.name}>")
        part.add_header("Content-Disposition", "inline", filename=f"{picture.name}.{picture.kind}")
        letter.attach(part)
    letter.message()  # Raises what is wrong with it, before anybody is called.
    return letter


def _ways_to_leave(message: Message) -> dict[str, str]:
    """So that a mail program has a button of its own for leaving, which sends a POST (RFC 8058)."""
    if not message.leave_url:
        return {}
    return {"List-Unsubscribe": f"<{message.leave_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _hang_up(line: Any) -> None:
    """End the call; what was said before stays said."""
    with suppress(OSError):
        line.close()
