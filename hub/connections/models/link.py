"""A link of a class to a blog elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import models
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models import Classroom


class LinkQuerySet(models.QuerySet["Link"]):
    """Links."""

    def editable_by(self, viewer: Viewer) -> LinkQuerySet:
        """Those of the classes that the viewer looks after."""
        here = self.filter(classroom__school=viewer.school)
        return here if viewer.sees_all_classes else here.filter(classroom__in=viewer.standing.teaches_in)


class Link(models.Model):
    """Stands on the page of a class for everybody. What the blog shows anybody is fetched, if it has a feed."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="links")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    address = models.CharField(max_length=500)
    title = models.CharField(max_length=120, blank=True, help_text="empty: what the blog is called, or its host")
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["classroom", "address"], name="a_class_links_once")]

    def __str__(self) -> str:
        return self.title or self.feed.title or self.host

    @property
    def host(self) -> str:
        """Where it leads, for people."""
        return (urlsplit(self.address).hostname or self.address).removeprefix("www.")
