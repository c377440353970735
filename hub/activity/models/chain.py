"""Where a school's log ends."""

from django.db import models


class Chain(models.Model):
    """The last line of one school's log, so that a line taken off its end is missed, too.

    Whoever writes a line holds this row until they are done: lines stand one after the other, whoever writes at once.
    """

    school = models.BigIntegerField(unique=True, help_text="the number of the school; the log outlives it")
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.school}: {self.number} {self.hash}"
