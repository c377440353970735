"""Codes on paper, for whoever has lost the phone."""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction
from django.utils import timezone

from hub.people.models.person import Person

HOW_MANY = 10
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that look alike
LENGTH = 12  # 60 bits, and kept like a password


class RecoveryCode(models.Model):
    """One code that works once, kept as a hash."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=128)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Recovery code of {self.person}"

    @staticmethod
    @transaction.atomic
    def make_for(person: Person) -> list[str]:
        """Ten new ones, shown this once as "ABCD-EFGH-JKLM"; the earlier ones stop working."""
        codes = ["".join(secrets.choice(LETTERS) for _letter in range(LENGTH)) for _code in range(HOW_MANY)]
        RecoveryCode.objects.filter(person=person).delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(person=person, code_hash=make_password(code)) for code in codes)
        return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]

    @staticmethod
    def take(person: Person, typed: str) -> bool:
        """Whether this is one that was not used yet; it is used then."""
        code = "".join(letter for letter in typed.upper() if letter.isalnum())
        if len(code) != LENGTH:
            return False
        unused = RecoveryCode.objects.filter(person=person, used_at=None)
        right = next((one for one in unused if check_password(code, one.code_hash)), None)
        return right is not None and bool(unused.filter(pk=right.pk).update(used_at=timezone.now()))
