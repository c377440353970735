"""How often a guardian gets a mail about what is new, and when the next one is due."""

from __future__ import annotations

import datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.blogs.models import Entry
from hub.mail.models import Outgoing
from hub.mail.outbox import put
from hub.people.models import Person
from hub.school.models import School, SchoolYear

AFTERNOON = datetime.time(16)
FRIDAY = 4
TERMS = 3
OFTEN = datetime.timedelta(minutes=15)


class DigestQuerySet(models.QuerySet["Digest"]):
    """Choices."""

    def due(self, now: datetime.datetime) -> DigestQuerySet:
        """Those whose turn it is."""
        return self.filter(due_at__lte=now, guardian__is_active=True)


class Digest(models.Model):
    """One guardian's choice at one school, for all their children there."""

    class Pace(models.TextChoices):
        AT_ONCE = "at-once", _("when something is new")
        DAILY = "daily", _("each day")
        WEEKLY = "weekly", _("each Friday")
        TERM = "term", _("three times a year")
        NEVER = "never", _("not at all")

    SPANS = {
        Pace.AT_ONCE: datetime.timedelta(days=7),
        Pace.DAILY: datetime.timedelta(days=7),
        Pace.WEEKLY: datetime.timedelta(days=14),
        Pace.TERM: datetime.timedelta(days=150),
        Pace.NEVER: datetime.timedelta(),
    }
    """How old a post may be to be new, when it was let in late."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="digests")
    guardian = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="digests")
    pace = models.CharField(_("How often?"), max_length=8, choices=Pace, default=Pace.WEEKLY)
    quiet_from = models.PositiveSmallIntegerField(_("No mails from"), default=20)
    quiet_until = models.PositiveSmallIntegerField(_("until"), default=7)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "guardian"], name="one_digest_a_guardian"),
            models.CheckConstraint(
                condition=models.Q(quiet_from__lt=24, quiet_until__lt=24), name="quiet_hours_are_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guardian}, {self.get_pace_display()}"

    @classmethod
    def of(cls, guardian: Person, school: School) -> Digest:
        """This guardian's choice; each Friday where they made none. It is not kept yet then."""
        found = cls.objects.filter(guardian=guardian, school=school).first()
        return found or cls(guardian=guardian, school=school)

    def choose(self, pace: str, *, quiet_from: int, quiet_until: int) -> None:
        """Get mails so often, and none in these hours, from now on."""
        self.pace, self.quiet_from, self.quiet_until = self.Pace(pace), quiet_from, quiet_until
        self.due_at = self.next_after(timezone.now())
        self.save()

    def send_later(self, now: datetime.datetime, *, address: str) -> None:
        """Put the mail into the outbox and note when the next is due; both or neither. `address`: where the hub is."""
        with transaction.atomic():
            put("digest", digest=self.pk, address=address, school=self.school_id, guardian=self.guardian_id)
            self.due_at = self.next_after(now)
            self.save(update_fields=["due_at"])

    def next_after(self, now: datetime.datetime) -> datetime.datetime | None:
        """When the next one is due, never in the quiet hours; None for never."""
        if self.pace == self.Pace.NEVER:
            return None
        if self.pace == self.Pace.AT_ONCE:
            return self.when_not_quiet(now + OFTEN)
        day = timezone.localdate(now, self.school.zone)
        while (at := self._afternoon(day)) <= now or not self._is_a_day_for_it(day):
            day += datetime.timedelta(days=1)
        return self.when_not_quiet(at)

    def when_not_quiet(self, at: datetime.datetime) -> datetime.datetime:
        """This moment, or the end of the quiet hours that it falls into."""
        here = at.astimezone(self.school.zone)
        begin, end = self.quiet_from, self.quiet_until
        is_quiet = begin <= here.hour < end if begin < end else begin != end and (here.hour >= begin or here.hour < end)
        if not is_quiet:
            return at
        day = here.date() + datetime.timedelta(days=here.hour >= end)
        return datetime.datetime.combine(day, datetime.time(end), tzinfo=self.school.zone)

    def _is_a_day_for_it(self, day: datetime.date) -> bool:
        if self.pace == self.Pace.WEEKLY:
            return day.weekday() == FRIDAY
        if self.pace == self.Pace.TERM:
            return day in self._ends_of_terms
        return True

    @property
    def _ends_of_terms(self) -> frozenset[datetime.date]:
        """The last days of the thirds of this school year, and of the next, which may not be written down yet."""
        year = SchoolYear.current(self.school)
        begin = year.starts_on if year else timezone.localdate().replace(month=1, day=1)
        third = datetime.timedelta(days=((year.ends_on - begin).days if year else 364) // TERMS)
        return frozenset(begin + third * number for number in range(1, 2 * TERMS + 2))

    def _afternoon(self, day: datetime.date) -> datetime.datetime:
        return datetime.datetime.combine(day, AFTERNOON, tzinfo=self.school.zone)


class Told(models.Model):
    """A post that a guardian was told of, and by which mail, so that nobody hears of it twice."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="told")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="told")
    outgoing = models.ForeignKey(Outgoing, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "entry"], name="nobody_hears_of_a_post_twice")]

    def __str__(self) -> str:
        return f"{self.entry} to {self.digest.guardian}"
