"""Posts and pages on their way out, some at a time, each with all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import Prefetch

from hub.blogs.models import Category, Entry, EntryMedia, EntryQuerySet, OldAddress, Revision, Tag
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.portability.leaving.belongings import Belongings
from hub.showcase.models import Piece

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Around(TypedDict):
        """What is fetched with an entry. The last three are not there when it is told as it is now."""

        made_by: list[Person]
        filed_under: list[Category]
        named_with: list[Tag]
        shows: list[MediaFile]
        said: list[Comment]
        before: list[Revision]
        attached: list[EntryMedia]
        was_at: list[OldAddress]

    Gathered = WithAnnotations[Entry, Around]
else:
    Gathered = Entry

AT_ONCE = 200


def in_portions(
    belongings: Belongings, entries: EntryQuerySet, order: Callable[[list[int]], list[int]] = list, *,
    as_now: bool = False,
) -> Iterator[list[Gathered]]:  # fmt: skip
    """These, some at a time, each with its authors, shelves, words, files and what was said about it. `order`: puts
    their numbers into another order. `as_now`: without what they were before, and elsewhere."""
    numbers = order(list(entries.values_list("pk", flat=True)))
    for place in range(0, len(numbers), AT_ONCE):
        portion = numbers[place : place + AT_ONCE]
        some = belongings.posts_and_pages.filter(pk__in=portion)
        told: Any = _told_now(belongings, some) if as_now else _complete(belongings, some)
        found: dict[int, Gathered] = {entry.pk: entry for entry in told}
        yield [found[number] for number in portion if number in found]


def _complete(belongings: Belongings, entries: EntryQuerySet) -> EntryQuerySet:
    earlier = Revision.objects.editable_by(belongings.viewer).earlier().order_by("at", "pk")
    earlier = earlier.exclude(pk__in=Piece.objects.exclude(as_chosen=None).values("as_chosen"))
    earlier = earlier if belongings.with_history else earlier.none()
    attached = EntryMedia.objects.filter(is_attached=True).select_related("media")
    beside = ("blog", "grade", "year", "classroom", "featured", "cover", "parent")
    return (
        _told_now(belongings, entries)
        .select_related(*beside)
        .prefetch_related(
            Prefetch("revisions", earlier, to_attr="before"),
            Prefetch("media_uses", attached, to_attr="attached"),
            Prefetch("old_addresses", to_attr="was_at"),
        )
    )


def _told_now(belongings: Belongings, entries: EntryQuerySet) -> EntryQuerySet:
    """In plain lists: else a query set is made for each entry and each of these, and costs more than fetching them."""
    return entries.prefetch_related(
        Prefetch("authors", to_attr="made_by"),
        Prefetch("categories", to_attr="filed_under"),
        Prefetch("tags", to_attr="named_with"),
        Prefetch("media", to_attr="shows"),
        Prefetch("comments", belongings.talk, to_attr="said"),
    )
