"""A work that waits for showcase time."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Viewer
from hub.blogs.models import Entry
from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.school.models import School
from hub.showcase.models.piece import Piece, PieceKind, name_of_work
from hub.showcase.models.piece_thought import PieceThought


class CandidateQuerySet(GuardedQuerySet["Candidate"]):
    """Candidates."""

    def visible_to(self, viewer: Viewer) -> CandidateQuerySet:
        """One's own, and those that one suggested to a student: what is said here is for the room, not before."""
        own = Q(student=viewer.person) | Q(suggested_by=viewer.person) if viewer.person else NOBODY
        return self.filter(own, school=viewer.school)

    def editable_by(self, viewer: Viewer) -> CandidateQuerySet:
        """One's own."""
        return self.filter(student=viewer.person, school=viewer.school) if viewer.person else self.none()


class Candidate(models.Model):
    """“This is special”: a post or a file that its student, or a teacher, would like to see in the room of the year,
    with what was said when it was fresh. Only the student hangs it. What is taken off the wall waits here, too, with
    its label.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="candidates")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="candidates")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, null=True, blank=True, related_name="candidates")
    picture = models.ForeignKey(MediaFile, on_delete=models.CASCADE, null=True, blank=True, related_name="candidates")
    kind = models.CharField(max_length=15, choices=PieceKind, blank=True)
    title = models.CharField(max_length=160, blank=True)
    material = models.CharField(max_length=160, blank=True)
    why = models.TextField(_("why is it special?"), blank=True)
    learned = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    suggested_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    suggestion = models.CharField(_("what you say to the student"), max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["student", "entry"], name="one_candidate_a_post"),
            models.UniqueConstraint(fields=["student", "picture"], name="one_candidate_a_file"),
            models.CheckConstraint(
                condition=Q(entry=None, picture__isnull=False) | Q(entry__isnull=False, picture=None),
                name="a_candidate_is_a_post_or_a_file",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.entry or self.picture)

    @classmethod
    def take_down(cls, piece: Piece) -> None:
        """Take a piece off the wall. A post or a picture waits here with its label, what was thought about it too, and
        the work itself is untouched."""
        with transaction.atomic():
            if piece.entry_id or piece.picture_id:
                room = piece.section
                work: dict[str, Any] = {"entry": piece.entry} if piece.entry_id else {"picture": piece.picture}
                work |= {"student": room.page.blog.owner, "school": room.school}
                cls.objects.update_or_create(**work, defaults={name: getattr(piece, name) for name in LABEL})
            PieceThought.outlive(piece)
            piece.delete()

    @classmethod
    def suggest(cls, post: Entry, *, by: Person, words: str) -> None:
        """Put a post before its owner, who alone decides. What the owner has said about it stays as it is."""
        said = {"suggested_by": by, "suggestion": words}
        whose = {"school_id": post.school_id}
        cls.objects.update_or_create(student=post.blog.owner, entry=post, defaults=said, create_defaults=said | whose)

    @property
    def work(self) -> str:
        """What the picture wall calls it."""
        return name_of_work(self.entry or self.picture)

    @property
    def label(self) -> dict[str, str]:
        """What was said, for the label of a piece; nothing is typed twice."""
        return {name: getattr(self, name) for name in LABEL if getattr(self, name)}


LABEL = ("kind", "title", "material", "why", "learned", "next_step")
"""What stands on a label."""
