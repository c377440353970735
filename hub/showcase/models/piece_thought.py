"""What somebody thinks about a piece of their room."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from hub.audience.as_text import as_text
from hub.audience.audiences import Audience
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.reflections.models import AnyThought, Thought
from hub.showcase.models.piece import Piece

BELONGING = Belonging(authored=lambda test: test.of("student_id"))
LONGEST = 80
"""Letters of what a reflection about a time is about."""


class PieceThoughtQuerySet(GuardedQuerySet["PieceThought"]):
    """Reflections about pieces."""

    @as_text
    def visible_to(self, viewer: Viewer) -> PieceThoughtQuerySet:
        """One's own, and those shown to the viewer; whoever does not see the piece does not see what is thought about
        it. What waits is the writer's and the teachers'."""
        own = Q(student=viewer.person) if viewer.person else NOBODY
        meant = viewer.sees(BELONGING) & Piece.objects.visible_to(viewer).holding("piece")
        return self.filter(own | meant, school=viewer.school)

    def editable_by(self, viewer: Viewer) -> PieceThoughtQuerySet:
        """One's own."""
        return self.filter(student=viewer.person, school=viewer.school) if viewer.person else self.none()

    def moderated_by(self, viewer: Viewer) -> PieceThoughtQuerySet:
        """Those of students, about pieces in open rooms, that the viewer may let in or keep out; none that the lead has
        to see first."""
        return self.visible_to(viewer).filter(viewer.moderates(BELONGING))


class PieceThought(AnyThought):
    """A reflection about a piece: about why this work hangs here, not about the post alone."""

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="thoughts")

    objects = PieceThoughtQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("piece-thought", args=[self.public_id])

    @property
    def about(self) -> str:
        """The title of the piece."""
        return self.piece.owners_title or self.piece.get_kind_display()

    @property
    def widest(self) -> Audience:
        """For whom it is at most: for whom the room is."""
        return Audience(self.piece.section.audience)

    def twin(self) -> PieceThought | None:
        """One of the same person that says the same about the same piece."""
        said = {"student": self.student, "kind": self.kind, "words": self.words, "piece": self.piece}
        return PieceThought.objects.filter(**said).first()

    @classmethod
    def outlive(cls, piece: Piece) -> None:
        """The piece comes off the wall: what was thought about it stays, about its post, or else about a time that has
        its name, which teachers alone read until its writer opens it."""
        became: dict[int | None, Thought] = {}
        for one in cls.objects.filter(piece=piece).order_by("pk"):
            names = ("school", "student", "public_id", "year", "kind", "question", "words", "written_at")
            kept = Thought(**{name: getattr(one, name) for name in names})
            if piece.entry_id:
                kept.entry_id, kept.audience, kept.approval = piece.entry_id, one.audience, one.approval
                kept.replaces = became.get(one.replaces_id)
            else:  # For teachers alone both stand: nobody has to let a change in.
                kept.period = one.about[:LONGEST]
            kept.save()
            became[one.pk] = kept
            one.in_editions.update(later=kept)
