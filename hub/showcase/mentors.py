"""Who is written to about the room of a colleague: the mentor of today, who may enter it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import Mentorship
from hub.showcase.models import Section


def mentor_to_write_to(section: Section) -> Person | None:
    """The mentor, if they have an address and see the room now; None for nobody. Fetch with the owner of its blog."""
    going_on = Mentorship.objects.going_on().filter(school=section.school, teacher=section.page.blog.owner_id)
    link = going_on.select_related("mentor").first()
    if link is None or not link.mentor.is_active or not link.mentor.email:
        return None
    viewer = Viewer(section.school, link.mentor)
    seen = Section.objects.visible_to(viewer).mentored_by(viewer).filter(pk=section.pk)
    return link.mentor if seen.exists() else None


def way_to(url: str, section: Section) -> str:
    """Where a mail leads: to the page, when the hub knows its own address."""
    address = section.school.address
    return address + url if address else _("Sign in to your hub: on your desk you find whose mentor you are.")
