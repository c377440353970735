"""Who somebody is at a sign-in that is not ours."""

from __future__ import annotations

from django.db import models

from hub.people.models.person import Person


class ProviderIdentity(models.Model):
    """What a provider calls a person, for ever: e-mail addresses pass from one to the next, this name does not."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="provider_identities")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    bound_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_for_a_providers_name"),
            models.UniqueConstraint(fields=["person", "issuer"], name="one_name_for_a_person_at_a_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.issuer}"
