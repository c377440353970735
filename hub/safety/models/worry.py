"""Words that sound as if somebody needs help."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from hub.activity.models import Kind
from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Belonging, Viewer
from hub.blogs.models import Entry, Revision
from hub.comments.models import Comment, Saying
from hub.ids import new_public_id
from hub.people.models import Person
from hub.reflections.models import Goal, Reflection, Thought
from hub.school.models import Appointment, School
from hub.school.models.appointment import AppointmentQuerySet
from hub.school.noting import note
from hub.showcase.models import Piece, PieceThought, Section

KeptAside = Goal | Reflection | Thought | Piece
"""What a worry keeps in a place of its own: the most of it has no yes to wait for."""
Worrying = Entry | Saying | Revision | PieceThought | KeptAside
PLACES: dict[type[KeptAside], str] = {Goal: "goal", Reflection: "reflection", Thought: "thought", Piece: "piece"}
"""Where a worry keeps what it is about."""
WRITER = Belonging(authored=lambda test: test.of("writer_id"))


def reads_worries(viewer: Viewer) -> bool:
    """Whether the viewer is a lead of the school, or an administrator where there is none."""
    return viewer.is_lead or (viewer.is_administrator and not viewer.standing.leads)


class WorryQuerySet(GuardedQuerySet["Worry"]):
    """Worries."""

    def open(self) -> WorryQuerySet:
        """Those that no lead has closed."""
        return self.filter(closed_at=None)

    def visible_to(self, viewer: Viewer) -> WorryQuerySet:
        """Those about which the viewer may know that there are any: the leads, and the teachers of the writer, who
        learn no more than that."""
        return self.moderated_by(viewer) | self.filter(viewer.moderates(WRITER), school=viewer.school)

    def moderated_by(self, viewer: Viewer) -> WorryQuerySet:
        """Those that the viewer reads and closes: all of the school, or none."""
        return self.filter(school=viewer.school) if reads_worries(viewer) else self.none()


class Worry(models.Model):
    """What a child wrote, with its words as they were. Until a lead lets it in only leads and the child see it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="worries")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    writer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, related_name="+")
    comment = models.ForeignKey(Comment, on_delete=models.SET_NULL, null=True, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, related_name="+")
    reflection = models.ForeignKey(Reflection, on_delete=models.SET_NULL, null=True, related_name="+")
    thought = models.ForeignKey(Thought, on_delete=models.SET_NULL, null=True, related_name="+")
    piece = models.ForeignKey(Piece, on_delete=models.SET_NULL, null=True, related_name="+")
    approval = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="worry")
    words = models.TextField()
    noticed_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    done = models.TextField(blank=True, help_text="what the lead did about it, or why it was nothing")

    objects = WorryQuerySet.as_manager()

    class Meta:
        ordering = ["noticed_at", "pk"]
        verbose_name_plural = "worries"

    def __str__(self) -> str:
        return f"{self.noticed_at:%Y-%m-%d %H:%M}"

    @classmethod
    def still_open(cls, number: int) -> Worry | None:
        """This one, if no lead has closed it yet."""
        return cls.objects.open().filter(pk=number).select_related("school").first()

    @classmethod
    def known(cls, thing: Worrying, words: str, writer: Person) -> Worry | None:
        """The last one about the same words of the same thing, or of the change that came into its place and brought
        along what it waited for. The same once more, in another comment, is news."""
        found = Q(**_found_by(thing))
        if waits_for := getattr(thing, "approval_id", None):
            found |= Q(approval=waits_for)
        return cls.objects.filter(found, words=words, writer=writer).select_related("approval").last()

    @classmethod
    def hand_to_lead(cls, thing: Worrying, words: str, *, writer: Person) -> Worry:
        """Hold the thing for a lead alone, and keep its words."""
        school = _whole(thing).school
        approval = Approval.objects.create(school=school, reason=Approval.Reason.WORRY)
        made = cls.objects.create(school=school, writer=writer, approval=approval, words=words, **_place(thing))
        made.hold_again(thing)
        return made

    def hold_again(self, thing: Worrying) -> None:
        """Let it wait for this, and for nothing else. What never waits for a yes is kept by the worry itself."""
        if not isinstance(thing, Goal | Reflection | Piece):
            thing.approval = self.approval
            thing.save(update_fields=["approval"])

    def be_about(self, thing: Worrying) -> None:
        """The reflection that says these words now: one that a change came into."""
        if isinstance(thing, Thought) and self.thought_id != thing.pk:
            self.thought = thing
            self.save(update_fields=["thought"])

    @classmethod
    def says_something_else(cls, thing: KeptAside) -> None:
        """Its words do not worry any more: others may see it again. What it said stays with the lead."""
        place = PLACES[type(thing)]
        cls.objects.filter(**{place: thing}).update(**{place: None})

    def who_helps(self) -> AppointmentQuerySet:
        """Who is told: the leads of the school, or its administrators where it has none."""
        leads = Appointment.objects.leads(self.school, timezone.now())
        return leads if leads.exists() else Appointment.objects.current().administrators().filter(school=self.school)

    def close(self, *, by: Person, done: str, let_in: bool) -> None:
        """A lead has seen to it: what was written goes on its way, or stays out."""
        with transaction.atomic():
            self.closed_at, self.closed_by, self.done = timezone.now(), by, done
            self.save(update_fields=["closed_at", "closed_by", "done"])
            note(Kind.WORRY_CLOSED, self.school, by=by, thing=self.public_id, outcome="let-in" if let_in else "")
            waits = self.comment or self.entry or self.approval
            if let_in:
                waits.release(by=by)
            else:
                waits.hold(by=by)


def kept_as(place: str) -> Q:
    """What nobody sees but its writer, until a lead lets it in, of the things that a worry keeps in this place."""
    waiting = Worry.objects.exclude(approval__decision=Approval.Decision.RELEASED)
    return Q(Exists(waiting.filter(**{place: OuterRef("pk")})))


def earlier_wordings() -> Q:
    """What nobody sees but its writer, of what goals said before: those words that a worry is about."""
    waiting = Worry.objects.exclude(approval__decision=Approval.Decision.RELEASED)
    return Q(Exists(waiting.filter(writer=OuterRef("goal__student"), words=OuterRef("words"))))


def _whole(thing: Worrying) -> Entry | Saying | PieceThought | Goal | Reflection | Thought | Section:
    """What knows the school that it is of."""
    if isinstance(thing, Revision):
        return thing.entry
    return thing.section if isinstance(thing, Piece) else thing


def _place(thing: Worrying) -> dict[str, Any]:
    """The thing itself, but for what is said elsewhere, which is found by what it waits for."""
    if isinstance(thing, KeptAside):
        return {PLACES[type(thing)]: thing}
    if isinstance(thing, Saying | PieceThought):
        return {"entry": None, "comment": thing if isinstance(thing, Comment) else None}
    return {"entry": thing.entry if isinstance(thing, Revision) else thing, "comment": None}


def _found_by(thing: Worrying) -> dict[str, Any]:
    if isinstance(thing, Saying | PieceThought) and not isinstance(thing, Comment):
        return {"approval": thing.approval_id}
    return _place(thing)
