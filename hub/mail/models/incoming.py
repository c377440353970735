"""A mail that came to the hub."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.mail.models.outgoing import Outgoing


class IncomingQuerySet(models.QuerySet["Incoming"]):
    """Mails that came."""

    def to_take(self) -> IncomingQuerySet:
        """Those that nobody has looked into yet."""
        return self.filter(state=Incoming.State.NEW).order_by("pk")

    def held(self) -> IncomingQuerySet:
        """Those kept back, for somebody to look at."""
        return self.filter(state=Incoming.State.HELD)


class Incoming(models.Model):
    """One mail as it came. Its bytes are kept until what they say has found its place."""

    class State(models.TextChoices):
        NEW = "new", _("just come")
        TAKEN = "taken", _("taken in")
        HELD = "held", _("kept back")
        BOUNCE = "bounce", _("tells that a mail came back")
        IGNORED = "ignored", _("nothing for the hub")

    # Of the bytes: the same mail brought twice, by a mailbox and by local delivery, is the same mail.
    digest = models.CharField(max_length=64, unique=True)
    raw = models.BinaryField()
    came_at = models.DateTimeField(default=timezone.now)
    answers = models.ForeignKey(Outgoing, on_delete=models.SET_NULL, null=True, blank=True, related_name="replies")
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    note = models.CharField(max_length=300, blank=True, help_text="what became of it")

    objects = IncomingQuerySet.as_manager()

    class Meta:
        ordering = ["came_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.came_at:%Y-%m-%d %H:%M}"

    def settle(self, state: State, note: str, answers: Outgoing | None = None) -> None:
        """Note what became of it. Its bytes are not needed any more, but where somebody has yet to look at it."""
        self.state, self.note, self.answers = state, note[:300], answers
        self.raw = self.raw if state == self.State.HELD else b""
        self.save(update_fields=["state", "note", "answers", "raw"])
