"""The feed of a blog elsewhere: when it is asked, and what became of it."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.connections.models.link import Link

EACH = datetime.timedelta(hours=1)
SELDOM = datetime.timedelta(days=7)


class FollowedFeedQuerySet(models.QuerySet["FollowedFeed"]):
    """Feeds."""

    def due(self, now: datetime.datetime) -> FollowedFeedQuerySet:
        """Those whose turn it is to be asked."""
        return self.filter(ask_at__lte=now).order_by("ask_at")


class FollowedFeed(models.Model):
    """What we know of the feed behind a link. `ask_at`: when it is asked next; None for never again by itself."""

    class Trouble(models.TextChoices):
        NONE = "", _("Its newest posts are here.")
        NO_FEED = "no-feed", _("We found no posts there to follow, so it is a link alone.")
        NO_ADDRESS = "no-address", _("This is no address of a page. Look at it once more.")
        NOT_OURS = "not-ours", _("We do not ask there: it is not on the open internet.")
        NO_ANSWER = "no-answer", _("It does not answer. We try again by ourselves.")
        REFUSED = "refused", _("It does not give us its posts. We try again by ourselves.")
        GONE = "gone", _("It is not there any more.")
        TOO_LARGE = "too-large", _("What it sends is too large, or takes too long.")
        BROKEN = "broken", _("We cannot read what it sends. We try again by ourselves.")

    link = models.OneToOneField(Link, on_delete=models.CASCADE, related_name="feed")
    address = models.CharField(max_length=2000, blank=True, help_text="empty: not found yet")
    title = models.CharField(max_length=120, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    ask_at = models.DateTimeField(null=True, blank=True, db_index=True, default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=10, choices=Trouble, blank=True, default=Trouble.NONE)

    objects = FollowedFeedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(failures__lte=20), name="failures_are_counted_to_twenty")]

    def __str__(self) -> str:
        return self.title or self.address

    @property
    def state(self) -> str:
        """How it goes, in words for whoever looks after the class."""
        if self.asked_at is None:
            return str(_("We are looking for its posts. Come back in a minute."))
        return str(self.Trouble(self.trouble).label)

    def take_turn(self, now: datetime.datetime) -> bool:
        """Whether it is to be asked now by whoever asks this; nobody else asks it within the hour."""
        return bool(FollowedFeed.objects.due(now).filter(pk=self.pk).update(ask_at=now + EACH))

    def went_well(self, now: datetime.datetime, *, wait: datetime.timedelta = EACH) -> None:
        """It answered; ask again in an hour, or when it said."""
        self.failures, self.trouble = 0, self.Trouble.NONE
        self._asked(now, now + max(wait, EACH))

    def went_wrong(self, trouble: str, now: datetime.datetime, *, wait: datetime.timedelta = EACH) -> None:
        """It did not. Ask again later each time, up to a week, and not before it said; where there is nothing to ask
        for, not again."""
        self.failures, self.trouble = min(self.failures + 1, 20), trouble
        pause = max(wait, EACH * 2 ** min(self.failures, 8))
        is_over = trouble in {self.Trouble.NO_FEED, self.Trouble.NO_ADDRESS, self.Trouble.GONE}
        self._asked(now, None if is_over else now + min(pause, SELDOM))

    def _asked(self, now: datetime.datetime, again: datetime.datetime | None) -> None:
        self.asked_at, self.ask_at = now, again
        self.save()
