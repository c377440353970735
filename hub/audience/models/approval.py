"""An adult's yes before others see something."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.activity.models import Kind
from hub.audience import signals
from hub.people.models import Person
from hub.school.models import School
from hub.school.noting import note


class Approval(models.Model):
    """One yes that is asked for. What waits for it points here; several things may wait for the same yes."""

    class Decision(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RELEASED = "released", _("let in")
        HELD = "held", _("kept out")

    class Reason(models.TextChoices):
        POLICY = "policy", _("a teacher reads it first")
        ARRIVAL = "arrival", _("it came from elsewhere and nobody has looked at it yet")
        WORRY = "worry", _("somebody who helps reads it first")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason, default=Reason.POLICY)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.WAITING)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.get_decision_display()

    def release(self, *, by: Person) -> None:
        """Let what waits be seen by those it is meant for."""
        self._decide(self.Decision.RELEASED, by, "")
        transaction.on_commit(lambda: signals.approval_released.send(sender=Approval, approval=self))

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep it out; the writer still sees it, with the note."""
        self._decide(self.Decision.HELD, by, note)

    def wait_again(self) -> None:
        """Take the decision back: all is as before it."""
        self.decision, self.decided_by, self.decided_at, self.note = self.Decision.WAITING, None, None, ""
        self.save(update_fields=["decision", "decided_by", "decided_at", "note"])

    @property
    def is_released(self) -> bool:
        """Whether the yes was given."""
        return self.decision == self.Decision.RELEASED

    @property
    def is_with_lead(self) -> bool:
        """Whether it worries, and a lead has not let it in."""
        return self.reason == self.Reason.WORRY and not self.is_released

    def _decide(self, decision: Decision, by: Person, words: str) -> None:
        self.decision, self.decided_by, self.decided_at, self.note = decision, by, timezone.now(), words
        with transaction.atomic():
            self.save(update_fields=["decision", "decided_by", "decided_at", "note"])
            kind = Kind.LET_IN if decision == self.Decision.RELEASED else Kind.KEPT_OUT
            note(kind, self.school, by=by, thing=f"approval {self.pk}", outcome=self.reason)


def not_with_lead(approval: str = "approval") -> models.Q:
    """The condition, on what waits, that it is not the lead's alone: what worries is, until the lead lets it in.
    `approval` names the column."""
    kept = [Approval.Decision.WAITING, Approval.Decision.HELD]
    return ~models.Q(**{f"{approval}__reason": Approval.Reason.WORRY, f"{approval}__decision__in": kept})
