"""A reaction to an entry, in words: thank you, it made me think, well explained."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.blogs.models import Authorship, Entry
from hub.people.models import Person


class ReactionQuerySet(GuardedQuerySet["Reaction"]):
    """Reactions."""

    def visible_to(self, viewer: Viewer) -> ReactionQuerySet:
        """One's own, and those to what one wrote. Nobody else learns that there are any."""
        if viewer.person is None:
            return self.none()
        to_own = Exists(Authorship.objects.filter(entry=OuterRef("entry"), person=viewer.person))
        return self.filter(Q(person=viewer.person) | Q(to_own), entry__school=viewer.school)

    def editable_by(self, viewer: Viewer) -> ReactionQuerySet:
        """One's own, to take back."""
        if viewer.person is None:
            return self.none()
        return self.filter(person=viewer.person, entry__school=viewer.school)

    def lines(self) -> QuerySet[Any, Any]:
        """How many there are of each kind, as lines that can be asked for together with others of this shape."""
        of_kind = self.order_by().values("kind").annotate(number=Count("pk"))
        return of_kind.values_list(Value("reaction"), F("number"), F("kind"), Value(""))


class Reaction(models.Model):
    """One that somebody gave. How many there are is told to those who wrote the entry, and by whom to nobody."""

    class Kind(models.TextChoices):
        THANKS = "thanks", _("Thank you")
        THINKING = "thinking", _("Made me think")
        CLEAR = "clear", _("Well explained")

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reactions")
    kind = models.CharField(max_length=10, choices=Kind)
    given_at = models.DateTimeField(default=timezone.now)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person", "kind"], name="one_reaction_of_a_kind")]

    def __str__(self) -> str:
        return self.get_kind_display()

    @staticmethod
    def give(entry: Entry, kind: str, *, by: Person) -> None:
        """Give it; once given it is there, however often.

        Raises ValueError for a kind that there is not.
        """
        given = Reaction(entry=entry, person=by, kind=Reaction.Kind(kind).value)
        Reaction.objects.bulk_create([given], ignore_conflicts=True)
