"""The personal link in a mail: a guardian comes to the family page by it, without an account."""

from __future__ import annotations

import datetime

from django.core.signing import Signer
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import School

LASTS = datetime.timedelta(days=7)
SIGNER = Signer(salt="hub.families.link")


class FamilyLinkQuerySet(models.QuerySet["FamilyLink"]):
    """Personal links."""

    def signed(self, token: str, school: School) -> FamilyLink | None:
        """The link of this token, whether it still works or not; None for a token that we did not make."""
        public_id, _dot, signature = token.partition(".")
        if not constant_time_compare(SIGNER.signature(public_id), signature):
            return None
        return self.filter(public_id=public_id, school=school).select_related("guardian", "school__policy").first()

    def end_all(self, guardian: Person, school: School) -> None:
        """Let none of this guardian's links work any more."""
        self.filter(guardian=guardian, school=school, ended_at=None).update(ended_at=timezone.now())


class FamilyLink(models.Model):
    """It names nobody, ends by itself, and can be ended. What it shows is for the rule to say, each time: see
    hub.families.family_viewer."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="family_links")
    guardian = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="family_links")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = FamilyLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"for {self.guardian} until {self.ends_at:%Y-%m-%d}"

    @classmethod
    def make(cls, guardian: Person, school: School) -> FamilyLink:
        """A new link, for seven days."""
        return cls.objects.create(school=school, guardian=guardian, ends_at=timezone.now() + LASTS)

    @property
    def token(self) -> str:
        """What stands in its address: the id, and a signature without which the id opens nothing."""
        return f"{self.public_id}.{SIGNER.signature(self.public_id)}"

    def works(self, now: datetime.datetime) -> bool:
        """Whether nobody has ended it and its time is not over."""
        return self.ended_at is None and now < self.ends_at

    def end(self) -> None:
        """Nobody comes in by it any more."""
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])
