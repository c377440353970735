"""Who helps a teacher to learn."""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from hub.people.models import Person
from hub.school.models.school import School


class MentorshipQuerySet(models.QuerySet["Mentorship"]):
    """Mentorships."""

    def going_on(self) -> MentorshipQuerySet:
        """Those that nobody has ended."""
        return self.filter(ended_at=None)

    def end(self, *, by: Person) -> int:
        """End those that go on. From this second on, nothing is seen by them; how many there were."""
        return self.going_on().update(ended_at=timezone.now(), ended_by=by)


class Mentorship(models.Model):
    """A member of staff who reads along in the showcase of a colleague, and says in private what they see. A teacher
    has one mentor at a time; a mentor may have several teachers."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="mentorships")
    teacher = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mentor_links")
    mentor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mentee_links")
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = MentorshipQuerySet.as_manager()

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "teacher"], condition=Q(ended_at=None), name="one_mentor_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(teacher=F("mentor")), name="nobody_is_their_own_mentor"),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} for {self.teacher}"

    @classmethod
    def begin(cls, school: School, teacher: Person, mentor: Person, *, by: Person) -> None:
        """Let the one be the mentor of the other, in the place of whoever was. Chosen again, it goes on as it is."""
        with transaction.atomic():
            now = cls.objects.filter(school=school, teacher=teacher)
            now.exclude(mentor=mentor).end(by=by)
            if not now.going_on().exists():
                cls.objects.create(school=school, teacher=teacher, mentor=mentor, begun_by=by)
