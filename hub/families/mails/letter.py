"""The letter home."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hub.families.family_viewer import FamilyViewer
from hub.families.mails.making import embed_pictures, html_of, text_of
from hub.families.models import FamilyLink, LeftLetters, LetterHome
from hub.families.room_page import room_page
from hub.families.staying_away import leave_path
from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.people.models import Person
from hub.school.models import Guardianship, School


@mail("letter")
def letter(outgoing: Outgoing) -> Message | None:
    """A child's room for one guardian, as they may see it now. Nothing for who guards the child no more, has left such
    mails, or may not enter the room any more."""
    homes = LetterHome.objects.select_related("letter__sent_by", "section", "guardianship__school__policy")
    home = homes.get(pk=outgoing.about["home"])
    guardian, school = home.guardianship.guardian, home.guardianship.school
    viewer = viewer_of(home.guardianship)
    if viewer is None or not guardian.email:
        return None
    language = guardian.language or school.language
    with translation.override(language), timezone.override(school.zone):
        page = room_page(home.section, viewer)
        if page is None or page.child.pk != home.guardianship.student_id:
            return None
        pictures = embed_pictures(page.pieces)
        subject = _("%(name)s’s showcase is ready") % {"name": page.child.first_name}
        said = {
            "words": home.letter.words,
            "by": home.letter.sent_by.first_name if home.letter.sent_by else "",
            "room_url": _room_url(outgoing, guardian, school, page.room.public_id),
            "leave_url": outgoing.about["address"] + leave_path(home.guardianship),
            "can_be_answered": outgoing.can_be_answered,
        }
        return Message(
            guardian.email,
            subject,
            text_of(page, **said),
            html_of("families/letter.html", page.context(subject=subject, school=school, reason=True, **said)),
            pictures,
            language=language,
            can_be_answered=True,
            leave_url=said["leave_url"],
        )


def viewer_of(guardianship: Guardianship) -> FamilyViewer | None:
    """The guardian looking now; None for who is not this child's any more, or wants no mails about them."""
    viewer = FamilyViewer(guardianship.school, guardianship.guardian)
    is_left = LeftLetters.objects.filter(guardianship=guardianship).exists()
    return viewer if guardianship.student_id in viewer.standing.children and not is_left else None


def _room_url(outgoing: Outgoing, guardian: Person, school: School, room: str) -> str:
    """By a link made for this mail."""
    token = FamilyLink.make(guardian, school).token
    return str(outgoing.about["address"]) + reverse("family-room", args=[token, room])
