"""What somebody wants to say while presenting."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.showcase.models.piece import Piece
from hub.showcase.models.section import Section


class SpeakingNoteQuerySet(GuardedQuerySet["SpeakingNote"]):
    """Notes for speaking."""

    def visible_to(self, viewer: Viewer) -> SpeakingNoteQuerySet:
        """One's own. Nobody else reads them, no teacher and no guardian."""
        if viewer.person is None:
            return self.none()
        return self.filter(
            section__page__blog__owner=viewer.person, section__school=viewer.school, section__page__binned_at=None
        )

    def editable_by(self, viewer: Viewer) -> SpeakingNoteQuerySet:
        """One's own, in a sealed room too: they are no part of what it shows."""
        return self.visible_to(viewer)


class SpeakingNote(models.Model):
    """A note at one slide, that the owner of the room reads while rehearsing. It goes into no page for others, no feed
    and no export."""

    class Slide(models.TextChoices):
        ENTRANCE = "entrance", _("Entrance")
        GOALS = "goals", _("Goals")
        WORDS = "words", _("Words of the page")
        PIECE = "piece", _("Piece")
        NEXT = "next", _("What's next")

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="speaking_notes")
    slide = models.CharField(max_length=8, choices=Slide)
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, null=True, blank=True, related_name="speaking_notes")
    words = models.TextField(_("what I want to say"))

    objects = SpeakingNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "slide"], condition=Q(piece=None), name="one_note_a_slide"),
            models.UniqueConstraint(fields=["piece"], name="one_note_a_piece"),
            models.CheckConstraint(
                condition=Q(slide="piece", piece__isnull=False) | (~Q(slide="piece") & Q(piece=None)),
                name="note_at_a_piece_or_at_a_slide",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def key(self) -> str:
        """What its slide is called: its kind, or the public id of its piece. Fetch with the piece."""
        return self.piece.public_id if self.piece else self.slide

    @classmethod
    def keep(cls, section: Section, words: str, *, slide: str, piece: Piece | None = None) -> None:
        """Keep these words at a slide; none take the note away."""
        at = cls.Slide(slide)
        if words.strip():
            cls.objects.update_or_create(section=section, slide=at, piece=piece, defaults={"words": words})
        else:
            cls.objects.filter(section=section, slide=at, piece=piece).delete()
