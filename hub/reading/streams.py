"""What stands on a blog, for one viewer, and what its shelves hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, F, Min, QuerySet, Value
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Category, Entry, EntryQuerySet, Tag

MOST_SHELVES = 7
MOST_WORDS = 12


def posts_on(blog: Blog, viewer: Viewer) -> EntryQuerySet:
    """The posts of a blog that the viewer may read: its own, and group work that its owner wrote on others' blogs."""
    return Entry.objects.visible_to(viewer).out(viewer.now).posts().shown_on(blog)


# kind, name, slug or year, slug of the grade, month, count
Row = tuple[str, str, str, str, int, int]


@dataclass(frozen=True)
class Shelf:
    """A category or tag with the number of posts the viewer sees under it."""

    name: str
    slug: str
    count: int


@dataclass
class YearOnBlog:
    """A school year's posts: for the list "By school year"."""

    grade: str
    grade_slug: str
    year: str
    months: dict[int, int] = field(default_factory=dict)
    """The number of posts by month, such as 202609; from the first to the last that has any."""

    @property
    def count(self) -> int:
        """All posts of the year."""
        return sum(self.months.values())


@dataclass(frozen=True)
class Summary:
    """What a blog holds, as its shelves and archive list show it."""

    shelves: list[Shelf]
    words: list[Shelf]
    years: list[YearOnBlog]

    @property
    def count(self) -> int:
        """All posts."""
        return sum(year.count for year in self.years)


def summary_of(posts: EntryQuerySet) -> Summary:
    """Shelves, words and years of these posts, in one query of three parts."""
    plain = posts.order_by()
    numbers = plain.values("pk")
    rows = _counted(Category.objects.filter(entries__in=numbers), "shelf").union(
        _counted(Tag.objects.filter(entries__in=numbers), "word"),
        plain.annotate(month=ExtractYear("published_at") * 100 + ExtractMonth("published_at"))
        .values("grade__number", "year__starts_on", "month")
        .annotate(count=Count("pk"))
        .values_list(
            Value("month"),
            Coalesce("grade__name", Value("")),
            Coalesce("year__name", Value("")),
            Coalesce("grade__slug", Value("")),
            "month",
            "count",
        ),
        all=True,
    )
    found: list[Row] = list(rows)  # type: ignore[arg-type]  # A union of tuples.
    shelves = [row for row in found if row[0] == "shelf"]
    words = sorted((row for row in found if row[0] == "word"), key=lambda row: (-row[5], row[1]))
    return Summary(
        shelves=[Shelf(row[1], row[2], row[5]) for row in sorted(shelves, key=lambda row: (-row[5], row[1]))],
        words=[Shelf(row[1], row[2], row[5]) for row in words[:MOST_WORDS]],
        years=_years([row for row in found if row[0] == "month"]),
    )


def _counted(shelves: QuerySet[Category] | QuerySet[Tag], kind: str) -> QuerySet[Category] | QuerySet[Tag]:
    """One line for each slug, as there is one page: group work brings words and shelves of others' blogs along."""
    counted = shelves.order_by().values("slug").annotate(called=Min("name"), count=Count("entries", distinct=True))
    return counted.values_list(Value(kind), F("called"), F("slug"), Value(""), Value(0), F("count"))


def _years(rows: list[Row]) -> list[YearOnBlog]:
    years: dict[tuple[str, str], dict[int, int]] = {}
    slugs: dict[tuple[str, str], str] = {}
    for _kind, grade, year, slug, month, count in rows:
        years.setdefault((year, grade), {})[month] = count
        slugs[year, grade] = slug
    newest_first = sorted(years.items(), key=lambda item: max(item[1]), reverse=True)
    return [
        YearOnBlog(grade, slugs[year, grade], year, _months_between(months)) for (year, grade), months in newest_first
    ]


def _months_between(counts: dict[int, int]) -> dict[int, int]:
    """The counts from the first to the last month that has any, with the empty months between."""
    month, last, listed = min(counts), max(counts), {}
    while month <= last:
        listed[month] = counts.get(month, 0)
        month = month + 1 if month % 100 < 12 else (month // 100 + 1) * 100 + 1
    return listed
