"""Whose shelves somebody may look after: one's own, those of classes one teaches, the grades' and the school's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Category, CategoryQuerySet, Entry
from hub.school.models import Classroom, Grade


@dataclass(frozen=True)
class Keeping:
    """One place with shelves that the viewer looks after. `owner`: the fields of Category that say whose they are."""

    key: str
    label: str
    owner: dict[str, Any] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether they stand on one blog alone."""
        return "blog" in self.owner

    def shelves(self, viewer: Viewer) -> CategoryQuerySet:
        """The shelves there, with the number of their posts that the viewer sees."""
        whose = {"blog": None, "classroom": None, "grade": None} | self.owner
        return Category.objects.filter(**whose).annotate(post_count=seen_posts(viewer)).select_related("picture")


def seen_posts(viewer: Viewer) -> Count:
    """To annotate shelves or words with: how many of their posts the viewer sees."""
    return Count("entries", filter=Q(entries__in=Entry.objects.visible_to(viewer).posts().values("pk")))


def keepings(request: HubRequest) -> list[Keeping]:
    """All of the viewer's places, one's own first, then the nearest."""
    viewer = request.viewer
    school = {"school": viewer.school}
    blogs = Blog.objects.editable_by(viewer).filter(owner=request.person)
    found = [Keeping("mine", _("My own"), school | {"blog": blog}) for blog in blogs]
    today = timezone.localdate(viewer.now, viewer.school.zone)
    rooms = Classroom.objects.of_this_year(viewer.school, today).select_related("grade", "year")
    if not viewer.sees_all_classes:
        rooms = rooms.filter(pk__in=viewer.standing.teaches_in)
    else:
        found.append(Keeping("school", _("The whole school"), school))
        grades = Grade.objects.filter(school=viewer.school)
        found += [Keeping(grade.slug, grade.name, school | {"grade": grade}) for grade in grades]
    found += [
        Keeping(f"class-{room.slug}", _("Class %(name)s") % {"name": room.name}, school | {"classroom": room})
        for room in rooms
    ]
    return found
