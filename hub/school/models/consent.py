"""What a family allows, and until when."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.activity.models import Kind
from hub.people.models import Person
from hub.school.models.school import School
from hub.school.noting import note


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents."""

    def active(self) -> ConsentQuerySet:
        """Those that nobody has withdrawn."""
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """One kind of consent for one child. Giving it again makes a new row, so that what held when can be told."""

    class Kind(models.TextChoices):
        WORK = "work", _("work shown to everyone")
        FIRST_NAME = "first_name", _("first name shown to everyone")
        FACE = "face", _("face shown")
        VOICE = "voice", _("voice heard")
        FULL_NAME = "full_name", _("full name shown")

    # Work that everyone may see carries the first name in its address, so it needs both.
    FOR_EVERYONE = (Kind.WORK, Kind.FIRST_NAME)

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="consents")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=12, choices=Kind)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text_version = models.CharField(max_length=20, default="1")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "student", "kind"],
                condition=models.Q(withdrawn_at=None),
                name="one_active_consent_of_each_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.student}"

    @classmethod
    def give(
        cls, school: School, student: Person, *kinds: str, by: Person | None, noted_by: Person | None = None
    ) -> None:
        """Note that a family allows these kinds from now on; what already holds stays as it is."""
        with transaction.atomic():
            held = set(cls.objects.active().filter(school=school, student=student).values_list("kind", flat=True))
            new = [kind for kind in kinds if kind not in held]
            Consent.objects.bulk_create(
                Consent(school=school, student=student, kind=kind, given_by=by, noted_by=noted_by) for kind in new
            )
            for kind in new:
                note(Kind.CONSENT_GIVEN, school, by=by or noted_by, about=student, thing=Consent.Kind(kind))

    @classmethod
    def withdraw(cls, school: School, student: Person, *kinds: str, by: Person | None) -> None:
        """End these kinds at once, everywhere: the audience rule asks for them at each look."""
        with transaction.atomic():
            held = cls.objects.active().filter(school=school, student=student, kind__in=kinds)
            ended = list(held.values_list("kind", flat=True))
            held.update(withdrawn_at=timezone.now(), withdrawn_by=by)
            for kind in ended:
                note(Kind.CONSENT_WITHDRAWN, school, by=by, about=student, thing=kind)
