"""How many comments a viewer sees under each entry of a list, and under which there is none."""

from __future__ import annotations

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery

from hub.audience.viewer import Viewer
from hub.blogs.models import Authorship, EntryQuerySet
from hub.comments.models import Comment


def with_comment_counts(entries: EntryQuerySet, viewer: Viewer) -> EntryQuerySet:
    """The entries, which the viewer sees, with `comment_count`: comments this viewer may read, without waiting ones."""
    read = Comment.objects.read_by(viewer).filter(entry=OuterRef("pk")).order_by()
    number = read.values("entry").annotate(number=Count("pk")).values("number")
    return entries.annotate(comment_count=Subquery(number, output_field=IntegerField()))


def unanswered(entries: EntryQuerySet, viewer: Viewer) -> EntryQuerySet:
    """Those of the entries, which the viewer sees, that others wrote and to which nobody else than who wrote them has
    said anything that this viewer may read."""
    wrote = Authorship.objects.filter(entry=OuterRef("pk"), person=viewer.person)
    by_author = Authorship.objects.filter(entry=OuterRef("entry"), person=OuterRef("writer"))
    said = Comment.objects.read_by(viewer).filter(~Exists(by_author), entry=OuterRef("pk"))
    return entries.filter(~Exists(wrote), ~Exists(said), comments_open=True)
