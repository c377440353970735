"""Entries with all that they are found by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import Prefetch

from hub.blogs.models import Category, Entry, EntryQuerySet, Tag
from hub.media.models import MediaFile
from hub.people.models import Person

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Around(TypedDict):
        """What is fetched with an entry."""

        named_with: list[Tag]
        filed_under: list[Category]
        made_by: list[Person]
        shows: list[MediaFile]

    Gathered = WithAnnotations[Entry, Around]
else:
    Gathered = Entry

WORDS_OF_A_FILE = ("title", "alternative", "caption", "transcript")


def gathered(entries: EntryQuerySet) -> list[Gathered]:
    """These, each with its words, shelves, authors and files, in plain lists: a query set that is kept on an entry
    holds the entry in turn, and thousands of such pairs lie in memory until somebody looks for them."""
    found: Any = (
        entries.select_related("classroom", "school")
        .only("pk", "school_id", "title", "plain", "summary", "published_at", "classroom__name", "school__time_zone")
        .prefetch_related(
            Prefetch("tags", Tag.objects.only("name", "key"), to_attr="named_with"),
            Prefetch("categories", Category.objects.select_related("parent__parent"), to_attr="filed_under"),
            Prefetch("authors", Person.objects.only("first_name", "last_name", "nickname"), to_attr="made_by"),
            Prefetch("media", MediaFile.objects.only("kind", "name", *WORDS_OF_A_FILE), to_attr="shows"),
        )
    )
    return list(found)
