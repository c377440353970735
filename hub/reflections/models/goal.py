"""What a student sets out to do in a year."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import Grade, School, SchoolYear

BELONGING = Belonging(authored=lambda test: test("student_id"))


class GoalQuerySet(GuardedQuerySet["Goal"]):
    """Goals."""

    def visible_to(self, viewer: Viewer) -> GoalQuerySet:
        """One's own, and those shown to the viewer."""
        own = Q(student=viewer.person) if viewer.person else NOBODY
        return self.filter(own | viewer.sees(BELONGING, approval=""), school=viewer.school)

    def editable_by(self, viewer: Viewer) -> GoalQuerySet:
        """One's own."""
        return self.filter(student=viewer.person, school=viewer.school) if viewer.person else self.none()


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

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.words

    def take_id(self, public_id: str) -> None:
        """Have this id when saved, unless another goal has it: a form names a goal before it is there."""
        if not Goal.objects.filter(public_id=public_id).exists():
            self.public_id = public_id
