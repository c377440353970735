"""The words of what hangs on an entry: a comment, or a room with its pieces and goals."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.comments.models import Comment
from hub.reflections.models import Goal
from hub.school.models import School
from hub.showcase.models import Piece, Section, SectionGoal

KEYS = ("comment", "room", "piece", "hung")


class PartRowQuerySet(GuardedQuerySet["PartRow"]):
    """Words of comments and rooms."""

    def visible_to(self, viewer: Viewer) -> PartRowQuerySet:
        """Those of comments that were let in, of rooms, of their pieces and of the goals that hang there, each where
        the viewer sees the thing itself."""
        heard = Q(comment__approval=None) | Q(comment__approval__decision=Approval.Decision.RELEASED)
        rooms = Section.objects.visible_to(viewer)
        seen = (
            (Comment.objects.visible_to(viewer).holding("comment") & heard)
            | rooms.holding("room")
            | Piece.objects.visible_to(viewer).holding("piece")
            | (rooms.holding("hung__section") & Goal.objects.visible_to(viewer).holding("hung__goal"))
        )
        return self.filter(seen, school=viewer.school)

    def with_things(self) -> PartRowQuerySet:
        """With what they are the words of, where that is, and whose it is, but without long texts."""
        places = ("room", "piece__section", "hung__section")
        pages = [f"{place}__page" for place in places]
        around = [f"{page}__blog__owner" for page in pages] + [
            f"{place}__{time}" for place in places for time in ("grade", "year")
        ]
        found = self.select_related("comment__writer", "comment__entry__blog", "hung__goal", *around)
        long = [f"{entry}__{name}" for entry in ("comment__entry", *pages) for name in ("body", "plain", "source")]
        return found.defer("words", *long, *(f"{place}__body" for place in places))


def _of_one_thing() -> Q:
    """The condition that exactly one of the keys is there."""
    told = Q()
    for name in KEYS:
        told |= Q(**{f"{other}__isnull": other != name for other in KEYS})
    return told


class PartRow(models.Model):
    """Written whenever the thing is saved. What cannot be seen without the other is one row: the words of a room are
    one, those of each piece, and those of each goal on its strip."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, null=True, related_name="+")
    room = models.OneToOneField(Section, on_delete=models.CASCADE, null=True, related_name="+")
    piece = models.OneToOneField(Piece, on_delete=models.CASCADE, null=True, related_name="+")
    hung = models.OneToOneField(SectionGoal, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(help_text="when it was said, or when its room began")
    words = models.TextField(blank=True)

    objects = PartRowQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=_of_one_thing(), name="a_part_row_is_of_one_thing")]
        indexes = [
            models.Index(fields=["at", "id"], condition=Q(comment__isnull=False), name="part_row_of_comment_at"),
            models.Index(fields=["at", "id"], condition=Q(comment=None), name="part_row_of_room_at"),
        ]

    def __str__(self) -> str:
        return f"Words of a part, {self.pk}"

    @property
    def inside(self) -> Section | None:
        """The room that they are from; None for a comment."""
        if self.room is not None:
            return self.room
        part = self.piece or self.hung
        return part.section if part is not None else None

    @property
    def school_words(self) -> set[tuple[int, str]]:
        """Each word with the number of its school."""
        return {(self.school_id, word) for word in self.words.split()}
