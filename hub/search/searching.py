"""Finding entries by words."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, EntryQuerySet
from hub.search.spelling import words_alike
from hub.text.words import tokens

MOST_WORDS = 12
OF_FILE_NAME = "\ue000"
"""Stands in the index before the words of a file's name, which only those of the school can search by: a child may have
put a whole name there (safety.md L10)."""


def search_entries(query: str, viewer: Viewer) -> EntryQuerySet:
    """What the viewer may see and holds all words of `query`; those with the words in the title first, then the newest.

    The last word may be the beginning of one. The order depends on the entry alone and not on how rare a word is in the
    index: otherwise hidden entries would move visible ones (safety.md L4). Words are folded, and cut into overlapping
    pairs in scripts without spaces, so that 学校 is found inside a sentence.
    """
    return _holding([[word] for word in tokens(query)[:MOST_WORDS]], viewer)


def search_alike(query: str, viewer: Viewer) -> EntryQuerySet:
    """What the viewer may see and holds, for each word of `query`, that word or one that is spelled much like it."""
    return _holding([[word, *words_alike(word, viewer.school)] for word in tokens(query)[:MOST_WORDS]], viewer)


def _holding(groups: list[list[str]], viewer: Viewer) -> EntryQuerySet:
    """The entries that hold a word of each group."""
    if not groups:
        return Entry.objects.none()
    if viewer.is_inside:
        groups = [[*group, *(OF_FILE_NAME + word for word in group)] for group in groups]
    anywhere, in_title = (_matches(groups, title_only=title_only) for title_only in (False, True))
    found = Entry.objects.visible_to(viewer).out(viewer.now).filter(Q(pk__in=anywhere))
    return found.annotate(in_title=Q(pk__in=in_title)).order_by("-in_title", "-published_at", "-pk")


def _matches(groups: list[list[str]], *, title_only: bool) -> RawSQL:
    """The numbers of the entries whose rows match, as the engine of this database finds them."""
    if connection.vendor == "postgresql":
        ask = " & ".join(_one_of(group, "'", " | ", ":*" if group is groups[-1] else "") for group in groups)
        column = "title_document" if title_only else "document"
        return RawSQL(f"SELECT entry_id FROM search_searchrow WHERE {column} @@ %s::tsquery", [ask])  # noqa: S608, S611  One of two names, and parameters.
    ask = " AND ".join(_one_of(group, '"', " OR ", "*" if group is groups[-1] else "") for group in groups)
    if title_only:
        ask = f"title : ({ask})"
    return RawSQL("SELECT rowid FROM search_index WHERE search_index MATCH %s", [ask])


def _one_of(words: list[str], mark: str, either: str, begins: str) -> str:
    return f"({either.join(_quoted(word, mark) + begins for word in words)})"


def _quoted(word: str, mark: str) -> str:
    return mark + word.replace("\\", "").replace(mark, mark * 2) + mark
