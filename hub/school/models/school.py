"""A school, and the host names it is found by."""

from __future__ import annotations

import zoneinfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id


class SchoolQuerySet(models.QuerySet["School"]):
    """Schools."""

    def at_host(self, host: str) -> School | None:
        """The school at this host name; when the hub has a single school, any host is it."""
        schools = list(self.order_by("pk")[:2])
        if len(schools) < 2:
            return schools[0] if schools else None
        return self.filter(hosts__name=host.lower()).first()


class School(models.Model):
    """Whose people, classes and blogs these are. Every root row carries its school."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = SchoolQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The name that people say: "Harbour Hill" for Harbour Hill School."""
        return self.short_name or self.name

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The school's time zone."""
        return zoneinfo.ZoneInfo(self.time_zone)


class SchoolHost(models.Model):
    """A host name that leads to a school, on a hub with several."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="hosts")
    name = models.CharField(max_length=255, unique=True)

    def __str__(self) -> str:
        return self.name
