"""An earlier text of an entry, or a change that waits for a yes."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Exists, OuterRef

from hub.audience.models import Approval, not_with_lead
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.blogs.models.entry import Entry
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.text.excerpts import excerpt


class RevisionQuerySet(GuardedQuerySet["Revision"]):
    """Revisions."""

    def editable_by(self, viewer: Viewer) -> RevisionQuerySet:
        """Those of the entries that the viewer writes."""
        return self.filter(entry__in=Entry.objects.editable_by(viewer))

    def moderated_by(self, viewer: Viewer) -> RevisionQuerySet:
        """Changes of the entries that the viewer lets in or keeps out."""
        return self.filter(Entry.objects.moderated_by(viewer).holding("entry"), not_with_lead()).exclude(approval=None)

    def earlier(self) -> RevisionQuerySet:
        """Texts that were shown or typed before, not changes that wait."""
        return self.filter(approval=None)

    def proposed(self) -> RevisionQuerySet:
        """Changes that a teacher has yet to read, or kept out."""
        return self.filter(approval__isnull=False).exclude(approval__decision=Approval.Decision.RELEASED)


class Revision(models.Model):
    """A title and body as they were at a time. With an approval it is a change that is not shown yet; once that is let
    in, the text in whose place it came, for as long as the yes can be taken back."""

    APART = datetime.timedelta(minutes=10)

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="revisions")
    title = models.CharField(max_length=250, blank=True)
    body = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="revisions")
    shown_files = models.ManyToManyField(
        MediaFile, related_name="+", help_text="those that a change would show, for who reads it first"
    )

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

    @classmethod
    def decided_for(cls, entry: Entry, by: Person) -> Revision | None:
        """The change of this entry about which this person decided last, while no newer one waits."""
        newest = cls.objects.filter(entry=entry).exclude(approval=None).select_related("approval").first()
        return newest if newest and newest.approval and newest.approval.decided_by_id == by.pk else None

    def hold_text(self, title: str, body: str) -> None:
        """Hold this text from now on."""
        self.title, self.body = title, body
        self.save(update_fields=["title", "body"])

    def words(self) -> str:
        """The first words of the change."""
        return excerpt(self.body, 280)
