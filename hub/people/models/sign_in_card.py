"""The card with a code that signs a student in."""

from __future__ import annotations

import hashlib
import secrets

from django.db import models
from django.utils import timezone

from hub.people.models.person import Person


class SignInCardQuerySet(models.QuerySet["SignInCard"]):
    """Cards."""

    def working(self) -> SignInCardQuerySet:
        """Cards that nobody has taken back."""
        return self.filter(revoked_at=None, person__is_active=True)

    def for_secret(self, secret: str) -> SignInCard | None:
        """The working card with this secret, or None."""
        return self.working().select_related("person").filter(secret_hash=_hash(secret)).first()


class SignInCard(models.Model):
    """A secret of 128 bits, kept as SHA-256 only: with so many bits a slow hash adds nothing (ASVS 6.5.2)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_cards")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = SignInCardQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Card of {self.person}"

    @classmethod
    def make(cls, person: Person, *, by: Person | None) -> tuple[SignInCard, str]:
        """A new card and its secret, which is shown this once; earlier cards of the person stop working."""
        for card in cls.objects.filter(person=person, revoked_at=None):
            card.revoke(by=by)
        secret = secrets.token_urlsafe(16)
        return cls.objects.create(person=person, secret_hash=_hash(secret), made_by=by), secret

    def revoke(self, *, by: Person | None) -> None:
        """Take the card back at once."""
        self.revoked_at, self.revoked_by = timezone.now(), by
        self.save(update_fields=["revoked_at", "revoked_by"])


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
