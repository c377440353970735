"""What a student sets out to do in a year."""

from __future__ import annotations

import datetime

from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.audiences import Audience
from hub.audience.kept_for_lead import not_kept_for_lead
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.ids import new_public_id
from hub.people.models import Person
from hub.reflections.signals import goal_reworded
from hub.school.models import Enrolment, Grade, School, SchoolYear

TYPING = datetime.timedelta(minutes=10)
"""Words that stood for less are not kept: somebody was still looking for the right ones."""
BELONGING = Belonging(authored=lambda test: test.of("student_id"))


class GoalQuerySet(GuardedQuerySet["Goal"]):
    """Goals."""

    @as_text
    def visible_to(self, viewer: Viewer) -> GoalQuerySet:
        """One's own, and those shown to the viewer."""
        own = Q(student=viewer.person) if viewer.person else NOBODY
        alright = not_kept_for_lead("reflections.Goal")
        return self.filter(own | (viewer.sees(BELONGING, approval="") & alright), school=viewer.school)

    def editable_by(self, viewer: Viewer) -> GoalQuerySet:
        """One's own."""
        return self.filter(student=viewer.person, school=viewer.school) if viewer.person else self.none()

    def held(self) -> GoalQuerySet:
        """Those that nobody has let go."""
        return self.filter(let_go_at=None)

    def of_now(self, viewer: Viewer) -> GoalQuerySet:
        """Those for this year, and those without a year for the grade that the viewer is in."""
        begun = SchoolYear.objects.filter(school=viewer.school, starts_on__lte=timezone.localdate())
        classes = Enrolment.objects.current().students().filter(person=viewer.person, classroom__school=viewer.school)
        this_year = Q(year__in=begun.order_by("-starts_on").values("pk")[:1])
        return self.filter(this_year | Q(year=None, grade__in=classes.values("classroom__grade")))


class Goal(models.Model):
    """One goal of one person for one year."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="goals")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="goals")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, null=True, blank=True, related_name="goals")
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, null=True, blank=True, related_name="goals")
    words = models.CharField(_("my goal"), max_length=500)
    subject = models.CharField(_("subject"), max_length=80, blank=True)
    set_on = models.DateField(default=timezone.localdate)
    set_with = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.TEACHERS)
    position = models.PositiveIntegerField(default=0)
    worded_at = models.DateTimeField(default=timezone.now, help_text="since when it says what it says")
    let_go_at = models.DateTimeField(null=True, blank=True, help_text="the student does not want it any more")

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("goal", args=[self.public_id])

    @classmethod
    def begin(cls, student: Person, school: School, *, grade: Grade | None, year: SchoolYear | None) -> Goal:
        """A goal that comes after those that the student has, not kept yet."""
        last = cls.objects.filter(student=student, school=school).aggregate(last=Max("position"))["last"] or 0
        return cls(school=school, student=student, grade=grade, year=year, position=last + 1)

    def reword(self, words: str, subject: str, *, by: Person) -> None:
        """Say it in other words. What it said before stays with it, with the day and who changed it."""
        if (words, subject) == (self.words, self.subject):
            return
        now = timezone.now()
        with transaction.atomic():
            if now - self.worded_at > TYPING:
                self.earlier_wordings.create(words=self.words, subject=self.subject, until=now, changed_by=by)
            self.words, self.subject, self.worded_at = words, subject, now
            self.save(update_fields=["words", "subject", "worded_at"])
            goal_reworded.send(type(self), goal=self, by=by)

    def let_go(self) -> None:
        """It is not wanted any more. It stays, with all that hangs on it, and can be taken up again."""
        self.let_go_at = timezone.now()
        self.save(update_fields=["let_go_at"])

    def take_up(self) -> None:
        """It is wanted again."""
        self.let_go_at = None
        self.save(update_fields=["let_go_at"])

    def take_id(self, public_id: str) -> None:
        """Have this id when saved, unless another goal has it: a form names a goal before it is there."""
        if not Goal.objects.filter(public_id=public_id).exists():
            self.public_id = public_id
