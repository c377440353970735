"""Tells people by mail what happened to their signing in, so that what was not them does not go unseen."""

from __future__ import annotations

from django.utils.translation import get_language

from hub.mail.outbox import put
from hub.people.models import Person


def tell(person: Person, what: str, *, device: str = "") -> None:
    """Put the mail into the outbox; `what` is one of the words of `hub.people.mails.NEWS`. Without an e-mail address
    nobody is told."""
    if person.email:
        put("sign-in-news", person=person.public_id, what=what, language=get_language() or "en", device=device)
