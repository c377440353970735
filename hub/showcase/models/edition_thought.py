"""What was thought about a piece when an edition was made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hub.audience.audiences import Audience
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Authorship
from hub.reflections.models import Thought
from hub.showcase.models.edition_parts import EditionPiece
from hub.showcase.models.piece_thought import PieceThought

BELONGING = Belonging(authored=lambda test: test.of_some(Authorship, "entry_id", "piece__edition__section__page_id"))


class EditionThoughtQuerySet(GuardedQuerySet["EditionThought"]):
    """Reflections in editions."""

    def visible_to(self, viewer: Viewer) -> EditionThoughtQuerySet:
        """Those beside pieces that the viewer sees, of which they could read the reflection then and can read it now:
        beside its piece, or about the post when the piece has come off the wall since."""
        own = Q(piece__edition__section__page__blog__owner=viewer.person) if viewer.person else NOBODY
        then = viewer.sees(BELONGING, audience="audience_then", approval="")
        now = PieceThought.objects.visible_to(viewer).holding("thought")
        now |= Thought.objects.visible_to(viewer).holding("later")
        return self.filter(EditionPiece.objects.visible_to(viewer).holding("piece"), own | (then & now))


class EditionThought(models.Model):
    """A reflection about a piece as it was then. When its writer has taken it away since, only they see it."""

    piece = models.ForeignKey(EditionPiece, on_delete=models.CASCADE, related_name="thoughts")
    thought = models.ForeignKey(PieceThought, on_delete=models.SET_NULL, null=True, related_name="in_editions")
    later = models.ForeignKey(
        Thought,
        on_delete=models.SET_NULL,
        null=True,
        related_name="in_editions",
        help_text="what it became when its piece came off the wall",
    )
    question = models.CharField(max_length=300, blank=True)
    words = models.TextField()
    audience_then = models.CharField(max_length=10, choices=Audience, help_text="who could read it then")

    objects = EditionThoughtQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words[:60]
