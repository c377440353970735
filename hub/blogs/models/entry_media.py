"""Which files belong to an entry."""

from __future__ import annotations

from django.db import models

from hub.media.models import MediaFile


class EntryMedia(models.Model):
    """A file that an entry shows, or that was attached to it."""

    entry = models.ForeignKey("blogs.Entry", on_delete=models.CASCADE, related_name="media_uses")
    media = models.ForeignKey(MediaFile, on_delete=models.CASCADE, related_name="uses")
    is_attached = models.BooleanField(default=False, help_text="attached, also where the text does not show it")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "media"], name="a_file_is_noted_once_an_entry")]

    def __str__(self) -> str:
        return f"{self.media} in {self.entry}"
