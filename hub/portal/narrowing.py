"""What a search can be narrowed to: one's own, this year's, what has a picture or a recording."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.audience.viewer import Viewer
from hub.blogs.models import EntryMedia, EntryQuerySet
from hub.media.models import MediaFile
from hub.school.models import SchoolYear


class Only(models.TextChoices):
    """The values of `only` in the address of a search."""

    MINE = "mine", gettext_lazy("By me")
    THIS_YEAR = "this-year", gettext_lazy("This year")
    PICTURES = "pictures", gettext_lazy("With pictures")
    RECORDINGS = "recordings", gettext_lazy("To hear or to watch")


KINDS = {
    Only.PICTURES.value: [MediaFile.Kind.IMAGE],
    Only.RECORDINGS.value: [MediaFile.Kind.AUDIO, MediaFile.Kind.VIDEO],
}


def narrowed(entries: EntryQuerySet, only: str, viewer: Viewer) -> EntryQuerySet:
    """The entries of this sort; all of them for a sort that there is not."""
    if only in KINDS:
        uses = EntryMedia.objects.filter(entry=OuterRef("pk"), media__kind__in=KINDS[only])
        return entries.filter(Exists(uses))
    if only == Only.MINE and viewer.person is not None:
        return entries.filter(authors=viewer.person)
    if only == Only.THIS_YEAR:
        today = timezone.localdate(viewer.now, viewer.school.zone)
        return entries.filter(year=SchoolYear.objects.filter(school=viewer.school).holding(today))
    return entries


def chips(query: str, only: str, viewer: Viewer) -> list[dict[str, Any]]:
    """The context of design/_chips.html."""
    offered = [one for one in Only if one != Only.MINE or viewer.is_student]
    everything = {"label": _("Everything"), "url": "?" + urlencode({"q": query}), "on": only not in Only, "count": None}
    return [
        everything,
        *(
            {
                "label": one.label,
                "url": "?" + urlencode({"q": query, "only": one.value}),
                "on": only == one,
                "count": None,
            }
            for one in offered
        ),
    ]
