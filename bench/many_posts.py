"""Very many posts, written by the database itself: the demonstration's texts again and again, each with a number."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection

from bench.school import known
from hub.blogs.models import Blog, Entry

TURNS = """
WITH RECURSIVE turns(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM turns WHERE i < {posts}),
texts AS (
  SELECT e.*, r.title AS words_of_title, r.words AS words_of_text, b.owner_id,
         row_number() OVER (ORDER BY e.id) - 1 AS place
  FROM blogs_entry e JOIN search_searchrow r ON r.entry_id = e.id JOIN blogs_blog b ON b.id = e.blog_id
  WHERE e.kind = 'post' AND e.id <= {last} AND e.published_at IS NOT NULL AND b.owner_id IS NOT NULL
    AND e.approval_id IS NULL AND e.withdrawn_at IS NULL AND e.binned_at IS NULL
)
"""
FROM = " FROM turns JOIN texts ON texts.place = turns.i % (SELECT count(*) FROM texts)"


def fill(posts: int, *, own: bool) -> dict[str, str]:
    """The demonstration school with so many posts more: all on one student's blog (`own`), or on the blogs of all.

    Gives the cookie of that student.
    """
    call_command("demo", if_empty=True, verbosity=0)
    mei = Blog.objects.get(slug="mei")
    last = Entry.objects.order_by("pk").values_list("pk", flat=True).reverse()[0]
    with connection.cursor() as cursor:
        for line in statements(posts, last, str(mei.pk) if own else "", str(mei.owner_id) if own else ""):
            cursor.execute(line)
        cursor.execute("ANALYZE")
    return {"cookie": known()["cookie"]}


def statements(posts: int, last: int, blog: str, person: str) -> list[str]:
    """One for the posts, one for their authors, one for their words; numbers go on after the entry `last`."""
    start = TURNS.format(posts=posts, last=last)
    fields = {field.column: f"texts.{field.column}" for field in Entry._meta.concrete_fields} | {
        "id": f"{last} + i",
        "public_id": "substr('bench-----------------', 1, 22 - length(cast(i as text))) || i",
        "title": "title || ' ' || i",
        "slug": "'post-' || i",
    }
    if blog:
        fields["blog_id"] = blog
    made = [("blogs_entry", fields)]
    made += [("blogs_authorship", {"entry_id": f"{last} + i", "person_id": person or "owner_id"})]
    words = {"entry_id": f"{last} + i", "title": "words_of_title || ' ' || i", "words": "words_of_text"}
    made += [("search_searchrow", words)]
    return [
        f"INSERT INTO {table} ({', '.join(columns)}) {start} SELECT {', '.join(columns.values())}{FROM}"  # noqa: S608  Names of our own.
        for table, columns in made
    ]
