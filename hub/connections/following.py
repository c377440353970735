"""A class links to a blog elsewhere and follows it from then on."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hub.connections.models import FollowedFeed, Link
from hub.connections.tasks import ask_feed
from hub.people.models import Person
from hub.school.models import Classroom

MOST_LINKS = 40


def follow(classroom: Classroom, address: str, title: str, *, by: Person) -> Link:
    """Put it on the page of the class and look for its posts; one that is there gets the new title."""
    with transaction.atomic():
        said = {"title": title, "added_by": by}
        link, _is_new = Link.objects.update_or_create(classroom=classroom, address=address, defaults=said)
        feed, _is_new = FollowedFeed.objects.get_or_create(link=link)
        look_again(feed)
    return link


def look_again(feed: FollowedFeed) -> None:
    """Ask it next, whatever went wrong before."""
    feed.ask_at = timezone.now()
    feed.save(update_fields=["ask_at"])
    ask_feed.enqueue(feed.pk)
