"""An earlier text of an entry, or a change that waits for a yes."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Exists, OuterRef

from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.blogs.models.entry import Entry
from hub.people.models import Person
from hub.text.excerpts import excerpt


class RevisionQuerySet(GuardedQuerySet["Revision"]):
    """Revisions."""

    def editable_by(self, viewer: Viewer) -> RevisionQuerySet:
        """Those of the entries that the viewer writes."""
        return self.filter(entry__in=Entry.objects.editable_by(viewer))

    def earlier(self) -> RevisionQuerySet:
        """Texts that were shown or typed before, not changes that wait."""
        return self.filter(approval=None)

    def proposed(self) -> RevisionQuerySet:
        """Changes that a teacher has yet to read, or kept out."""
        return self.filter(approval__isnull=False).exclude(approval__decision=Approval.Decision.RELEASED)


class Revision(models.Model):
    """A title and body as they were at a time. With an approval it is a change that is not shown yet."""

    APART = datetime.timedelta(minutes=10)

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="revisions")
    title = models.CharField(max_length=250, blank=True)
    body = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.title} ({self.at:%Y-%m-%d %H:%M})"

    @classmethod
    def change_of(cls, entry: Entry) -> Revision | None:
        """The newest change of this entry that a teacher has yet to read, or kept out."""
        return cls.objects.proposed().filter(entry=entry).select_related("approval").first()

    @classmethod
    def change_exists(cls) -> Exists:
        """The condition on an entry that there is such a change."""
        return Exists(cls.objects.proposed().filter(entry=OuterRef("pk")))

    def words(self) -> str:
        """The first words of the change."""
        return excerpt(self.body, 280)
