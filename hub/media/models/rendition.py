"""A picture in one size and format, made once."""

from __future__ import annotations

from django.db import models

from hub.media.models.media_file import MediaFile


class Rendition(models.Model):
    """The pixels of a picture at one width, as WebP or as the fallback."""

    media = models.ForeignKey(MediaFile, on_delete=models.CASCADE, related_name="renditions")
    name = models.CharField(max_length=20, help_text="such as w640.webp; the last part of its address")
    content_type = models.CharField(max_length=50)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField(help_text="bytes")
    file = models.FileField(upload_to="", max_length=200)

    class Meta:
        ordering = ["width"]
        constraints = [models.UniqueConstraint(fields=["media", "name"], name="one_rendition_of_each_name")]

    def __str__(self) -> str:
        return f"{self.media} {self.name}"
