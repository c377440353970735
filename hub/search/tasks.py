"""Work for later: entries whose words are to be written anew, all of them or those of a shelf."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from hub.blogs.models import Entry
from hub.jobs.later import task
from hub.search.indexing import index_entries
from hub.search.part_words import index_all_parts


def shelf_or_word_has_changed(sender: object, *, categories: int = 0, tags: int = 0, **_more: Any) -> None:
    """There may be very many posts: a worker writes their words anew."""
    index_named.enqueue(categories, tags)


@task
def index_named(category: int, tag: int) -> None:
    """Write the words of all that stands on this shelf, or has this word, anew; 0 is none."""
    inside = Q(categories=category) | Q(categories__parent=category) | Q(categories__parent__parent=category)
    index_entries(Entry.objects.filter(inside).distinct() if category else Entry.objects.filter(tags=tag))


@task
def index_all() -> None:
    """Write the words of everything anew. The migration that comes with another way of cutting words asks for it."""
    index_entries(Entry.objects.all())


@task
def index_parts() -> None:
    """Write the words of all rooms, comments and reflections anew."""
    index_all_parts()
