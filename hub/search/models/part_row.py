"""The words of what is no post: a room with its pieces and goals, what is said to others, and what somebody thinks."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.comments.models import Comment, Saying
from hub.reflections.models import Goal, Reflection, Thought
from hub.school.models import School
from hub.showcase.models import Greeting, Piece, PieceComment, PieceThought, Section, SectionGoal

OF_ROOMS = ("room", "piece", "hung")
SAID: dict[str, Any] = {"comment": Comment, "piece_comment": PieceComment, "greeting": Greeting}
THOUGHT: dict[str, Any] = {"thought": Thought, "piece_thought": PieceThought, "reflection": Reflection}
KEYS = (*OF_ROOMS, *SAID, *THOUGHT)
PERSON = ("public_id", "first_name", "last_name", "nickname", "shows_full_name", "face")
PIECE = ("title", "kind")
WORDS_SAID = ("public_id", "writer_name", "body")
TOLD = {
    "section": ("title", "introduction"),
    "section__page": (),
    "section__page__blog": ("slug",),
    "section__page__blog__owner": PERSON,
    "section__grade": ("name", "slug"),
    "section__year": ("name", "starts_on", "ends_on"),
    "piece": ("title", "why", "learned", "next_step", "material"),
    "hung": (),
    "hung__goal": ("words",),
    "comment": WORDS_SAID,
    "comment__writer": PERSON,
    "comment__entry": ("slug", "title", "excerpt"),
    "comment__entry__blog": ("slug",),
    "piece_comment": WORDS_SAID,
    "piece_comment__writer": PERSON,
    "piece_comment__piece": ("public_id", *PIECE),
    "greeting": WORDS_SAID,
    "greeting__writer": PERSON,
    "thought": ("public_id", "words", "period"),
    "thought__student": PERSON,
    "thought__entry": ("title", "excerpt"),
    "thought__goal": ("words",),
    "piece_thought": ("public_id", "words"),
    "piece_thought__student": PERSON,
    "piece_thought__piece": PIECE,
    "reflection": ("state", "why", "helped"),
    "reflection__goal": ("public_id", "words"),
    "reflection__goal__student": PERSON,
}
"""What hub/portal/found_beside.py reads of each thing: a column that is missing is one more question for each line."""


class PartRowQuerySet(GuardedQuerySet["PartRow"]):
    """Words of rooms, comments and reflections."""

    def visible_to(self, viewer: Viewer) -> PartRowQuerySet:
        """Those of rooms, of their pieces and of the goals that hang there, of what was said and let in, and of
        reflections, each where the viewer sees the thing itself."""
        rooms = Section.objects.visible_to(viewer)
        seen = (
            rooms.holding("room")
            | Piece.objects.visible_to(viewer).holding("piece")
            | (rooms.holding("section") & _is_goal_seen(viewer))
        )
        for key, said in SAID.items():
            seen |= said.objects.visible_to(viewer).holding(key) & _is_heard(said, key)
        for key, thought in THOUGHT.items():
            seen |= thought.objects.visible_to(viewer).holding(key)
        return self.filter(seen, school=viewer.school)

    def with_things(self) -> PartRowQuerySet:
        """With what they are the words of, where that is, and whose it is: of each what a line tells, because the ORM
        takes long for many columns."""
        told = [f"{thing}__{name}" for thing, names in TOLD.items() for name in names]
        return self.select_related(*TOLD).only("place", *told)


# Values of each row, so that PostgreSQL joins nothing beside it and can walk back in time row by row.


def _is_goal_seen(viewer: Viewer) -> Q:
    """The condition that the viewer sees the goal that hangs in a room."""
    seen = SectionGoal.objects.filter(Goal.objects.visible_to(viewer).holding("goal"), pk=OuterRef("hung"))
    return Q(Subquery(seen.values(is_seen=models.Value(True))[:1], output_field=models.BooleanField()))


def _is_heard(said: Any, key: str) -> Q:
    """The condition that what was said was let in."""
    let_in = Q(approval=None) | Q(approval__decision=Approval.Decision.RELEASED)
    told = models.ExpressionWrapper(let_in, output_field=models.BooleanField())
    return Q(Subquery(said.objects.filter(pk=OuterRef(key)).values(is_heard=told)[:1]))


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
    place = models.CharField(max_length=12, help_text="where it is looked for: hub/search/narrowing.py")
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, null=True, related_name="+", help_text="the room in which it is"
    )
    room = models.OneToOneField(Section, on_delete=models.CASCADE, null=True, related_name="+")
    piece = models.OneToOneField(Piece, on_delete=models.CASCADE, null=True, related_name="+")
    hung = models.OneToOneField(SectionGoal, on_delete=models.CASCADE, null=True, related_name="+")
    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, null=True, related_name="+")
    piece_comment = models.OneToOneField(PieceComment, on_delete=models.CASCADE, null=True, related_name="+")
    greeting = models.OneToOneField(Greeting, on_delete=models.CASCADE, null=True, related_name="+")
    thought = models.OneToOneField(Thought, on_delete=models.CASCADE, null=True, related_name="+")
    piece_thought = models.OneToOneField(PieceThought, on_delete=models.CASCADE, null=True, related_name="+")
    reflection = models.OneToOneField(Reflection, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(help_text="when it was said, or when its room began")
    words = models.TextField(blank=True)

    objects = PartRowQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=_of_one_thing(), name="a_part_row_is_of_one_thing")]
        indexes = [models.Index(fields=["place", "at", "id"], name="part_row_of_place_at")]

    def __str__(self) -> str:
        return f"Words of a part, {self.pk}"

    @property
    def said(self) -> Saying | None:
        """What was said to somebody, if it is that."""
        return self.comment or self.piece_comment or self.greeting

    @property
    def school_words(self) -> set[tuple[int, str]]:
        """Each word with the number of its school."""
        return {(self.school_id, word) for word in self.words.split()}
