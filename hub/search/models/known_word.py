"""The words that entries hold, to find what was meant by one that is spelled otherwise."""

from __future__ import annotations

from django.db import models

from hub.school.models import School


class KnownWord(models.Model):
    """A folded word of some entry of a school, shown to nobody: it only widens a search among what the viewer sees."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "word"], name="known_word_once_a_school")]

    def __str__(self) -> str:
        return self.word
