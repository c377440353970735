"""An assignment that is given to a class, a grade or a division."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from django.db import IntegrityError, models, transaction
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.assignments.models.assignment import Assignment
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import Classroom, ClassroomQuerySet, Enrolment, Grade, School, SchoolYear
from hub.showcase.models import Section

REACHED = Q(pk=OuterRef("classroom")) | Q(grade=OuterRef("grade")) | Q(grade__division=OuterRef("division"))


class GivingQuerySet(GuardedQuerySet["Giving"]):
    """Givings."""

    def visible_to(self, viewer: Viewer) -> GivingQuerySet:
        """Those that ask a class in which the viewer learns or teaches; coaches and administrators see all."""
        here = self.filter(school=viewer.school)
        if viewer.sees_all_classes:
            return here
        return here.filter(_reaching(Q(pk__in=viewer.standing.learns_in | viewer.standing.teaches_in)))

    def editable_by(self, viewer: Viewer) -> GivingQuerySet:
        """Those that the viewer gave and, for coaches and administrators, all; a class's own for its teachers."""
        if viewer.person is None or not viewer.is_staff_member:
            return self.none()
        here = self.filter(school=viewer.school)
        if viewer.sees_all_classes:
            return here
        return here.filter(Q(given_by=viewer.person) | Q(classroom__in=viewer.standing.teaches_in))

    def current(self, today: datetime.date) -> GivingQuerySet:
        """Those that ask today, the newest first."""
        return self.filter(Q(opens_on=None) | Q(opens_on__lte=today), ended_at=None).order_by("-given_at", "-pk")

    def asking(self, classroom: Classroom) -> GivingQuerySet:
        """Those that ask this class."""
        return self.filter(_reaching(Q(pk=classroom.pk)))

    def asking_student(self, student: Person, grade: Grade, today: datetime.date) -> GivingQuerySet:
        """Those that ask this student, who is in a class of the grade today."""
        learns = Enrolment.objects.current(today).students().filter(person=student, classroom=OuterRef("pk"))
        return self.filter(_reaching(Exists(learns) & Q(grade=grade)))

    def that_asked(self, student: Person, grade: Grade) -> GivingQuerySet:
        """Those that ask this student, or asked, in a class of the grade in any year; ended ones too, newest first."""
        learnt = Enrolment.objects.students().filter(person=student, classroom=OuterRef("pk"))
        return self.filter(_reaching(Exists(learnt) & Q(grade=grade))).order_by("-given_at", "-pk")


def _reaching(condition: Q | Exists) -> Exists:
    """The condition on a giving that it asks a class for which the condition holds."""
    return Exists(Classroom.objects.filter(REACHED, condition, year=OuterRef("year")))


