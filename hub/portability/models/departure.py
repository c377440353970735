"""One packing of somebody's work, to take along."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.activity import models as activity
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.ids import new_public_id
from hub.media.storage import DurableStorage
from hub.people.models import Person
from hub.portability.leaving.exported import Part
from hub.school.models import School
from hub.school.noting import note

KEPT, KEPT_FOR_OTHERS = datetime.timedelta(days=7), datetime.timedelta(days=1)
"""How long a packed file lies ready for the owner, and for others: what they may see can become less any day."""


def departure_storage() -> DurableStorage:
    """Where packed files lie, and nothing else: what no row names has no business there."""
    return DurableStorage(location=Path(settings.HUB_HOME) / "departures")


class DepartureQuerySet(models.QuerySet["Departure"]):
    """Departures."""

    def asked_by_viewer(self, viewer: Viewer) -> DepartureQuerySet:
        """One's own: what is in the file is what its asker could see."""
        return self.filter(asked_by=viewer.person, school=viewer.school) if viewer.person else self.none()

    def overdue(self, now: datetime.datetime) -> DepartureQuerySet:
        """Those whose file has lain ready for as long as it may."""
        own = Q(asked_by=F("blog__owner"), finished_at__lt=now - KEPT)
        of_others = ~Q(asked_by=F("blog__owner")) & Q(finished_at__lt=now - KEPT_FOR_OTHERS)
        return self.filter(own | of_others, state=Departure.State.DONE)

    def newest_first(self) -> DepartureQuerySet:
        """The last one first."""
        return self.order_by("-made_at", "-pk")


class Departure(models.Model):
    """A blog on its way into one file, through the eyes of who asked for it. The file goes after a week."""

    class Kind(models.TextChoices):
        ARCHIVE = "archive", _("keeping at home")
        WORDPRESS = "wordpress", _("WordPress")
        SCHOOL = "school", _("my next school")
        LEAP2A = "leap2a", _("another portfolio")
        MARKDOWN = "markdown", _("plain files")

    class State(models.TextChoices):
        WAITING = "waiting", _("about to start")
        RUNNING = "running", _("being packed")
        DONE = "done", _("ready")
        STOPPED = "stopped", _("stopped")
        FAILED = "failed", _("could not be packed")
        OVER = "over", _("taken away after a week")

    MOVING = (State.WAITING, State.RUNNING)

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="departures")
    blog = models.ForeignKey(Blog, on_delete=models.CASCADE, related_name="departures")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.WORDPRESS)
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="departures")
    together = models.ForeignKey(
        "portability.ClassDeparture", on_delete=models.CASCADE, null=True, blank=True, related_name="departures",
        help_text="the whole class that it was packed with",
    )  # fmt: skip
    wishes = models.JSONField(default=list, blank=True, help_text="what is wanted otherwise, in the words of Wish")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    counts = models.JSONField(default=dict, blank=True, help_text="how much there is to pack, by kind")
    part = models.CharField(max_length=8, choices=Part, blank=True, help_text="what is being done now")
    done = models.PositiveIntegerField(default=0, help_text="how much of that is done")
    percent = models.PositiveSmallIntegerField(default=0, help_text="how much of all the work is done")
    ready_at = models.DateTimeField(null=True, blank=True, help_text="when it will be over, as far as can be told")
    left_out = models.JSONField(default=list, blank=True, help_text="what stayed behind, each with the reason")
    file = models.FileField(storage=departure_storage, max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = DepartureQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["blog", "-made_at"])]

    def __str__(self) -> str:
        return f"{self.blog} for {self.get_kind_display()}"

    @classmethod
    def ask(cls, blog: Blog, kind: str, *, by: Person, wishes: Iterable[str] = ()) -> tuple[Departure, bool]:
        """The one that is under way for this person, or a new one; and whether it is new."""
        under_way = cls.objects.filter(blog=blog, asked_by=by, kind=cls.Kind(kind), state__in=cls.MOVING).first()
        if under_way is not None:
            return under_way, False
        with transaction.atomic():
            wished = sorted(set(wishes))
            asked = cls.objects.create(school=blog.school, blog=blog, asked_by=by, kind=cls.Kind(kind), wishes=wished)
            asked.note_it()
        return asked, True

    def note_it(self) -> None:
        """Write into the activity log whose work is packed by whom."""
        by, whose = self.asked_by, self.blog.owner
        note(activity.Kind.TAKEN_ALONG, self.school, by=by, about=whose, thing=self.public_id, outcome=self.kind)

    @property
    def is_moving(self) -> bool:
        """Whether it is waiting or being packed."""
        return self.state in self.MOVING

    @property
    def has_pages(self) -> bool:
        """Whether pages for readers go along, which open without the internet."""
        return self.kind in (self.Kind.ARCHIVE, self.Kind.SCHOOL)

    @property
    def lies_until(self) -> datetime.datetime | None:
        """When the file will be taken away."""
        if self.finished_at is None or self.state != self.State.DONE:
            return None
        return self.finished_at + (KEPT if self.asked_by_id == self.blog.owner_id else KEPT_FOR_OTHERS)

    @property
    def file_name(self) -> str:
        """What it is saved as."""
        return f"{self.blog.slug}-{self.kind}-{self.made_at:%Y-%m-%d}.zip"

    def begin(self, counts: dict[str, int]) -> bool:
        """It is under way, with so much to pack; False when somebody stopped it meanwhile."""
        mine = Departure.objects.filter(pk=self.pk, state__in=self.MOVING)
        moved = mine.update(state=self.State.RUNNING, counts=counts, part=Part.TEXTS, done=0, percent=0, ready_at=None)
        self.refresh_from_db()
        return bool(moved)

    def move(self, part: Part, done: int, *, percent: int, ready_at: datetime.datetime | None) -> bool:
        """Say how far it is; False when somebody stopped it."""
        mine = Departure.objects.filter(pk=self.pk, state=self.State.RUNNING)
        return bool(mine.update(part=part, done=done, percent=percent, ready_at=ready_at))

    def finish(self, left_out: list[tuple[str, str]]) -> None:
        """The file is whole and lies ready; unless somebody stopped it meanwhile, then there is none."""
        told = {"finished_at": timezone.now(), "left_out": left_out, "percent": 100, "file": self.file.name}
        mine = Departure.objects.filter(pk=self.pk, state=self.State.RUNNING)
        if not mine.update(state=self.State.DONE, **told):
            self.file.delete(save=False)

    def end(self, state: str) -> None:
        """It goes no further, and there is no file of it."""
        if self.file:
            self.file.delete(save=False)
        self.state, self.finished_at = self.State(state), timezone.now()
        self.save(update_fields=["state", "finished_at", "file"])
