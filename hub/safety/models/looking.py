"""Looking at the hub as a student sees it."""

from __future__ import annotations

import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.activity.models import Kind
from hub.audience.viewer import ANYBODY, Belonging, Viewer
from hub.ids import new_public_id
from hub.people.models import Person, PersonQuerySet
from hub.school.models import Appointment, Enrolment, School
from hub.school.noting import note

LASTS = datetime.timedelta(minutes=30)
TOLD_FOR = datetime.timedelta(days=14)
THEMSELVES = Belonging(authored=lambda test: test.of("pk"))


class LookingQuerySet(models.QuerySet["Looking"]):
    """Looks."""

    def going_on(self, now: datetime.datetime) -> LookingQuerySet:
        """Those that are not over."""
        return self.filter(ended_at=None, ends_at__gt=now)

    def news(self, now: datetime.datetime) -> LookingQuerySet:
        """Those of the last two weeks, the newest first, with who looked."""
        return self.filter(started_at__gt=now - TOLD_FOR).select_related("by").order_by("-started_at", "-pk")

    def told_to(self, viewer: Viewer) -> LookingQuerySet:
        """Those at oneself and at one's children; to whoever looks with that person's eyes, their own alone: another
        one's reason is for the child and the family."""
        if viewer.person is None:
            return self.none()
        about = {viewer.person.pk, *viewer.standing.children}
        told = self.filter(student__in=about, school=viewer.school)
        return told if viewer.beside is None else told.filter(by=viewer.beside.person)


class Looking(models.Model):
    """One time that a teacher looked at the hub with a student's eyes: who, why and how long. The student and the
    family are told; nothing can be changed meanwhile, and nothing is seen that the teacher may not see."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looks")
    reason = models.CharField(_("why?"), max_length=300)
    started_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = LookingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["student", "-started_at"])]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="nobody_looks_without_a_reason")]

    def __str__(self) -> str:
        return f"{self.by} as {self.student}"

    @classmethod
    def begin(cls, student: Person, reason: str, *, by: Viewer) -> Looking:
        """From now on, for half an hour at most."""
        now = timezone.now()
        told = {"school": by.school, "by": by.person, "student": student, "reason": reason}
        with transaction.atomic():
            looking = cls.objects.create(**told, started_at=now, ends_at=now + LASTS)
            note(Kind.LOOKED_AS, by.school, by=by.person, about=student, thing=looking.public_id)
        return looking

    def end(self) -> None:
        """No more; once."""
        with transaction.atomic():
            if Looking.objects.filter(pk=self.pk, ended_at=None).update(ended_at=timezone.now()):
                note(Kind.LOOKING_ENDED, self.school, by=self.by, about=self.student, thing=self.public_id)


def students_to_look_as(viewer: Viewer) -> PersonQuerySet:
    """Today's students to whom the viewer stands as a teacher, and to a lead all, as long as they work in no role here
    themselves."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    here = Enrolment.objects.current(today).filter(classroom__school=viewer.school)
    working = Appointment.objects.current(today).filter(school=viewer.school)
    theirs = ANYBODY if viewer.is_lead else viewer.moderates(THEMSELVES)
    people = Person.objects.get_queryset().active().filter(theirs)
    people = people.filter(pk__in=here.students().values("person"))
    return people.exclude(pk__in=here.teachers().values("person")).exclude(pk__in=working.values("person"))
