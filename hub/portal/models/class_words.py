"""The words of a class's teachers at the top of its page."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.people.models import Person
from hub.school.models import Classroom

_BELONGING = Belonging(authored=lambda _test: NOBODY, to_class=lambda classes: Q(classroom_id__in=classes))


class ClassWordsQuerySet(GuardedQuerySet["ClassWords"]):
    """Words of classes."""

    def visible_to(self, viewer: Viewer) -> ClassWordsQuerySet:
        """Those whose audience the viewer is in."""
        return self.filter(viewer.sees(_BELONGING, approval=""), classroom__school=viewer.school)

    def editable_by(self, viewer: Viewer) -> ClassWordsQuerySet:
        """Those of the classes that the viewer looks after."""
        here = self.filter(classroom__school=viewer.school)
        return here if viewer.sees_all_classes else here.filter(classroom__in=viewer.standing.teaches_in)


class ClassWords(models.Model):
    """A few words, as they were typed, and for whom they are."""

    classroom = models.OneToOneField(Classroom, on_delete=models.CASCADE, primary_key=True, related_name="own_words")
    words = models.TextField(_("Your words to whoever comes here"), max_length=3000, blank=True)
    audience = models.CharField(_("Who can read them?"), max_length=10, choices=Audience, default=Audience.FAMILIES)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    objects = ClassWordsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "class words"

    def __str__(self) -> str:
        return self.words[:40]

    def write(self, *, by: Person) -> None:
        """Keep what they say now."""
        self.written_by, self.written_at = by, timezone.now()
        self.save()
