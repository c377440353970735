"""The sign-in that a school has already."""

from __future__ import annotations

from django.db import models

from hub.people.openid.asking import Provider
from hub.people.sealing import seal, unseal
from hub.school.models.school import School


class SignInProvider(models.Model):
    """An OpenID Connect provider by which a school's staff come in; the operator sets it up with `hub sign-in-with`."""

    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="sign_in_provider")
    name = models.CharField(max_length=60, help_text="as it stands on the button")
    issuer = models.CharField(max_length=255)
    client_id = models.CharField(max_length=255)
    sealed_secret = models.TextField()
    vouches = models.BooleanField(
        default=False,
        help_text="its e-mail addresses are their owners', also where it does not say that it has checked",
    )

    def __str__(self) -> str:
        return f"{self.name} of {self.school}"

    @classmethod
    def put(cls, school: School, name: str, provider: Provider) -> SignInProvider:
        """Let the staff of this school come in by it from now on, and by no other."""
        told = {
            **{"name": name, "issuer": provider.issuer, "client_id": provider.client_id},
            **{"sealed_secret": seal(provider.client_secret), "vouches": provider.vouches},
        }
        made, _new = cls.objects.update_or_create(school=school, defaults=told)
        return made

    @property
    def provider(self) -> Provider:
        """To be asked."""
        return Provider(self.issuer, self.client_id, unseal(self.sealed_secret) or "", self.vouches)
