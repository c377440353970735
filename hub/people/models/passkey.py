"""A passkey: a key that a device keeps, and shows only when its owner unlocks it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from fido2.utils import websafe_encode
from fido2.webauthn import AttestedCredentialData

from hub.people.models.person import Person

LONGEST_NAME = 60


class Passkey(models.Model):
    """The public half of it; there is nothing secret here. A key is of one device, or of a password manager."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=LONGEST_NAME)
    credential_id = models.CharField(max_length=1400, unique=True)
    credential_data = models.BinaryField()
    # What the key counts of its uses; a smaller one than before comes from a copy. Many count nothing.
    counter = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, person: Person, name: str, credential: AttestedCredentialData, counter: int) -> Passkey:
        """Keep a new one under a name that its owner knows it by."""
        return cls.objects.create(
            person=person,
            name=name,
            credential_id=websafe_encode(credential.credential_id),
            credential_data=bytes(credential),
            counter=counter,
        )

    @property
    def credential(self) -> AttestedCredentialData:
        """As the library knows it."""
        return AttestedCredentialData(bytes(self.credential_data))

    def was_used(self, counter: int) -> bool:
        """Note it; whether the key counts on from where it was."""
        is_same_key = counter == 0 == self.counter or counter > self.counter
        if is_same_key:
            self.counter, self.used_at = counter, timezone.now()
            self.save(update_fields=["counter", "used_at"])
        return is_same_key
