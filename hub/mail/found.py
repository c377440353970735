"""How the outbox is, for `hub doctor`."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from hub.jobs.checkup import Finding, State, also_ask
from hub.mail.models import Outgoing

TOO_LONG = datetime.timedelta(minutes=15)
LATELY = datetime.timedelta(days=7)


@also_ask("outbox")
def outbox() -> Finding:
    """Nothing waits for long, and little comes back."""
    now = timezone.now()
    late = Outgoing.objects.waiting().filter(made_at__lt=now - TOO_LONG, tries__gt=0)
    if count := late.count():
        last = late.order_by("-due_at").values_list("answer", flat=True).first()
        words = f"{count} mails have waited for over 15 minutes; they are tried again. Said last: {last}"
        return Finding("outbox", State.LOOK, words)
    states = [Outgoing.State.REFUSED, Outgoing.State.BOUNCED]
    lost = Outgoing.objects.filter(state__in=states, settled_at__gte=now - LATELY).count()
    if lost:
        return Finding("outbox", State.LOOK, f"{lost} mails of the last week were refused or came back.")
    return Finding("outbox", State.WELL, "No mail waits.")


@also_ask("answers by mail", of_database=False)
def answers() -> Finding:
    """Where families answer mails, some server tells whether they are from whom they say."""
    if not settings.EMAIL_REPLIES:
        return Finding("answers by mail", State.WELL, "Mails ask for no answer (EMAIL_REPLIES is not set).")
    if not settings.EMAIL_CHECKED_BY:
        words = "No mail server vouches for senders, so teachers look at every answer: set EMAIL_CHECKED_BY."
        return Finding("answers by mail", State.LOOK, words)
    return Finding("answers by mail", State.WELL, f"{settings.EMAIL_CHECKED_BY} vouches for senders.")
