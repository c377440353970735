"""Reads a mail that came: from whom, to which of our addresses, what it says, and whether a person wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import getaddresses, parseaddr

from django.conf import settings

from hub.mail.addresses import Purpose, read_address
from hub.mail.quoting import own_words, words_of_html
from hub.mail.replies import Attached
from hub.mail.vouching import is_by, vouches_for

MOST_PICTURES, LARGEST_PICTURE = 4, 12_000_000
TO_US = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Resent-To")


@dataclass(frozen=True)
class Read:
    """What a mail says. `purpose` and `number` are of the address that it was sent to."""

    sender: str
    purpose: Purpose | None
    number: int
    words: str
    pictures: tuple[Attached, ...]
    is_automatic: bool
    is_forged: bool
    came_back: str


def read_mail(raw: bytes) -> Read:
    """Read it. What cannot be read counts as empty: whatever comes, the worker goes on."""
    message = message_from_bytes(raw, policy=policy.default)
    bound = next(filter(None, (read_address(address) for address in _recipients(message))), None)
    return Read(
        sender=parseaddr(_header(message, "From"))[1].lower(),
        purpose=bound[0] if bound else None,
        number=bound[1] if bound else 0,
        words=own_words(_text(message)),
        pictures=_pictures(message),
        is_automatic=_is_automatic(message),
        is_forged=_is_forged(message),
        came_back=_came_back(message),
    )


def _recipients(message: EmailMessage) -> list[str]:
    lines = [str(line) for name in TO_US for line in message.get_all(name, [])]
    return [address for _name, address in getaddresses(lines)]


def _header(message: Message, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
    ):  # The parser of the standard library stumbles over odd ones.
        return ""


def _text(message: EmailMessage) -> str:
    plain = [part for part in _parts(message) if part.get_content_type() == "text/plain"]
    told = "\n".join(_content(part) for part in plain)
    if told.strip():
        return told
    html = [part for part in _parts(message) if part.get_content_type() == "text/html"]
    return words_of_html("\n".join(_content(part) for part in html))


def _parts(message: EmailMessage) -> list[Message]:
    """The parts that are no files: not those of a mail that is attached."""
    found: list[Message] = []
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_type() == "message/rfc822" or part.get_content_disposition() == "attachment":
            continue
        if part.is_multipart():
            waiting = [*(one for one in part.get_payload() if isinstance(one, Message)), *waiting]
        else:
            found.append(part)
    return found


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return payload.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:  # A character set that nobody knows.
        return payload.decode("utf-8", errors="replace")


def _pictures(message: EmailMessage) -> tuple[Attached, ...]:
    found = []
    for part in message.walk():
        content = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        # What lies inside of the quotation is our own picture coming back.
        is_ours = re.fullmatch(r"<piece\d+>", _header(part, "Content-ID").strip())
        if isinstance(content, bytes) and 0 < len(content) <= LARGEST_PICTURE and not is_ours:
            found.append(Attached(part.get_filename() or "picture", content, part.get_content_type()))
    return tuple(found[:MOST_PICTURES])


def _is_automatic(message: EmailMessage) -> bool:
    """Whether a machine answered: out of office, a list, an answer to an answer."""
    auto = _header(message, "Auto-Submitted").strip().lower()
    precedence = _header(message, "Precedence").strip().lower()
    return (
        (bool(auto) and auto != "no")
        or precedence in {"bulk", "junk", "list", "auto_reply"}
        or any(name in message for name in ("X-Autoreply", "X-Autorespond", "List-Id", "X-Auto-Reply"))
        or _header(message, "Return-Path").strip() == "<>"
    )


def _is_forged(message: EmailMessage) -> bool:
    """Whether our own mail server does not vouch for the one sender, or there are several. Only its line, the topmost,
    counts: those below, and those by others, may have come with the mail; without it nobody knows who wrote. As it was
    written: nothing that is coded in it is a verdict."""
    senders = getaddresses([str(line) for line in message.get_all("From", [])])
    told = [str(value) for name, value in message.raw_items() if name.lower() == "authentication-results"]
    is_checked = bool(told) and is_by(told[0], settings.EMAIL_CHECKED_BY)
    return len(senders) != 1 or not is_checked or not vouches_for(told[0], senders[0][1])


def _came_back(message: EmailMessage) -> str:
    """What a mail server says of a mail that it could not deliver; "" for any other mail, and for a mere delay."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            told = [one for one in part.get_payload() if isinstance(one, Message)]
            for one in told:
                if _header(one, "Action").strip().lower() == "failed":
                    return _header(one, "Diagnostic-Code") or _header(one, "Status") or "failed"
    return ""