class Giving(models.Model):
    """An assignment, given for a year to one class, to all classes of a grade, or to a division of the school."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="givings")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="givings")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="givings")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, null=True, blank=True, related_name="givings")
    grade = models.ForeignKey(Grade, on_delete=models.CASCADE, null=True, blank=True, related_name="givings")
    division = models.CharField(max_length=10, choices=Grade.Division, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="givings")
    given_at = models.DateTimeField(default=timezone.now)
    opens_on = models.DateField(_("From which day on?"), null=True, blank=True)
    due_on = models.DateField(_("By which day?"), null=True, blank=True)
    pictures_until = models.DateField(_("Pictures may come until"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="it is not asked any more; what is there stays")

    objects = GivingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(classroom__isnull=False, grade=None, division="")
                | Q(classroom=None, grade__isnull=False, division="")
                | (Q(classroom=None, grade=None) & ~Q(division="")),
                name="given_to_a_class_a_grade_or_a_division",
            )
        ]

    def __str__(self) -> str:
        return str(self.assignment)

    @classmethod
    def all_once(cls, keys: list[str], give: Callable[[], list[Giving]], *, by: Person) -> list[Giving]:
        """What `give` gives under these public ids, which a form gives; or what this person gave under them already."""
        try:
            with transaction.atomic():
                return give()
        except IntegrityError:
            given = list(cls.objects.filter(given_by=by, public_id__in=keys))
            if not given:
                raise
            return given

    @classmethod
    def of_room(cls, student: Person, grade: Grade, today: datetime.date) -> Giving | None:
        """The newest that asks the student for a room of this grade. Whoever makes the room may know what is asked."""
        mine = StaysWith.objects.filter(giving=OuterRef("pk"), student=student)
        asking = cls.objects.all().asking_student(student, grade, today).current(today)
        found = asking.annotate(stays=Subquery(mine.values("assignment")[:1]))
        return found.select_related("assignment", "given_by").first()

    @classmethod
    def on_desk_of(cls, viewer: Viewer, today: datetime.date) -> Giving | None:
        """The newest that asks the viewer, with `room` (the public id of the room for it, or None), how many `goals`
        and `pieces` hang there, and `news`: how much feedback is new."""
        classes = Classroom.objects.filter(pk__in=viewer.standing.learns_in)
        rooms = Section.objects.editable_by(viewer).filter(page__binned_at=None, grade__in=classes.values("grade"))
        goals = rooms.annotate(number=Count("section_goals")).values("number")[:1]
        pieces = rooms.annotate(number=Count("pieces")).values("number")[:1]
        read = Q(feedback__read_at=None, feedback__isnull=False) & ~Q(feedback__by=viewer.person)
        news = rooms.annotate(number=Count("feedback", filter=read)).values("number")[:1]
        mine = StaysWith.objects.filter(giving=OuterRef("pk"), student=viewer.person)
        asking = cls.objects.filter(_reaching(Q(pk__in=viewer.standing.learns_in)), school=viewer.school)
        found = asking.current(today).annotate(
            stays=Subquery(mine.values("assignment")[:1]),
            room=Subquery(rooms.values("public_id")[:1]),
            news=Subquery(news, output_field=models.IntegerField()),
            goals=Subquery(goals, output_field=models.IntegerField()),
            pieces=Subquery(pieces, output_field=models.IntegerField()),
        )
        return found.select_related("assignment", "given_by").first()

    @classmethod
    def of_class(cls, classroom: Classroom, today: datetime.date) -> Giving | None:
        """The newest that asks this class, for those who look after it."""
        asking = cls.objects.all().asking(classroom).current(today)
        found = asking.annotate(stays=Exists(StaysWith.objects.filter(giving=OuterRef("pk"))))
        return found.select_related("assignment", "given_by").first()

    @property
    def assignment_of_room(self) -> Assignment:
        """For one found by `of_room`: what its student goes by, which may be what was asked before a change that is not
        taken yet."""
        stays = self.stays  # type: ignore[attr-defined]  # Annotated.
        return self.assignment if stays is None else Assignment.objects.get(pk=stays)

    @classmethod
    def of_classes(cls, classes: Iterable[Classroom], today: datetime.date) -> dict[int, Giving]:
        """For each of these classes, by number, the newest that asks it; for those who look after them. Fetch the
        classes with their grade."""
        rooms = list(classes)
        years = {room.year_id for room in rooms}
        stays = Exists(StaysWith.objects.filter(giving=OuterRef("pk")))
        current = cls.objects.filter(year__in=years).current(today).annotate(stays=stays)
        found: dict[int, Giving] = {}
        for giving in current.select_related("assignment", "given_by"):
            for room in rooms:
                if giving.asks(room):
                    found.setdefault(room.pk, giving)
        return found

    def asks(self, room: Classroom) -> bool:
        """Whether it is given to this class, or to its grade or division. Fetch the class with its grade."""
        if self.year_id != room.year_id:
            return False
        of_grade = room.grade is not None and (self.grade_id == room.grade_id or self.division == room.grade.division)
        return self.classroom_id == room.pk or of_grade

    @staticmethod
    def staying_with(givings: Iterable[Giving]) -> dict[tuple[int, int], Assignment]:
        """For those found for classes: what each student who has not taken a change goes by, by giving and student."""
        with_some = [giving.pk for giving in givings if giving.stays]  # type: ignore[attr-defined]  # Annotated.
        if not with_some:
            return {}
        staying = StaysWith.objects.filter(giving__in=with_some).select_related("assignment")
        return {(stays.giving_id, stays.student_id): stays.assignment for stays in staying}

    def steps_of(self, student: Person) -> list[tuple[str, bool]]:
        """The steps of the teacher's own that this student goes by, and whether each is ticked."""
        lines = self.assignment_of(student).step_lines
        ticked = set(self.ticked.filter(student=student).values_list("words", flat=True)) if lines else set()
        return [(line, line in ticked) for line in lines]

    def assignment_of(self, student: Person) -> Assignment:
        """What this student goes by, which may be what was asked before a change."""
        if hasattr(self, "stays"):
            return self.assignment_of_room
        stays = self.staying.filter(student=student).select_related("assignment").first()
        return stays.assignment if stays else self.assignment

    def tick(self, words: str, *, student: Person) -> None:
        """Tick this step off, or untick it. Words that are no step of theirs are left alone."""
        if words not in dict(self.steps_of(student)):
            return
        step, is_new = TickedStep.objects.get_or_create(giving=self, student=student, words=words)
        if not is_new:
            step.delete()

    def is_looked_after_by(self, viewer: Viewer) -> bool:
        """Whether the viewer may end it, as `editable_by` says."""
        is_mine = viewer.person is not None and self.given_by_id == viewer.person.pk
        return viewer.sees_all_classes or is_mine or self.classroom_id in viewer.standing.teaches_in

    def take_change(self, student: Person) -> None:
        """Let the student go by what is asked now."""
        self.staying.filter(student=student).delete()

    @property
    def classes(self) -> ClassroomQuerySet:
        """The classes that it asks."""
        reached = (
            Q(pk=self.classroom_id) | Q(grade=self.grade_id, grade__isnull=False) | Q(grade__division=self.division)
        )
        return Classroom.objects.filter(reached, year=self.year_id)

    @property
    def to(self) -> str:
        """Whom it asks, in words."""
        return str(self.classroom or self.grade or self.get_division_display())

    def end(self) -> None:
        """Ask no more. What students made stays."""
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])

    def ask_instead(self, assignment: Assignment) -> None:
        """Ask this from now on. Whoever has begun a room goes on with what was asked before, until they take it."""
        begun = Section.objects.filter(page__blog__owner=OuterRef("person"), grade=OuterRef("classroom__grade"))
        students = Enrolment.objects.filter(Exists(begun), classroom__in=self.classes).students().current()
        with transaction.atomic():
            stays = [
                StaysWith(giving=self, student_id=student, assignment=self.assignment)
                for student in students.values_list("person", flat=True).distinct()
            ]
            StaysWith.objects.bulk_create(stays, ignore_conflicts=True)
            self.assignment = assignment
            self.save(update_fields=["assignment"])


class StaysWith(models.Model):
    """A student who had begun when the teacher changed what is asked, and has not taken the change."""

    giving = models.ForeignKey(Giving, on_delete=models.CASCADE, related_name="staying")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["giving", "student"], name="a_student_stays_with_one")]

    def __str__(self) -> str:
        return f"{self.student} stays with {self.assignment}"


class TickedStep(models.Model):
    """A teacher's own step, by its words, that a student ticked off. It stays so when the teacher changes others."""

    giving = models.ForeignKey(Giving, on_delete=models.CASCADE, related_name="ticked")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=200)
    ticked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["giving", "student", "words"], name="a_step_is_ticked_once_by_each")
        ]

    def __str__(self) -> str:
        return self.words
