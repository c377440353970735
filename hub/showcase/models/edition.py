"""A dated copy of a room that does not change, beside the room that goes on.

An edition is never a way round. To whom each part was shown when the copy was made is kept with it, and whoever reads
the copy must have been among those, and be among those who see the part now: the room, each goal and what is said about
it, each post. So consent withdrawn, a post in the bin or a narrower audience hide here what they hide anywhere.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.audiences import Audience
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import ACCENTS, Authorship
from hub.ids import new_public_id
from hub.school.models import School
from hub.showcase.models.section import Layout, Section

BELONGING = Belonging(authored=lambda test: test.of_some(Authorship, "entry_id", "section__page_id"))


class EditionQuerySet(GuardedQuerySet["Edition"]):
    """Editions."""

    @as_text
    def visible_to(self, viewer: Viewer) -> EditionQuerySet:
        """One's own, and those meant for the viewer, who saw the room when they were made and sees it now."""
        own = Q(section__page__blog__owner=viewer.person) if viewer.person else NOBODY
        then = viewer.sees(BELONGING, audience="room_audience", approval="")
        meant = viewer.sees(BELONGING, approval="") & then
        return self.filter(Section.objects.visible_to(viewer).holding("section"), own | meant, school=viewer.school)

    def editable_by(self, viewer: Viewer) -> EditionQuerySet:
        """Those of one's own rooms, sealed ones too: to say for whom, or to throw away; never to change."""
        if viewer.person is None:
            return self.none()
        own = Q(section__page__blog__owner=viewer.person, section__page__binned_at=None)
        return self.filter(own, school=viewer.school)


class Edition(models.Model):
    """The copy of one room, made for a conference, a report or an application."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="editions")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="editions")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    title = models.CharField(_("what is it for?"), max_length=120)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.TEACHERS)
    room_audience = models.CharField(max_length=10, choices=Audience, help_text="who could enter the room then")
    room_title = models.CharField(max_length=160)
    introduction = models.TextField(blank=True)
    body = models.TextField(blank=True)
    layout = models.CharField(max_length=10, choices=Layout, default=Layout.GALLERY)
    accent = models.CharField(
        max_length=20, choices=[(name, name) for name in ACCENTS], blank=True, default="", help_text="of its walls then"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def show(self, audience: str) -> None:
        """Choose for whom it is. Nobody sees more of it than the room let them see when it was made."""
        self.audience = Audience(audience)
        self.save(update_fields=["audience"])

    @property
    def audiences(self) -> list[str]:
        """Those that it can have: no circle that the room did not let in when it was made."""
        return _within(self.room_audience)

    @staticmethod
    def audiences_for(section: Section) -> list[str]:
        """Those that an edition made now can have: no circle that the room does not let in now."""
        return _within(section.opened_to)


def _within(audience: str) -> list[str]:
    """The audiences without a circle that this one keeps out."""
    widest = Audience(audience).circles
    return [one.value for one in Audience if one.circles <= widest]
