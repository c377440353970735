"""A key in a feed's address, so that a feed reader sees what its owner may see."""

from __future__ import annotations

import hashlib
import secrets

from django.db import models
from django.utils import timezone

from hub.people.models import Person


class FeedKeyQuerySet(models.QuerySet["FeedKey"]):
    """Keys."""

    def working(self) -> FeedKeyQuerySet:
        """Those nobody has taken back."""
        return self.filter(revoked_at=None, person__is_active=True)

    def person_with(self, secret: str) -> Person | None:
        """Whose working key this is, or None."""
        key = self.working().select_related("person").filter(secret_hash=_hash(secret)).first()
        return key.person if key else None


class FeedKey(models.Model):
    """128 bits, kept as SHA-256; shown once. A new key ends the earlier one."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feed_keys")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = FeedKeyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Feed key of {self.person}"

    @classmethod
    def make(cls, person: Person) -> str:
        """A new secret for this person; the one before stops working."""
        cls.revoke_all(person)
        secret = secrets.token_urlsafe(16)
        cls.objects.create(person=person, secret_hash=_hash(secret))
        return secret

    @classmethod
    def revoke_all(cls, person: Person) -> None:
        """End the person's key at once."""
        cls.objects.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
