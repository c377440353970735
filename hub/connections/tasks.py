"""Asking the feeds that classes follow, in the background."""

from __future__ import annotations

import datetime

from django.utils import timezone

from hub.connections.asking import ask
from hub.connections.models import FollowedFeed
from hub.jobs.later import task
from hub.jobs.schedule import every

AT_ONCE = 200


@every(datetime.timedelta(minutes=10))
@task
def find_feeds_to_ask() -> None:
    """Each feed whose turn it is, as a job of its own; a blog that keeps us waiting keeps no other."""
    for number in FollowedFeed.objects.due(timezone.now()).values_list("pk", flat=True)[:AT_ONCE]:
        ask_feed.enqueue(number)


@task
def ask_feed(feed_id: int) -> None:
    """Ask one, unless somebody has within the hour. A second time does nothing."""
    feed = FollowedFeed.objects.select_related("link__classroom__school").filter(pk=feed_id).first()
    if feed is not None and feed.take_turn(timezone.now()):
        ask(feed)
