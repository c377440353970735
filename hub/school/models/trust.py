"""How much of what a student writes a teacher reads first."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.school.models.school import School

FIRST_FEW = 3


class Trust(models.Model):
    """What their teacher said about one student. Without a row it is as the school has it."""

    class Level(models.TextChoices):
        ALL = "all", _("everything waits")
        FEW = "few", _("the first three wait")
        NONE = "none", _("nothing waits")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trusts")
    level = models.CharField(max_length=4, choices=Level)
    left = models.PositiveSmallIntegerField(
        default=FIRST_FEW, help_text="how many of the first few are still to be read"
    )
    set_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "student"], name="one_trust_a_student")]

    def __str__(self) -> str:
        return f"{self.student}: {self.get_level_display()}"

    @classmethod
    def say(cls, school: School, student: Person, level: str, *, by: Person) -> None:
        """From now on it is so for this student; "" is as the school has it. The first few are counted anew."""
        if not level:
            cls.objects.filter(school=school, student=student).delete()
            return
        said = {"level": cls.Level(level), "left": FIRST_FEW, "set_by": by, "set_at": timezone.now()}
        cls.objects.update_or_create(school=school, student=student, defaults=said)

    @classmethod
    def of(cls, student: Person | int, school: School | int) -> Trust | None:
        """What was said about this student."""
        return cls.objects.filter(student=student, school=school).first()

    @classmethod
    def note_yes(cls, students: Iterable[int], school: School) -> None:
        """A teacher has let something of these students in: one of the first few is read."""
        few = cls.objects.filter(student__in=students, school=school, level=cls.Level.FEW, left__gt=0)
        few.update(left=F("left") - 1)

    @property
    def is_watched(self) -> bool:
        """Whether everything waits that goes further than to teachers."""
        return self.level == self.Level.ALL

    @property
    def is_free(self) -> bool:
        """Whether nothing waits, or nothing any more."""
        return self.level == self.Level.NONE or (self.level == self.Level.FEW and not self.left)
