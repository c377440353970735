"""The words of one entry, folded and cut as the engines want them."""

from __future__ import annotations

from django.db import models

from hub.blogs.models import Entry


class SearchRow(models.Model):
    """Written whenever the entry changes. It has no audience: only entries fetched for a viewer are joined to it."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, primary_key=True, related_name="search_row")
    title = models.TextField(blank=True)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Words of {self.entry_id}"

    @property
    def school_words(self) -> set[tuple[int, str]]:
        """Each word with the number of its school."""
        return {(self.entry.school_id, word) for word in f"{self.title} {self.words}".split()}
