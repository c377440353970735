"""A new personal link."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.families.family_viewer import FamilyViewer
from hub.families.models import FamilyLink
from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing


@mail("family-link")
def family_link(outgoing: Outgoing) -> Message | None:
    """A new personal link in the place of an old one, for who is still a guardian here."""
    old = FamilyLink.objects.select_related("guardian", "school__policy").get(pk=outgoing.about["link"])
    guardian, school = old.guardian, old.school
    if not guardian.email or not FamilyViewer(school, guardian).standing.children:
        return None
    language = guardian.language or school.language
    with translation.override(language):
        words = _(
            "Hello %(name)s,\n\n"
            "here is your new link. It works for seven days, for you only, without an account:\n\n"
            "%(link)s\n\n"
            "If you did not ask for it, do nothing.\n"
        )
        link = outgoing.about["address"] + reverse("family-link", args=[FamilyLink.make(guardian, school).token])
        told = words % {"name": guardian.first_name, "link": link}
        return Message(guardian.email, _("Your new link"), told, language=language)
