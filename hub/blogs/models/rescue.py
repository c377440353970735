"""A teacher took something out of a student's bin: what, who, when; so that the student is told."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone

from hub.activity.models import Kind
from hub.blogs.models.entry import Entry
from hub.people.models import Person
from hub.school.noting import note


class Rescue(models.Model):
    """An entry that came back. It is off the blog until its student shows it again: who threw it away may have had a
    reason."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="rescues")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True, help_text="when the student had read of it")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.entry)

    @classmethod
    def of(cls, entry: Entry, *, by: Person) -> Rescue:
        """Take it out of the bin for its students, as a draft."""
        with transaction.atomic():
            entry.withdraw()
            entry.restore()
            for author in entry.authors.all():
                note(Kind.RESCUED, entry.school, by=by, about=author, thing=entry.public_id)
            return cls.objects.create(entry=entry, by=by)

    @classmethod
    def news_for(cls, person: Person) -> models.QuerySet[Rescue]:
        """What came back of this person's and is still there, of which they have not said: seen."""
        return cls.objects.filter(entry__authorships__person=person, entry__binned_at=None, seen_at=None)
