"""Who may take which blog along."""

from __future__ import annotations

from django.db.models import Q

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, BlogQuerySet


def may_take(viewer: Viewer) -> BlogQuerySet:
    """Its owner, a teacher of its class, the guardians of its owner, the office: on any day, each what they may see."""
    if viewer.person is None:
        return Blog.objects.none()
    own = Q(owner=viewer.person) | Q(classroom__in=viewer.standing.teaches_in)
    children = Q(owner__in=viewer.standing.children)
    blogs = Blog.objects.visible_to(viewer)
    return blogs if viewer.is_administrator else blogs.filter(own | children)
