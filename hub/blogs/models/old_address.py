"""Where an entry was before."""

from __future__ import annotations

from django.db import models


class OldAddress(models.Model):
    """An address on the blog that an entry had before, here or where it came from."""

    blog = models.ForeignKey("blogs.Blog", on_delete=models.CASCADE, related_name="old_addresses")
    path = models.CharField(max_length=400, help_text="below the blog's address, without slashes at the ends")
    entry = models.ForeignKey("blogs.Entry", on_delete=models.CASCADE, related_name="old_addresses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["blog", "path"], name="an_old_address_leads_to_one_entry")]

    def __str__(self) -> str:
        return self.path
