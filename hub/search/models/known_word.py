"""The words that entries hold, to find what was meant by one that is spelled otherwise."""

from __future__ import annotations

from django.db import models


class KnownWord(models.Model):
    """A folded word of some entry, shown to nobody: it only widens a search, which finds what the viewer may see."""

    word = models.CharField(max_length=64, primary_key=True)

    def __str__(self) -> str:
        return self.word
