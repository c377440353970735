"""A kind word from a teacher, which a student finds on the desk."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import School

KIND_WORDS = _("I am looking forward to your next post. What are you in the middle of?")


class HelloQuerySet(models.QuerySet["Hello"]):
    """Hellos."""

    def news_for(self, person: Person, school: School) -> HelloQuerySet:
        """Those that this person has not put away, with whoever says them."""
        return self.filter(to=person, school=school, seen_at=None).select_related("by").order_by("-said_at", "-pk")

    def standing(self, batch: str, *, by: Person) -> HelloQuerySet:
        """Those that this person sent in one go and that were not read yet, which can be taken back."""
        return self.filter(batch=batch, by=by, seen_at=None)


class Hello(models.Model):
    """A hello to one student. It is for nobody else, and asks for nothing."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="hellos")
    to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="hellos")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=300)
    batch = models.CharField(max_length=22, db_index=True, help_text="those that were sent in one go have the same")
    said_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = HelloQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["to", "by"], condition=models.Q(seen_at=None), name="one_hello_at_a_time_from_each"
            )
        ]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def say(cls, students: Iterable[int], *, by: Person, school: School, words: str, key: str = "") -> str:
        """Say hello to each of them (their numbers), and call it a batch. Whoever has one that waits gets no second.
        `key`: what a form calls the batch, so that the same form sent twice is the same one."""
        batch = key or new_public_id()
        said = words.strip()[:300] or str(KIND_WORDS)
        hellos = [Hello(school=school, to_id=student, by=by, words=said, batch=batch) for student in students]
        Hello.objects.bulk_create(hellos, ignore_conflicts=True)
        return batch
