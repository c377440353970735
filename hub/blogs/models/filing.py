"""Somebody put another's post on a shelf: who, which, when; so that the author is told, and it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models, transaction
from django.utils import timezone

from hub.blogs import signals
from hub.blogs.models.category import Category
from hub.blogs.models.entry import Entry
from hub.ids import new_public_id
from hub.people.models import Person


class FilingQuerySet(models.QuerySet["Filing"]):
    """Filings."""

    def standing(self) -> FilingQuerySet:
        """Those that nobody took back."""
        return self.filter(undone_at=None)

    def news_for(self, person: Person) -> FilingQuerySet:
        """Those of this person's posts that others filed and of which the person has not said: seen."""
        own = models.Q(entry__authorships__person=person) | models.Q(entry__blog__owner=person)
        return self.standing().filter(own, seen_at=None, entry__binned_at=None).exclude(by=person).distinct()


class Filing(models.Model):
    """A post that was filed for its author. What was filed in one go has one `batch`."""

    entry = models.ForeignKey("blogs.Entry", on_delete=models.CASCADE, related_name="filings")
    category = models.ForeignKey("blogs.Category", on_delete=models.CASCADE, related_name="filings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    batch = models.CharField(max_length=22, db_index=True)
    why = models.CharField(max_length=200, blank=True, help_text="a word to the author")
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.entry} in {self.category}"

    @classmethod
    def file(cls, pairs: Iterable[tuple[Entry, Category]], *, by: Person, why: str = "") -> str:
        """File each of these posts, in one go; gives the batch that `undo` takes."""
        pairs, batch = list(pairs), new_public_id()
        with transaction.atomic():
            for entry, category in pairs:
                entry.categories.add(category)
            Filing.objects.bulk_create(
                Filing(entry=entry, category=category, by=by, batch=batch, why=why[:200]) for entry, category in pairs
            )
        _tell(entry for entry, _category in pairs)
        return batch

    @classmethod
    def undo(cls, batch: str, *, by: Person) -> list[Entry]:
        """Take back what this person filed in one go; the posts wait to be sorted again, as before."""
        with transaction.atomic():
            filings = list(cls.objects.standing().filter(batch=batch, by=by).select_related("entry"))
            for filing in filings:
                filing.entry.categories.remove(filing.category_id)
            cls.objects.filter(pk__in=[filing.pk for filing in filings]).update(undone_at=timezone.now())
        entries = [filing.entry for filing in filings]
        _tell(entries)
        return entries


def _tell(entries: Iterable[Entry]) -> None:
    for entry in entries:
        transaction.on_commit(lambda entry=entry: signals.entry_changed.send(sender=Entry, entry=entry))  # type: ignore[misc]
