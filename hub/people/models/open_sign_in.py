"""Where somebody is signed in right now."""

from __future__ import annotations

import hashlib

from django.db import models
from django.utils import timezone

from hub.people.models.person import Person


class OpenSignIn(models.Model):
    """One device on which a person is signed in; they see the list and can end all of them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="open_sign_ins")
    session_hash = models.CharField(max_length=64, unique=True)
    device = models.CharField(max_length=80, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"{self.person}, {self.device}"


def hash_of_session(key: str | None) -> str:
    """What is kept of a session's key: whoever reads the table cannot take the session over."""
    return hashlib.sha256((key or "").encode()).hexdigest()
