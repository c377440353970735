"""What mail leaves to the worker."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from hub.jobs.later import task
from hub.jobs.schedule import every
from hub.mail.mailbox import look_into
from hub.mail.models import Incoming, Outgoing
from hub.mail.receiving import take_new
from hub.mail.sending import send_due

KEPT, HELD = timedelta(days=120), timedelta(days=30)


@every(timedelta(minutes=1))
@task
def send_waiting() -> None:
    """Send what waits. Other work has its turn after fifty mails."""
    if send_due():
        send_waiting.enqueue()


@every(timedelta(minutes=1))
@task
def take_in_mail() -> None:
    """Fetch what is in the mailbox, where there is one, and look into all that came."""
    try:
        if settings.EMAIL_INBOX_URL:
            look_into()
    finally:  # A mailbox that is away keeps back nothing that is here.
        take_new()


@every(timedelta(days=1))
@task
def tidy_mail() -> None:
    """Forget mails that have been settled for four months: which went where is asked within a term. What is kept back
    and nobody looks at for a month says nothing any more."""
    now = timezone.now()
    before = now - KEPT
    Incoming.objects.held().filter(came_at__lt=now - HELD).update(state=Incoming.State.IGNORED, raw=b"")
    Incoming.objects.exclude(state=Incoming.State.NEW).filter(came_at__lt=before).delete()
    Outgoing.objects.exclude(state=Outgoing.State.WAITING).filter(settled_at__lt=before).delete()
