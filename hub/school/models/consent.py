"""What a family allows, and until when."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.activity.models import Kind
from hub.people.models import Person
from hub.school.models.school import School
from hub.school.noting import note

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


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

    # Work that everyone may see carries the first name in its address, so it needs both; a nickname does for the name.
    FOR_EVERYONE = (Kind.WORK, Kind.FIRST_NAME)
    # What each kind does, as families and the office read it before they say yes; and which wording that is.
    EFFECTS: ClassVar[dict[str, StrPromise]] = {
        Kind.WORK: _(
            "Everyone may see what your child shows to everyone. Without it, only the school and its families."
        ),
        Kind.FIRST_NAME: _(
            "The first name stands beside it, and in its address. Without it, only a nickname goes out."
        ),
        Kind.FULL_NAME: _("The last name stands there too. Without it, nobody outside reads the last name."),
        Kind.FACE: _("Pictures and films with your child in them may go out. Without it, they stay inside the school."),
        Kind.VOICE: _("Films and sounds with your child’s voice may go out. Without it, they stay inside the school."),
    }
    WORDING = "2"

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

    @property
    def is_from_paper(self) -> bool:
        """Whether the office noted it, and no guardian said it here."""
        return self.given_by_id is None and self.noted_by_id is not None

    @classmethod
    def give(
        cls,
        school: School,
        student: Person,
        *kinds: str,
        by: Person | None,
        noted_by: Person | None = None,
        on: datetime.date | None = None,
        text: str = WORDING,
    ) -> None:
        """Note that a family allows these kinds from now on; what already holds stays as it is. From paper: the day
        that stands `on` it, and which `text` it was."""
        noon = datetime.time(12)
        at = timezone.now() if on is None else datetime.datetime.combine(on, noon, tzinfo=school.zone)
        with transaction.atomic():
            held = set(cls.objects.active().filter(school=school, student=student).values_list("kind", flat=True))
            new = [kind for kind in kinds if kind not in held]
            Consent.objects.bulk_create(
                Consent(
                    school=school,
                    student=student,
                    kind=kind,
                    given_by=by,
                    noted_by=noted_by,
                    given_at=min(at, timezone.now()),
                    text_version=text,
                )
                for kind in new
            )
            for kind in new:
                note(Kind.CONSENT_GIVEN, school, by=by or noted_by, about=student, thing=Consent.Kind(kind))
            cls._tell_full_name(student)

    @classmethod
    def withdraw(cls, school: School, student: Person, *kinds: str, by: Person | None) -> None:
        """End these kinds at once, everywhere: the audience rule asks for them at each look."""
        with transaction.atomic():
            held = cls.objects.active().filter(school=school, student=student, kind__in=kinds)
            ended = list(held.values_list("kind", flat=True))
            held.update(withdrawn_at=timezone.now(), withdrawn_by=by)
            for kind in ended:
                note(Kind.CONSENT_WITHDRAWN, school, by=by, about=student, thing=kind)
            cls._tell_full_name(student)

    @classmethod
    def _tell_full_name(cls, student: Person) -> None:
        """Keep with the person whether strangers may read the full name. At two schools both have to have the yes."""
        yes = cls.objects.active().filter(student=student, kind=cls.Kind.FULL_NAME)
        at = cls.objects.filter(student=student).values("school").distinct()
        student.shows_full_name = yes.count() == at.count() > 0
        student.save(update_fields=["shows_full_name"])
