"""A post that came from a blog elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.connections.models.followed_feed import FollowedFeed
from hub.connections.reading_feeds import Item
from hub.ids import new_public_id
from hub.people.models import Person
from hub.text.excerpts import cut, excerpt

MOST_KEPT = 50
_SAID = ("address", "title", "author", "body", "has_pictures")


class FollowedPostQuerySet(GuardedQuerySet["FollowedPost"]):
    """Posts from elsewhere."""

    def visible_to(self, viewer: Viewer) -> FollowedPostQuerySet:
        """Those that a class of the school follows, for people of the school and of its families; a stranger reads them
        where they were written. What a teacher took away nobody sees."""
        if not viewer.is_known:
            return self.none()
        return self.filter(feed__link__classroom__school=viewer.school, taken_away_at=None)

    def editable_by(self, viewer: Viewer) -> FollowedPostQuerySet:
        """Those that the viewer may take away: of the classes that they look after."""
        here = self.visible_to(viewer)
        if viewer.sees_all_classes:
            return here
        return here.filter(feed__link__classroom__in=viewer.standing.teaches_in)

    def newest_first(self) -> FollowedPostQuerySet:
        """The newest first."""
        return self.order_by("-published_at", "-pk")


class FollowedPost(models.Model):
    """Its words, cleaned, without its pictures, which stay where they are. Gone there, it is gone here."""

    feed = models.ForeignKey(FollowedFeed, on_delete=models.CASCADE, related_name="followed_posts")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    key = models.CharField(max_length=64, help_text="what the feed calls it, as a digest")
    address = models.CharField(max_length=2000)
    title = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=120, blank=True)
    body = models.TextField(blank=True)
    excerpt = models.CharField(max_length=300, blank=True)
    has_pictures = models.BooleanField(default=False)
    published_at = models.DateTimeField(db_index=True)
    taken_away_at = models.DateTimeField(null=True, blank=True)
    taken_away_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = FollowedPostQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="one_post_of_each_key_a_feed")]

    def __str__(self) -> str:
        return self.title or cut(self.excerpt, 60)

    def get_absolute_url(self) -> str:
        return reverse("followed-post", args=[self.feed.link.classroom.slug, self.public_id])

    def take_away(self, *, by: Person) -> None:
        """It is not shown here any more, whatever the feed says."""
        self.taken_away_at, self.taken_away_by = timezone.now(), by
        self.save(update_fields=["taken_away_at", "taken_away_by"])

    @classmethod
    def take_in(cls, feed: FollowedFeed, items: Iterable[Item], now: datetime.datetime) -> None:
        """Keep the newest of these as they are now, and drop what was taken off there: what the feed does not have
        though it has something older. What was taken away here is kept as it is, so that it does not come back."""
        by_key = {item.key: item for item in items}
        newest = sorted(by_key.values(), key=lambda item: item.published_at or now, reverse=True)[:MOST_KEPT]
        with transaction.atomic():
            cls._write(feed, [item for item in newest if item.published_at], now, ["published_at"])
            cls._write(feed, [item for item in newest if not item.published_at], now, [])
            if dated := [item.published_at for item in newest if item.published_at]:
                of_then = cls.objects.filter(feed=feed, published_at__gt=min(dated), taken_away_at=None)
                of_then.exclude(key__in=[item.key for item in newest]).delete()
            kept = (
                cls.objects.filter(feed=feed, taken_away_at=None)
                .newest_first()
                .values_list("pk", flat=True)[: 2 * MOST_KEPT]
            )
            cls.objects.filter(feed=feed, taken_away_at=None).exclude(pk__in=list(kept)).delete()

    @staticmethod
    def _write(feed: FollowedFeed, items: list[Item], now: datetime.datetime, also: list[str]) -> None:
        """New ones, and the words of those that are known; `also` names the other columns that these get."""
        rows = [
            FollowedPost(
                feed=feed, key=item.key, published_at=min(item.published_at or now, now),
                excerpt=excerpt(item.body, 240), **{name: getattr(item, name) for name in _SAID},
            )
            for item in items
        ]  # fmt: skip
        FollowedPost.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["feed", "key"], update_fields=[*_SAID, "excerpt", *also]
        )
