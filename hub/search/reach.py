"""How far posts and pages reach: what can be told of very many from an index alone, before the rule is asked."""

from __future__ import annotations

from django.db.models import BooleanField, Case, Q, Value, When

from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Authorship, Blog

# As the rule's own, but blogs are no join: that would be made, and the rule asked, of all entries first.
BELONGING = Belonging(
    authored=lambda test: test.of_some(Authorship, "entry_id", "pk"),
    to_class=lambda classes: _on(Q(classroom__in=classes)),
)


def reaching_first(viewer: Viewer, then: Q) -> Case:
    """The condition `then` on entries, asked only of those that reach the viewer. All that the rule lets through do, so
    that nothing is found less; it is asked all the same, so that nothing is found more."""
    return Case(When(reaches(viewer), then=then), default=Value(False), output_field=BooleanField())


def reaches(viewer: Viewer) -> Q:
    """The condition that an entry is the viewer's own, or meant for a circle of theirs."""
    own = NOBODY
    if viewer.person is not None:
        own = BELONGING.to_people({viewer.person.pk}) | _on(Q(owner=viewer.person))
    return own | viewer.reaches(BELONGING)


def _on(blogs: Q) -> Q:
    return Q(blog__in=Blog.objects.filter(blogs).values("pk"))
