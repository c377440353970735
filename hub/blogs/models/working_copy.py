"""What is being typed and not shown yet."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone

from hub.blogs.models.entry import Entry
from hub.blogs.models.revision import Revision
from hub.people.models import Person


class WorkingCopy(models.Model):
    """The text as it is in the editor, saved while typing. Readers see it once it is published or updated."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="working_copy")
    title = models.CharField(max_length=250, blank=True)
    body = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "working copies"

    def __str__(self) -> str:
        return self.title

    @classmethod
    def of(cls, entry: Entry) -> WorkingCopy | None:
        """What is being typed on this entry."""
        return cls.objects.filter(entry=entry).first()

    @classmethod
    def keep(cls, entry: Entry, *, title: str, body: str, base_version: int, by: Person) -> WorkingCopy | None:
        """Save what is typed on top of `base_version` (0: none yet); None when somebody saved another text since.

        What was typed before is kept as an earlier text, at most one in ten minutes.
        """
        with transaction.atomic():
            copy = cls.objects.select_for_update().filter(entry=entry).first()
            if copy is None:
                return cls.objects.create(entry=entry, title=title, body=body, by=by)
            if copy.version != base_version and (copy.title, copy.body) != (title, body):
                return None
            if (copy.title, copy.body) != (title, body):
                copy.entry = entry
                copy.keep_earlier()
            copy.title, copy.body, copy.by, copy.version = title, body, by, copy.version + 1
            copy.save()
            return copy

    def keep_earlier(self) -> None:
        """Keep this text as it is now, unless one was kept, or the writing began, less than ten minutes ago."""
        last = Revision.objects.filter(entry=self.entry_id).earlier().values_list("at", flat=True).first()
        if timezone.now() - (last or self.entry.written_at) < Revision.APART:
            return
        earlier = Revision.objects.create(entry_id=self.entry_id, title=self.title, body=self.body, by_id=self.by_id)
        Revision.objects.filter(pk=earlier.pk).update(at=self.at)  # When it was typed, not when it went.
