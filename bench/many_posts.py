"""Very many posts, written by the database itself: the demonstration's texts again and again, each with a number."""

from __future__ import annotations

from itertools import islice, product

from django.core.management import call_command
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from bench.school import cookie_of, known, more_classes
from hub.blogs.models import Authorship, Blog, Entry
from hub.comments.models import Comment
from hub.people.models import Person
from hub.school.models import SchoolYear
from hub.search.models import KnownWord, PartRow, SearchRow
from hub.search.narrowing import mark
from hub.search.part_words import index_rooms
from hub.showcase.models import Piece, Section

POSTS_EACH = 200
"""Of each student, where a whole hub writes; one student alone writes all of theirs."""
WORDS_EACH = 5
"""Posts for one more word of the school's own: what misspelled words are compared with grows with the posts."""

TURNS = """
WITH RECURSIVE turns(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM turns WHERE i < {posts}),
texts AS (
  SELECT e.*, r.title AS words_of_title, t.words AS words_of_text, row_number() OVER (ORDER BY e.id) - 1 AS place
  FROM blogs_entry e JOIN search_searchrow r ON r.entry_id = e.id JOIN blogs_blog b ON b.id = e.blog_id
  JOIN bench_texts t ON t.number = e.id LEFT JOIN audience_approval a ON a.id = e.approval_id
  WHERE e.kind = 'post' AND e.id <= {last} AND e.published_at IS NOT NULL AND b.owner_id IS NOT NULL
    AND (a.decision IS NULL OR a.decision = 'released') AND e.withdrawn_at IS NULL AND e.binned_at IS NULL
),
writers AS (
  SELECT b.id AS blog, b.owner_id AS person, m.words AS mark, row_number() OVER (ORDER BY b.id) - 1 AS number
  FROM blogs_blog b JOIN bench_marks m ON m.number = b.owner_id WHERE b.slug LIKE '{writer}'
)
"""
FROM = """ FROM turns JOIN texts ON texts.place = turns.i % (SELECT count(*) FROM texts)
JOIN writers ON writers.number = turns.i % (SELECT count(*) FROM writers)"""
SAID = """
WITH RECURSIVE turns(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM turns WHERE i < {posts}),
said AS (
  SELECT c.*, p.words, row_number() OVER (ORDER BY c.id) - 1 AS place
  FROM comments_comment c JOIN search_partrow p ON p.comment_id = c.id
  LEFT JOIN audience_approval a ON a.id = c.approval_id
  WHERE (a.decision IS NULL OR a.decision = 'released') AND c.binned_at IS NULL AND c.entry_id <= {last}
)
"""
# Spread over the month of the text, until the text's own day.
EARLIER = {
    "postgresql": "least(published_at, date_trunc('month', published_at) + (i % 40000) * interval '1 minute')",
    "sqlite": "min(published_at, datetime(published_at, 'start of month', '+' || (i % 40000) || ' minutes'))",
}


