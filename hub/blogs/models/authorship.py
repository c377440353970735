"""Who wrote an entry."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q

from hub.people.models import Person


class Authorship(models.Model):
    """Who wrote it. Group work has several authors and stands in the stream of each."""

    entry = models.ForeignKey("blogs.Entry", on_delete=models.CASCADE, related_name="authorships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="authorships")
    named_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="who named the author; null: the author began it",
    )  # fmt: skip
    seen_at = models.DateTimeField(null=True, blank=True, help_text="when the author had read of being named")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="an_author_stands_once")]
        indexes = [models.Index(fields=["person", "entry"])]

    def __str__(self) -> str:
        return f"{self.person} wrote {self.entry}"

    @classmethod
    def news_for(cls, person: Person, now: datetime.datetime) -> models.QuerySet[Authorship]:
        """Those of this person that others saw to, on what is out, and of which the person has not said: seen."""
        out = Q(entry__published_at__lte=now, entry__withdrawn_at=None, entry__binned_at=None)
        return cls.objects.filter(out, person=person, named_by__isnull=False, seen_at=None)
