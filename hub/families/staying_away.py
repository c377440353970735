"""Leaving mails about one child, and getting them again: by a link that never ends and does nothing else."""

from __future__ import annotations

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from hub.families.models import LeftLetters
from hub.school.models import Guardianship, School

SIGNER = Signer(salt="hub.families.leave")


def leave_path(guardianship: Guardianship) -> str:
    """Where a guardian leaves the mails about this child."""
    number = str(guardianship.pk)
    return reverse("leave-letters", args=[f"{number}.{SIGNER.signature(number)}"])


def guardianship_of(token: str, school: School) -> Guardianship | None:
    """Whose link this is; None for one that we did not make, or whose reader guards this child no more."""
    number, _dot, signature = token.partition(".")
    if not constant_time_compare(SIGNER.signature(number), signature):
        return None
    found = Guardianship.objects.current().filter(pk=number, school=school)
    return found.select_related("guardian", "student", "school").first()


def stay_away(guardianship: Guardianship, *, away: bool) -> None:
    """Get no mails about this child any more, or get them again."""
    if away:
        LeftLetters.objects.get_or_create(guardianship=guardianship)
    else:
        LeftLetters.objects.filter(guardianship=guardianship).delete()
