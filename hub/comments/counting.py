"""How many comments a viewer sees under each entry of a list."""

from __future__ import annotations

from django.db.models import Count, IntegerField, OuterRef, Subquery

from hub.audience.viewer import Viewer
from hub.blogs.models import EntryQuerySet
from hub.comments.models import Comment


def with_comment_counts(entries: EntryQuerySet, viewer: Viewer) -> EntryQuerySet:
    """The entries, which the viewer sees, with `comment_count`: comments this viewer may read, without waiting ones."""
    read = Comment.objects.read_by(viewer).filter(entry=OuterRef("pk")).order_by()
    number = read.values("entry").annotate(number=Count("pk")).values("number")
    return entries.annotate(comment_count=Subquery(number, output_field=IntegerField()))
