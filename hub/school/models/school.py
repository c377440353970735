"""A school, and the host names it is found by."""

from __future__ import annotations

import zoneinfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id
from hub.school.hosts import HostRefused, address_at, read_host


class SchoolQuerySet(models.QuerySet["School"]):
    """Schools."""

    def at_host(self, host: str) -> School | None:
        """The school at this host name; else the one that has no name, when it is the only such, or the only school.

        So a school that was here first goes on being found at any host when others come with names of their own.
        """
        here = self.filter(Q(hosts__name=host.lower()) | Q(hosts=None)).annotate(host=F("hosts__name"))
        found = list(here.order_by(F("host").asc(nulls_last=True), "pk")[:2])
        if found and found[0].host:  # type: ignore[attr-defined]  # Annotated.
            return found[0]
        found = found or list(self.order_by("pk")[:2])
        return found[0] if len(found) == 1 else None

    def without_host(self) -> SchoolQuerySet:
        """Those that no host name leads to."""
        return self.filter(hosts=None)

    def free_host(self, written: str) -> str:
        """A host name for a school to come. Raises HostRefused when it is none, or a school has it."""
        name = read_host(written)
        school = self.filter(hosts__name=name).first()
        if school is not None:
            raise HostRefused(f"{name} is the host name of {school}. Nothing was changed.")
        return name

    def known_as(self, words: str) -> SchoolQuerySet:
        """Those of this name, short name or host name: how an operator says which one is meant."""
        name = Q(name__iexact=words) | Q(short_name__iexact=words) | Q(hosts__name=words.lower())
        return self.filter(name).distinct()


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
    def provider_name(self) -> str:
        """What the sign-in is called that the school has already, by which its staff come in; "" when there is none."""
        provider = getattr(self, "sign_in_provider", None)
        return provider.name if provider else ""

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The school's time zone."""
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def address(self) -> str:
        """The beginning of links in mails that no page asked for, without a slash at the end; "" when no host name is
        known."""
        known = self.hosts.order_by("pk").values_list("name", flat=True).first()
        named = [host for host in settings.HUB_HOSTS if not host.startswith((".", "*"))]
        name = known or (named[0] if named else "")
        return address_at(name) if name else ""

    def answer_at(self, host: str) -> SchoolHost:
        """Be found by this host name too. Raises HostRefused when it is none, or another school's."""
        name = School.objects.exclude(pk=self.pk).free_host(host)
        return SchoolHost.objects.get_or_create(name=name, school=self)[0]


class SchoolHost(models.Model):
    """A host name that leads to a school. On a hub with several all have one, but for one at the most."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="hosts")
    name = models.CharField(max_length=255, unique=True)

    def __str__(self) -> str:
        return self.name

    def give_up(self) -> None:
        """Not lead to the school any more. Raises HostRefused when nobody would find it, nor the other without one."""
        other = School.objects.without_host().first()
        if other is not None and self.school.hosts.count() == 1:
            raise HostRefused(
                f"{self.name} is the only host name of {self.school}, and {other} has none either: nobody would find "
                "them. Nothing was changed. Give one of them another first, with hub add-host."
            )
        self.delete()