def fill(posts: int, *, own: bool, closed: bool = False) -> dict[str, str]:
    """The demonstration school with so many posts more: all on one student's blog (`own`), or on the blogs of all; with
    half as many comments, and a room on each of these blogs. `closed`: each of these posts is for its class alone.

    Gives the cookies of that student and of a teacher, and the name of the school's first year.
    """
    call_command("demo", if_empty=True, verbosity=0)
    if not own:
        more_classes(max(1, posts // POSTS_EACH))
        _more_rooms()
    _more_words(posts // WORDS_EACH)
    last = Entry.objects.order_by("pk").values_list("pk", flat=True).reverse()[0]
    lines = statements(posts, last, "mei" if own else "sam-%%", closed=closed) + comments(posts, last)
    _note_marks()
    with connection.cursor() as cursor:
        for line in lines if connection.vendor == "sqlite" else without_indexes(lines):
            cursor.execute(line)
        # As PostgreSQL does by itself after a while: what is in an index alone is then read there.
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return {
        "student": known()["cookie"],
        "teacher": cookie_of(Person.objects.get(email="ines@harbour-hill.example")),
        "year": str(SchoolYear.objects.order_by("starts_on")[0]),
    }


def statements(posts: int, last: int, writer: str, *, closed: bool) -> list[str]:
    """For each table the one that fills it; numbers go on after the entry `last`."""
    start = TURNS.format(posts=posts, last=last, writer=writer)
    number = f"{last} + i"
    fields = {field.column: f"texts.{field.column}" for field in Entry._meta.concrete_fields} | {
        "id": number,
        "public_id": "substr('bench-----------------', 1, 22 - length(cast(i as text))) || i",
        "blog_id": "writers.blog",
        "title": "title || ' ' || i",
        "slug": "'post-' || i",
        "published_at": EARLIER[connection.vendor],
        "audience": "'class'" if closed else "audience",
    }
    words = {"entry_id": number, "title": "words_of_title || ' ' || i", "words": "words_of_text || ' ' || writers.mark"}
    made = [
        ("blogs_entry", fields, ""),
        ("blogs_authorship", {"entry_id": number, "person_id": "writers.person"}, ""),
        ("search_searchrow", words, ""),
    ]
    made += [
        (table, {"entry_id": number, **{column: f"more.{column}" for column in columns}}, f"{table} more")
        for table, *columns in (
            ("blogs_entry_categories", "category_id"),
            ("blogs_entry_tags", "tag_id"),
            ("blogs_entrymedia", "media_id", "is_attached"),
        )
    ]
    return [
        f"INSERT INTO {table} ({', '.join(columns)}) {start} SELECT {', '.join(columns.values())}{FROM}"  # noqa: S608  Names of our own.
        + (f" JOIN {more} ON more.entry_id = texts.id" if more else "")
        for table, columns, more in made
    ]


def comments(posts: int, last: int) -> list[str]:
    """The same for comments under every second of these posts: those of the demonstration, again and again."""
    comment, part = (
        model._default_manager.order_by("pk").values_list("pk", flat=True).reverse()[0] for model in (Comment, PartRow)
    )
    start = SAID.format(posts=posts, last=last)
    fields = {field.column: f"said.{field.column}" for field in Comment._meta.concrete_fields} | {
        "id": f"{comment} + i",
        "public_id": "substr('said------------------', 1, 22 - length(cast(i as text))) || i",
        "entry_id": f"{last} + i",
        "written_at": EARLIER[connection.vendor].replace("published_at", "written_at"),
        "parent_id": "cast(NULL as integer)",
        "approval_id": "cast(NULL as integer)",
    }
    words = {
        "id": f"{part} + i",
        "school_id": "said.school_id",
        "place": "'comments'",
        "comment_id": f"{comment} + i",
        "at": fields["written_at"],
        "words": "said.words || ' ' || i",
    }
    return [
        f"INSERT INTO {table} ({', '.join(columns)}) {start} SELECT {', '.join(columns.values())}"  # noqa: S608  Names of our own.
        " FROM turns JOIN said ON said.place = turns.i % (SELECT count(*) FROM said) WHERE i % 2 = 0"
        for table, columns in (("comments_comment", fields), ("search_partrow", words))
    ]


def without_indexes(lines: list[str]) -> list[str]:
    """The same for PostgreSQL, which fills tables several times as fast when it makes their indexes afterwards and
    does not look up every row that they point to."""
    tables = [line.split()[2] for line in lines]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef NOT LIKE '%%UNIQUE%%' AND tablename = ANY(%s)",
            [tables],
        )
        indexes = cursor.fetchall()
    return [
        "SET session_replication_role = replica",
        "SET maintenance_work_mem = '512MB'",
        "SET enable_nestloop = off",  # It expects few turns, and would go through all texts for each.
        *(f'DROP INDEX "{name}"' for name, _made in indexes),
        *lines,
        *(made for _name, made in indexes),
    ]


def _more_rooms() -> None:
    """A room on each of the new blogs, with the words of those of the demonstration."""
    blogs = list(Blog.objects.filter(slug__startswith="sam-").order_by("pk"))
    texts = list(Section.objects.exclude(pieces=None).prefetch_related("pieces").order_by("pk"))
    now = timezone.now()
    pages = Entry.objects.bulk_create(
        (
            Entry(
                school=b.school,
                blog=b,
                kind="page",
                title="Showcase",
                slug="showcase",
                is_showcase=True,
                published_at=now,
            )
            for b in blogs
        ),
        1000,
    )
    Authorship.objects.bulk_create((Authorship(entry=page, person_id=page.blog.owner_id) for page in pages), 1000)
    last = Section.objects.order_by("pk").values_list("pk", flat=True).reverse()[0]
    rooms, pieces = [], []
    for number, page in enumerate(pages):
        text = texts[number % len(texts)]
        told = {name: getattr(text, name) for name in ("grade", "year", "title", "introduction")}
        audience = ("class", "school", "everyone")[number % 3]
        rooms.append(Section(school=page.school, page=page, audience=audience, shown_at=now, **told))
        pieces += [
            Piece(section=rooms[-1], **{name: getattr(piece, name) for name in ("kind", "title", "why", "learned")})
            for piece in text.pieces.all()
        ]
    Section.objects.bulk_create(rooms, 1000)
    Piece.objects.bulk_create(pieces, 1000)
    index_rooms(Q(pk__gt=last))


def _more_words(number: int) -> None:
    """Words that nobody looks for, of one to four syllables, as a school would have after so many posts."""
    school = Blog.objects.get(slug="mei").school
    syllables = [a + b for a, b in product("bdfghjklmnprstvw", "aeiou")]
    words = ("".join(reversed(parts)) for size in (2, 3, 4) for parts in product(syllables, repeat=size))
    KnownWord.objects.bulk_create(
        (KnownWord(school=school, word=word) for word in islice(words, number)), 5000, ignore_conflicts=True
    )


def _note_marks() -> None:
    """The words of all texts without the mark of who wrote them, and the mark of everybody: each copy gets the mark of
    its writer."""
    marks = [(number, mark("by", str(number))) for number in Person.objects.values_list("pk", flat=True)]
    of_people = {words for _number, words in marks}
    texts = [
        (number, " ".join(word for word in words.split() if word not in of_people))
        for number, words in SearchRow.objects.values_list("entry_id", "words")
    ]
    with connection.cursor() as cursor:
        for name, rows in (("bench_texts", texts), ("bench_marks", marks)):
            cursor.execute(f"CREATE TEMP TABLE {name} (number bigint PRIMARY KEY, words text)")
            cursor.executemany(f"INSERT INTO {name} VALUES (%s, %s)", rows)  # noqa: S608  Names of our own.
