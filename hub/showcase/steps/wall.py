"""The wall of all one's work to choose from, and the chips above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.blogs.models import Category, Entry, EntryQuerySet
from hub.media.models import MediaFile
from hub.media.models.media_file import MediaFileQuerySet
from hub.showcase.models import Candidate, Piece, Section, name_of_work
from hub.showcase.pictures import picture_of, with_pictures
from hub.showcase.steps.step import step_url

A_WALL = 24
MOST = 480
SHELVES = 6
SPECIAL, PICTURES, ALL_YEARS = "special", "pictures", "all"


@dataclass
class Wall:
    """What its owner may hang in the room. `asked`: the address's `from` (a shelf's slug, or "special", "pictures",
    "all"), `find` (words of a title) and `many` (how many works are shown)."""

    section: Section
    viewer: Viewer
    asked: QueryDict

    @property
    def posts(self) -> EntryQuerySet:
        """One's own that are out, in all years."""
        posts = Entry.objects.editable_by(self.viewer).out(self.viewer.now).filter(is_showcase=False)
        return posts.filter(authors=self.viewer.person).select_related("cover").newest_first()

    @property
    def files(self) -> MediaFileQuerySet:
        """One's own pictures."""
        return MediaFile.objects.editable_by(self.viewer).kept().pictures().order_by("-pk")

    @property
    def special(self) -> QuerySet[Candidate]:
        """What was called special."""
        found = Candidate.objects.editable_by(self.viewer).filter(Q(picture=None) | Q(picture__binned_at=None))
        return found.filter(Q(entry=None) | Q(entry__in=self.posts.order_by().values("pk")))

    def context(self, pieces: list[Piece]) -> dict[str, Any]:
        """For step_choose.html. `pieces`: what hangs already; their pictures know their sizes afterwards, too."""
        shown = list(self._works[: self._many + 1])
        with_pictures([*pieces, *shown])
        here = {"from": self._source, "find": self._find}
        places = {piece.work: (place, piece) for place, piece in enumerate(pieces, start=1)}
        more = str(self._many + A_WALL) if len(shown) > self._many else ""
        return {
            "works": [_told(work, places) for work in shown[: self._many]],
            "chips": self._chips,
            "find": self._find,
            "here_url": step_url(self.section, "choose", **here, many=str(self._many)),
            "more_url": step_url(self.section, "choose", **here, many=more) if more else "",
        }

    @cached_property
    def _source(self) -> str:
        return self.asked.get("from", "")

    @cached_property
    def _find(self) -> str:
        return self.asked.get("find", "").strip()

    @cached_property
    def _many(self) -> int:
        many = self.asked.get("many", "")
        return min(int(many), MOST) if many.isdecimal() and len(many) < 5 else A_WALL

    @property
    def _works(self) -> QuerySet[Any]:
        if self._source == PICTURES:
            return self.files.telling(self._find)
        if self._source == SPECIAL:
            return self.special.select_related("entry__cover", "picture")
        posts = self.posts if self._source == ALL_YEARS or self._find else self._posts_of_year
        if self._source not in {"", ALL_YEARS}:
            posts = posts.filter(Exists(Category.objects.filter(slug=self._source, entries=OuterRef("pk"))))
        return posts.filter(title__icontains=self._find) if self._find else self._special_first(posts)

    def _special_first(self, posts: EntryQuerySet) -> EntryQuerySet:
        special = Exists(self.special.filter(entry=OuterRef("pk")))
        return posts.annotate(is_special=special).order_by("-is_special", "-published_at", "-pk")

    @property
    def _posts_of_year(self) -> EntryQuerySet:
        return self.posts.filter(self.section.its_time)

    @property
    def _chips(self) -> list[dict[str, Any]]:
        """This year, what is special, the fullest shelves, pictures, all years."""
        of_year, special = self._counts
        shelves = Category.objects.filter(entries__in=self._posts_of_year.order_by().values("pk"))
        fullest = shelves.values("slug").annotate(count=Count("entries", distinct=True), label=Min("name"))
        offered: list[tuple[str, str, int | None]] = [("", _("This year"), of_year)]
        offered += [(SPECIAL, _("Special"), special)] if special else []
        offered += fullest.order_by("-count", "slug").values_list("slug", "label", "count")[:SHELVES]
        offered += [(PICTURES, _("My pictures"), None), (ALL_YEARS, _("All years"), None)]
        return [self._chip(*one) for one in offered]

    @property
    def _counts(self) -> tuple[int, int]:
        """How many posts of the year there are, and how many works that are special."""
        room = Section.objects.editable_by(self.viewer).filter(pk=self.section.pk)
        of_year, special = room.values_list(_count_of(self._posts_of_year), _count_of(self.special)).get()
        return of_year, special

    def _chip(self, value: str, label: str, count: int | None) -> dict[str, Any]:
        then = step_url(self.section, "choose", **{"from": value})
        return {"then": then, "label": label, "count": count, "on": value == self._source}


def _count_of(rows: QuerySet[Any]) -> Coalesce:
    alike = rows.order_by().values(all_of_them=Value(1))
    return Coalesce(Subquery(alike.annotate(count=Count("pk")).values("count")), 0)


def _told(work: Entry | MediaFile | Candidate, places: dict[str, tuple[int, Piece]]) -> dict[str, Any]:
    value = work.work if isinstance(work, Candidate) else name_of_work(work)
    place, piece = places.get(value, ("", None))
    picture = picture_of(work)
    return {
        "value": value,
        "title": str(work),
        "picture": picture.for_card if picture else None,
        "on": piece is not None,
        "number": place,
        "ribbon": piece.kind if piece else work.kind if isinstance(work, Candidate) else "",
    }
