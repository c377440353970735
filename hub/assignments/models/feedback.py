"""A teacher's private word on asked work, and what the student says to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.ids import new_public_id
from hub.mail.outbox import put
from hub.people.models import Person
from hub.reflections.models import Goal
from hub.school.models import Mentorship, School
from hub.showcase.models import Piece, Section
from hub.showcase.models.section import THINKING_TIME

BELONGING = Belonging(authored=lambda test: test.of("student_id"))


class FeedbackQuerySet(GuardedQuerySet["Feedback"]):
    """Feedback."""

    @as_text
    def visible_to(self, viewer: Viewer) -> FeedbackQuerySet:
        """The student's own, and for the student's teachers; of a grown-up for the mentor, since they are that and as
        long as they may enter the room; never for the family, and for nobody else."""
        own = Q(student=viewer.person) if viewer.person else NOBODY
        mentors = viewer.mentors(BELONGING)
        if mentors is not NOBODY:
            since = Mentorship.objects.going_on().filter(school=viewer.school, mentor=viewer.person)
            since = since.filter(teacher=OuterRef("student"), begun_at__lte=OuterRef("said_at"))
            mentors &= Section.objects.visible_to(viewer).holding("section") & (Q(by=viewer.person) | Q(Exists(since)))
        return self.filter(own | viewer.moderates(BELONGING) | mentors, school=viewer.school)

    def editable_by(self, viewer: Viewer) -> FeedbackQuerySet:
        """What the viewer said, as long as they may read it."""
        return self.visible_to(viewer).filter(by=viewer.person) if viewer.person else self.none()

    def news_for(self, person: Person, school: School) -> FeedbackQuerySet:
        """What others said to this student and the student has not read."""
        return self.filter(student=person, school=school, read_at=None).exclude(by=person)


class Feedback(models.Model):
    """One word: on a piece, on a goal, or on the whole of a room. The student's own words ask for it, or answer."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="feedback")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feedback")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="feedback")
    piece = models.ForeignKey(Piece, on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback")
    goal = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="feedback")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(_("what you say"), max_length=2000)
    said_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True, help_text="when the student read it")

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(piece=None) | Q(goal=None), name="feedback_on_a_piece_or_on_a_goal")
        ]

    def __str__(self) -> str:
        return self.words[:60]

    @classmethod
    def say(
        cls,
        section: Section,
        words: str,
        *,
        by: Person,
        piece: Piece | None = None,
        goal: Goal | None = None,
        key: str = "",
    ) -> Feedback | None:
        """Say this about the room of a student, or about a piece or a goal in it. No words are no feedback. `key`: the
        public id that a form gives it, so that the same form sent twice is the same word. What a grown-up says about
        their own room is mailed about to the mentor, a little later."""
        owner = section.page.blog.owner
        if owner is None or not words.strip():
            return None
        same = {"section": section, "piece": piece, "goal": goal, "by": by, "words": words.strip()}

        def make(public_id: str) -> Feedback:
            said = cls.objects.create(public_id=public_id, school=section.school, student=owner, **same)
            if by == owner and section.grade_id is None:
                put("mentor-asked", due_at=said.said_at + THINKING_TIME, word=said.pk)
            return said

        return cls.objects.filter(**same).once(key, make)

    @classmethod
    def said_last(cls, number: int) -> Feedback | None:
        """This one, if who said it has said no more about the room since."""
        found = cls.objects.select_related("by", "section__school", "section__page__blog__owner")
        word = found.filter(pk=number).first()
        return word if word and word == cls.objects.filter(section=word.section, by=word.by).last() else None


def newest_speaker() -> models.Subquery:
    """On a query for sections: who spoke last in the feedback, by number; None where nobody did."""
    said = Feedback.objects.filter(section=models.OuterRef("pk")).order_by("-said_at", "-pk")
    return models.Subquery(said.values("by")[:1])
