"""The code of a promised picture: an address that lets one picture in for one piece, and tells nothing else.

Nothing is kept of it. It is the piece's id with a signature of its own purpose (safety.md, V9), and ends by itself:
when the picture is there, when its day is over, when the piece comes down or the room is sealed.
"""

from __future__ import annotations

from django.core.mail import send_mail
from django.core.signing import Signer
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.showcase.models import Piece

SIGNER = Signer(salt="hub.showcase.promise")


def promise_url(piece: Piece) -> str:
    """The address of the code."""
    return reverse("keep-promise", args=[piece.public_id, SIGNER.signature(piece.public_id)])


def is_signed(public_id: str, signature: str) -> bool:
    """Whether we gave out this code."""
    return constant_time_compare(SIGNER.signature(public_id), signature)


def remind(piece: Piece) -> None:
    """Mail the owner, if there is an address, that the day comes near; with the code."""
    owner, school = piece.section.page.blog.owner, piece.section.school
    if owner is None or not owner.email or piece.promised_for is None:
        return
    with translation.override(owner.language or None):
        words = _(
            "Hello %(name)s,\n\n"
            "a picture in your showcase is still to come, until %(day)s.\n\n"
            "%(way)s\n\n"
            "When it is there, you need do nothing.\n"
        )
        day = date_format(piece.promised_for, "l j F")
        told = words % {"name": owner.first_name, "day": day, "way": _way(piece, school.address)}
        send_mail(_("A picture is still to come"), told, None, [owner.email])


def _way(piece: Piece, address: str) -> str:
    if not address:
        return _("Sign in to your hub: on your desk you find where to add it.")
    words = _("Open this on your phone and take the picture. You need not sign in, and it does nothing else:\n%(link)s")
    return words % {"link": address + promise_url(piece)}
