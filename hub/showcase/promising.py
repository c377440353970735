"""The code of a promised picture: an address that lets one picture in for one piece, and tells nothing else.

Nothing is kept of it. It is the piece's id with a signature of its own purpose (safety.md, V9), and ends by itself:
when the picture is there, when its day is over, when the piece comes down or the room is sealed.
"""

from __future__ import annotations

from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from hub.showcase.models import Piece

SIGNER = Signer(salt="hub.showcase.promise")


def promise_url(piece: Piece) -> str:
    """The address of the code."""
    return reverse("keep-promise", args=[piece.public_id, SIGNER.signature(piece.public_id)])


def is_signed(public_id: str, signature: str) -> bool:
    """Whether we gave out this code."""
    return constant_time_compare(SIGNER.signature(public_id), signature)
