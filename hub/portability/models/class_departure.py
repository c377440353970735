"""The blogs of a class, of the whole school, or of all who have left, packed at once by the office."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.viewer import Viewer
from hub.blogs.models import BlogQuerySet
from hub.ids import new_public_id
from hub.people.models import Person
from hub.portability.models.departure import Departure
from hub.school.models import Classroom, School


class ClassDepartureQuerySet(models.QuerySet["ClassDeparture"]):
    """Packings of classes."""

    def asked_by_viewer(self, viewer: Viewer) -> ClassDepartureQuerySet:
        """One's own, as long as one is the office: what is in them is what their asker could see."""
        if viewer.person is None or not viewer.is_administrator:
            return self.none()
        return self.filter(asked_by=viewer.person, school=viewer.school)

    def newest_first(self) -> ClassDepartureQuerySet:
        """The last one first."""
        return self.order_by("-made_at", "-pk")

    def counted(self) -> ClassDepartureQuerySet:
        """With how many blogs there are in each (`total`), are packed (`ready`), and go on (`moving`)."""
        of = "departures"
        return self.annotate(
            total=models.Count(of),
            ready=models.Count(of, filter=models.Q(departures__state=Departure.State.DONE)),
            moving=models.Count(of, filter=models.Q(departures__state__in=Departure.MOVING)),
        )


class ClassDeparture(models.Model):
    """One archive for each of these blogs. Each lies as long as any that somebody else than its owner packed."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="class_departures")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    is_whole_school = models.BooleanField(default=False, help_text="of all students of today, whatever their class")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = ClassDepartureQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["asked_by", "-made_at"])]

    def __str__(self) -> str:
        if self.is_whole_school:
            return str(_("The whole school"))
        return str(self.classroom) if self.classroom else str(_("Those who have left"))

    @classmethod
    @transaction.atomic
    def ask(
        cls,
        blogs: BlogQuerySet,
        classroom: Classroom | None,
        *,
        by: Person,
        school: School,
        is_whole_school: bool = False,
    ) -> tuple[ClassDeparture, bool]:
        """The one of these that is under way for this person, or a new one with what has to be packed for it; and
        whether it is new. The log tells of each blog when it is begun: for a whole school that is too much at once."""
        # Pressed twice, the second waits here for the first.
        Person.objects.select_for_update().only("pk").get(pk=by.pk)
        told = {"school": school, "classroom": classroom, "asked_by": by, "is_whole_school": is_whole_school}
        under_way = cls.objects.filter(**told, departures__state__in=Departure.MOVING).first()
        if under_way is not None:
            return under_way, False
        together = cls.objects.create(**told)
        Departure.objects.bulk_create(
            Departure(school=school, blog=blog, asked_by=by, kind=Departure.Kind.ARCHIVE, together=together)
            for blog in blogs
        )
        return together, True

    @property
    def file_name(self) -> str:
        """What all of it is saved as."""
        name = "school" if self.is_whole_school else self.classroom.slug if self.classroom else "left"
        return f"{name}-{self.made_at:%Y-%m-%d}.zip"

    def stop(self) -> None:
        """None of it goes on, and what lies ready is taken away."""
        for departure in self.departures.filter(state__in=(*Departure.MOVING, Departure.State.DONE)):
            departure.end(Departure.State.STOPPED)
