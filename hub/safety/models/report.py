"""What somebody reports: a post, a page, or words of others that are not right."""

from __future__ import annotations

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.activity.models import Kind
from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import Appointment, Enrolment, School
from hub.school.noting import note
from hub.showcase.models import Greeting, PieceComment
from hub.text.excerpts import plain

Reported = Entry | Comment | PieceComment | Greeting
PLACES: dict[type[Reported], str] = {
    Entry: "entry",
    Comment: "comment",
    PieceComment: "piece_comment",
    Greeting: "greeting",
}
"""Where a report keeps what it is about."""
A_DAY = timedelta(days=1)
ABOUT = Belonging(authored=lambda test: test.of_some(ReportedPerson, "report_id", "pk"))


class ReportQuerySet(GuardedQuerySet["Report"]):
    """Reports."""

    def editable_by(self, viewer: Viewer) -> ReportQuerySet:
        """One's own."""
        return self.filter(reporter=viewer.person) if viewer.person else self.none()

    def open(self) -> ReportQuerySet:
        """Those that nobody has answered yet."""
        return self.filter(closed_at=None)

    def moderated_by(self, viewer: Viewer) -> ReportQuerySet:
        """Those that the viewer answers: about students their teachers and the leads, about grown-ups the leads alone;
        where a lead is meant, or there is none, administrators. Nobody ever sees one that is about themselves."""
        if viewer.person is None or not viewer.is_staff_member:
            return self.none()
        answers = Q(is_about_staff=False) & viewer.moderates(ABOUT)
        if viewer.is_lead:
            answers |= ~NOBODY
        elif viewer.is_administrator:
            leads = viewer.standing.leads
            answers |= Q(is_about_staff=True) & (ABOUT.to_people(leads) if leads else ~NOBODY)
        mine = ABOUT.to_people(frozenset({viewer.person.pk}))
        return self.filter(answers, ~mine, school=viewer.school)


class Report(models.Model):
    """One report. What it is about stays readable here, whatever becomes of the thing itself."""

    class Reason(models.TextChoices):
        UNKIND = "unkind", _("It is unkind")
        PRIVATE = "private", _("It shows something private")
        NOT_THEIRS = "not_theirs", _("It is not true, or not their own work")
        OTHER = "other", _("Something else is not right")

    class Outcome(models.TextChoices):
        LEFT = "left", _("left as it is")
        HELD = "held", _("kept out")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="reports")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    reporter = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="reports")
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, related_name="reports")
    comment = models.ForeignKey(Comment, on_delete=models.SET_NULL, null=True, related_name="reports")
    piece_comment = models.ForeignKey(PieceComment, on_delete=models.SET_NULL, null=True, related_name="reports")
    greeting = models.ForeignKey(Greeting, on_delete=models.SET_NULL, null=True, related_name="reports")
    about = models.ManyToManyField(
        Person, through="safety.ReportedPerson", related_name="+", help_text="whose work or words it is"
    )
    is_about_staff = models.BooleanField(default=False)
    reason = models.CharField(max_length=12, choices=Reason)
    title = models.CharField(max_length=250, blank=True)
    words = models.TextField(blank=True, help_text="as they were when it was reported")
    made_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=6, choices=Outcome, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["reporter", "entry"]), models.Index(fields=["reporter", "comment"])]

    def __str__(self) -> str:
        return self.title or self.words[:60]

    @classmethod
    def make(cls, thing: Reported, *, by: Person | None, reason: str) -> Report:
        """Report a thing, once: who does it twice gets the first one. All whom we do not know are one (None): until
        theirs is answered, and for a day, so that no flood of them reaches anybody."""
        place = {PLACES[type(thing)]: thing}
        with transaction.atomic():
            made = cls.objects.filter(reporter=by, **place)
            if by is None:
                made = made.filter(Q(closed_at=None) | Q(made_at__gt=timezone.now() - A_DAY))
            earlier = made.first()
            if earlier is not None:
                return earlier
            about = _people_of(thing)
            report = cls(school=thing.school, reporter=by, reason=reason, words=plain(thing.body), **place)
            report.title = thing.title if isinstance(thing, Entry) else ""
            children = [
                is_child for is_child, _consent in Viewer(thing.school).ceilings_over(frozenset(about)).values()
            ]
            report.is_about_staff = not children or not all(children) or _work_here(about, thing.school)
            report.save()
            report.about.set(about)
            note(Kind.REPORTED, report.school, by=None, thing=report.public_id, outcome=reason)
        return report

    @property
    def thing(self) -> Reported | None:
        """What was reported, if it is still there."""
        return self.comment or self.piece_comment or self.greeting or self.entry

    @property
    def undecided(self) -> Reported | None:
        """The thing, unless it is with a lead by now: then nobody else decides about it."""
        thing = self.thing
        is_with_lead = thing is not None and thing.approval is not None and thing.approval.is_with_lead
        return None if is_with_lead else thing

    def release(self, *, by: Person) -> None:
        """It may stay as it is."""
        self._close(self.Outcome.LEFT, by)

    def hold(self, *, by: Person, note: str = "") -> None:
        """Keep the thing out, with a yes of its own to wait for, and a word to its writer."""
        with transaction.atomic():
            thing = self.undecided
            if thing is not None:
                thing.approval = Approval.objects.create(school=self.school)
                thing.approval.hold(by=by, note=note)
                thing.save(update_fields=["approval"])
                thing.hold(by=by, note=note)  # A change that waits, too.
            self._close(self.Outcome.HELD, by)

    def wait_again(self) -> None:
        """Take the answer back; what was kept out by it is there again."""
        with transaction.atomic():
            thing = self.undecided
            if self.outcome == self.Outcome.HELD and thing is not None and self.closed_by is not None:
                thing.release(by=self.closed_by)
            self.outcome, self.closed_at, self.closed_by = "", None, None
            self.save(update_fields=["outcome", "closed_at", "closed_by"])

    def _close(self, outcome: str, by: Person) -> None:
        self.outcome, self.closed_at, self.closed_by = outcome, timezone.now(), by
        with transaction.atomic():
            self.save(update_fields=["outcome", "closed_at", "closed_by"])
            note(Kind.REPORT_ANSWERED, self.school, by=by, thing=self.public_id, outcome=outcome)


class ReportedPerson(models.Model):
    """Somebody whose work or words were reported."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "person"], name="somebody_is_reported_once_a_report")]

    def __str__(self) -> str:
        return str(self.person)


def _people_of(thing: Reported) -> set[int]:
    """Whose it is; what stands on the blog of a class is everybody's who teaches it."""
    if not isinstance(thing, Entry):
        return {thing.writer_id} if thing.writer_id else set()
    people = set(thing.authors.values_list("pk", flat=True)) | ({thing.posted_by_id} if thing.posted_by_id else set())
    room = thing.blog.classroom
    if room is not None:
        people |= set(room.enrolments.current().teachers().values_list("person_id", flat=True))
    return people


def _work_here(people: set[int], school: School) -> bool:
    """Whether one of these works at the school today; they may have learnt there once."""
    teaching = Enrolment.objects.current().teachers().filter(person__in=people, classroom__school=school)
    return teaching.exists() or Appointment.objects.current().filter(person__in=people, school=school).exists()
