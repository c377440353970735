"""A post that tries again what an earlier one tried."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.ids import new_public_id


class AnotherTryQuerySet(GuardedQuerySet["AnotherTry"]):
    """Tries."""

    def visible_to(self, viewer: Viewer) -> AnotherTryQuerySet:
        """Those of which the viewer may see both posts."""
        seen = Entry.objects.visible_to(viewer).out(viewer.now)
        return self.filter(seen.holding("earlier"), seen.holding("later"))

    def editable_by(self, viewer: Viewer) -> AnotherTryQuerySet:
        """Those of which the viewer may change the later post."""
        return self.filter(Entry.objects.editable_by(viewer).holding("later"))


class AnotherTry(models.Model):
    """Joins two posts of the same student; a third try is another try of the second."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    earlier = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="tried_again")
    later = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="tried_before")
    joined_at = models.DateTimeField(default=timezone.now)

    objects = AnotherTryQuerySet.as_manager()

    class Meta:
        ordering = ["-joined_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="another_try_is_another_post"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"

    def get_absolute_url(self) -> str:
        return reverse("tries", args=[self.public_id])

    @classmethod
    def join(cls, earlier: Entry, later: Entry) -> AnotherTry:
        """The later one tries the earlier one again, and no other."""
        return cls.objects.update_or_create(later=later, defaults={"earlier": earlier})[0]
