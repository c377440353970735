"""What is mailed to owners of a showcase, and to their mentors."""

from __future__ import annotations

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.mail.kinds import Message, mail
from hub.mail.models import Outgoing
from hub.showcase.mentors import mentor_to_write_to, way_to
from hub.showcase.models import Piece, Section
from hub.showcase.promising import promise_url


@mail("promise")
def promise(outgoing: Outgoing) -> Message | None:
    """The day of a promised picture comes near; with its code. Nothing when the picture has come since, its room is
    sealed, or the owner has no address."""
    awaited = Piece.objects.awaited(timezone.localdate()).filter(pk=outgoing.about["piece"])
    piece = awaited.select_related("section__school", "section__page__blog__owner").first()
    owner = piece.section.page.blog.owner if piece else None
    if piece is None or owner is None or not owner.email or piece.promised_for is None:
        return None
    school = piece.section.school
    language = owner.language or school.language
    with translation.override(language):
        words = _(
            "Hello %(name)s,\n\n"
            "a picture in your showcase is still to come, until %(day)s.\n\n"
            "%(way)s\n\n"
            "When it is there, you need do nothing.\n"
        )
        day = date_format(piece.promised_for, "WEEKDAY_FORMAT")
        told = words % {"name": owner.first_name, "day": day, "way": _way(piece, school.address)}
        return Message(owner.email, _("A picture is still to come"), told, language=language)


@mail("mentor-ready")
def mentor_ready(outgoing: Outgoing) -> Message | None:
    """A teacher has said that a room is ready, to the mentor. Nothing when the teacher has taken that back, or said it
    again, since; or when the mentor may not enter."""
    room = Section.said_ready(outgoing.about["section"], outgoing.about["ready_at"])
    owner = room.page.blog.owner if room else None
    if room is None or owner is None or (mentor := mentor_to_write_to(room)) is None:
        return None
    language = mentor.language or room.school.language
    with translation.override(language):
        words = _(
            "Hello %(name)s,\n\n"
            "%(teacher)s, whose mentor you are, says that a room of their showcase is ready. You can read it, and "
            "say in private what you think:\n\n"
            "%(way)s\n"
        )
        told = words % {
            "name": mentor.first_name,
            "teacher": owner.full_name,
            "way": way_to(room.get_absolute_url(), room),
        }
        return Message(mentor.email or "", _("A colleague’s room is ready"), told, language=language)


def _way(piece: Piece, address: str) -> str:
    if not address:
        return _("Sign in to your hub: on your desk you find where to add it.")
    words = _("Open this on your phone and take the picture. You need not sign in, and it does nothing else:\n%(link)s")
    return words % {"link": address + promise_url(piece)}
