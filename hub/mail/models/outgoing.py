"""A mail that is to be sent: a row, written with whatever it tells of."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id

LEASE = datetime.timedelta(minutes=10)
"""For so long a mail is one worker's to send; a worker that dies with it gives it to the next by that."""
FIRST_PAUSE, LONGEST_PAUSE = datetime.timedelta(seconds=30), datetime.timedelta(hours=1)
GIVEN_UP_AFTER = datetime.timedelta(days=4)


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    """Mails."""

    def waiting(self) -> OutgoingQuerySet:
        """Those that nobody has got yet."""
        return self.filter(state=Outgoing.State.WAITING)

    def due(self, now: datetime.datetime) -> OutgoingQuerySet:
        """Those whose turn it is, the oldest first."""
        return self.waiting().filter(due_at__lte=now).order_by("due_at", "pk")

    def claim(self, number: int) -> Outgoing | None:
        """This mail for the one who asks first; None for everybody else."""
        now = timezone.now()
        mine = self.due(now).filter(pk=number).order_by().update(due_at=now + LEASE, tries=F("tries") + 1)
        return self.get(pk=number) if mine else None


class Outgoing(models.Model):
    """One mail. What it says is made when it is sent, from `about`: see hub.mail.kinds."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be sent")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("not sent: it was not for them any more")
        REFUSED = "refused", _("not taken by the mail server")
        BOUNCED = "bounced", _("came back")

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=40)
    about = models.JSONField(default=dict)
    to = models.EmailField(blank=True, help_text="where it was sent")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    answer = models.CharField(max_length=300, blank=True, help_text="what the mail server said last")

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def can_be_answered(self) -> bool:
        """Whether an answer to it finds its way back to the hub."""
        return bool(settings.EMAIL_REPLIES)

    def remember(self, **told: int) -> None:
        """Note with it what it was made of."""
        self.about = self.about | told
        self.save(update_fields=["about"])

    def was_sent(self, to: str) -> None:
        """The mail server has taken it."""
        self.to = to
        self._settle(self.State.SENT, "")

    def drop(self) -> None:
        """It is not for them any more."""
        self._settle(self.State.DROPPED, "")

    def was_refused(self, answer: str, to: str = "") -> None:
        """The mail server will not take it, however often it is asked."""
        self.to = to
        self._settle(self.State.REFUSED, answer)

    def came_back(self, answer: str) -> None:
        """The mail server of whom it was for has sent it back."""
        if self.state == self.State.SENT:
            self._settle(self.State.BOUNCED, answer)

    def postpone(self, answer: str) -> None:
        """Try again later: in half a minute, a minute, two …, each hour at last; after four days no more."""
        now = timezone.now()
        if now - self.made_at > GIVEN_UP_AFTER:
            self.was_refused(answer)
        else:
            # The shift stops growing: a date cannot hold what doubles for days.
            self.due_at = now + min(FIRST_PAUSE * 2 ** min(self.tries - 1, 10), LONGEST_PAUSE)
            self.answer = answer[:300]
            self.save(update_fields=["due_at", "answer"])

    def _settle(self, state: State, answer: str) -> None:
        self.state, self.settled_at, self.answer = state, timezone.now(), answer[:300]
        self.save(update_fields=["state", "settled_at", "answer", "to"])
