"""The mailbox that the hub looks into, where mail does not come by local delivery."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from django.conf import settings
from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted, MailMessageFlags

from hub.mail.receiving import keep

AT_ONCE, TIMEOUT = 50, 30


def look_into() -> int:
    """Keep what is unread, and mark it as read; how many there were. What is kept and not yet marked is kept once."""
    address = urlsplit(settings.EMAIL_INBOX_URL)
    folder = unquote(address.path.strip("/")) or "INBOX"
    box = _box(address.scheme, address.hostname or "", address.port)
    with box.login(unquote(address.username or ""), unquote(address.password or ""), folder) as mailbox:
        number = 0
        for letter in mailbox.fetch(AND(seen=False), mark_seen=False, limit=AT_ONCE, bulk=False):
            number += 1
            keep(letter.obj.as_bytes())
            if letter.uid:
                mailbox.flag(letter.uid, MailMessageFlags.SEEN, True)
    return number


def _box(scheme: str, host: str, port: int | None) -> BaseMailBox:
    if scheme == "imap":
        return MailBoxUnencrypted(host, port or 143, timeout=TIMEOUT)
    return MailBox(host, port or 993, timeout=TIMEOUT)
