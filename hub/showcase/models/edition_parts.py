"""What an edition keeps: the goals and the pieces as they were."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hub.audience.audiences import Audience
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Authorship, Entry
from hub.media.models import MediaFile
from hub.media.withheld import withholds_nothing
from hub.reflections.models import Goal, Reflection
from hub.showcase.models.edition import Edition
from hub.showcase.models.piece import Piece, PieceKind

BELONGING = Belonging(authored=lambda test: test.of_some(Authorship, "entry_id", "edition__section__page_id"))


def _own(viewer: Viewer) -> Q:
    return Q(edition__section__page__blog__owner=viewer.person) if viewer.person else NOBODY


class EditionGoalQuerySet(GuardedQuerySet["EditionGoal"]):
    """Goals in editions."""

    def visible_to(self, viewer: Viewer) -> EditionGoalQuerySet:
        """Those that the viewer saw then and sees now, with `is_said_seen`: whether that holds for the words, too."""
        goal = Goal.objects.visible_to(viewer).holding("goal")
        said = Reflection.objects.visible_to(viewer).holding("reflection")
        goal_then = viewer.sees(BELONGING, audience="goal_audience", approval="")
        said_then = viewer.sees(BELONGING, audience="said_audience", approval="")
        seen = self.filter(Edition.objects.visible_to(viewer).holding("edition"), _own(viewer) | (goal_then & goal))
        return seen.annotate(
            is_said_seen=models.ExpressionWrapper(_own(viewer) | (said_then & said), output_field=models.BooleanField())
        )


class EditionGoal(models.Model):
    """A goal as it hung there. When its owner has deleted it since, only they see it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="goals")
    goal = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, related_name="+")
    reflection = models.ForeignKey(Reflection, on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=500)
    mark = models.CharField(max_length=10, blank=True)
    said = models.TextField(blank=True)
    goal_audience = models.CharField(max_length=10, choices=Audience, help_text="who could see it then")
    said_audience = models.CharField(
        max_length=10, choices=Audience, default=Audience.TEACHERS, help_text="who could see what is said then"
    )

    objects = EditionGoalQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.words


class EditionPieceQuerySet(GuardedQuerySet["EditionPiece"]):
    """Pieces in editions."""

    def visible_to(self, viewer: Viewer) -> EditionPieceQuerySet:
        """Those of the editions that the viewer sees, whose pictures show nobody who is withheld from them."""
        seen = withholds_nothing(viewer, BELONGING, "media__edition_pieces", "media__edition_covers")
        return self.filter(seen, Edition.objects.visible_to(viewer).holding("edition"))

    def with_post_seen(self, viewer: Viewer) -> EditionPieceQuerySet:
        """The pieces with `is_post_seen`: whether the viewer saw the post then and sees it now."""
        return self.annotate(
            is_post_seen=models.ExpressionWrapper(self._post_seen(viewer), output_field=models.BooleanField())
        )

    def of_seen_posts(self, viewer: Viewer) -> EditionPieceQuerySet:
        """Those of which that is so."""
        return self.filter(self._post_seen(viewer))

    def _post_seen(self, viewer: Viewer) -> Q:
        then = viewer.sees(BELONGING, audience="post_audience", approval="")
        return Entry.objects.visible_to(viewer).out(viewer.now).holding("entry") & (_own(viewer) | then)


class EditionPiece(models.Model):
    """A piece as it hung there: its words, its picture, and what of its post was on the wall."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pieces")
    position = models.PositiveIntegerField(default=0)
    heading = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=15, choices=PieceKind)
    title = models.CharField(max_length=160, blank=True)
    material = models.CharField(max_length=160, blank=True)
    why = models.TextField(blank=True)
    learned = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    address = models.URLField(max_length=500, blank=True)
    video_address = models.URLField(max_length=500, blank=True)
    picture = models.ForeignKey(
        MediaFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="edition_pieces"
    )
    promised_for = models.DateField(null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, blank=True, related_name="edition_pieces")
    post_title = models.CharField(max_length=300, blank=True)
    post_words = models.CharField(max_length=400, blank=True)
    cover = models.ForeignKey(
        MediaFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="edition_covers"
    )
    post_audience = models.CharField(
        max_length=10, choices=Audience, default=Audience.TEACHERS, help_text="who could see the post then"
    )

    objects = EditionPieceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title or self.post_title

    def as_hung(self, *, with_post: bool) -> Piece:
        """A piece to hang on a wall, not to keep: without its post for who does not see that."""
        return Piece(
            public_id=str(self.position + 1),
            position=self.position,
            heading=self.heading,
            kind=self.kind,
            title=self.title or (self.post_title if with_post else ""),
            material=self.material,
            why=self.why,
            learned=self.learned,
            next_step=self.next_step,
            address=self.address,
            video_address=self.video_address,
            picture=self.picture or (self.cover if with_post else None),
            promised_for=self.promised_for,
            kept_on=self.kept_on,
            entry_id=self.entry_id if with_post else None,
        )
