"""How the showcase shows files, told to media as a condition on MediaFile."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from hub.audience.viewer import Viewer
from hub.media.withheld import OWNER, withholds_nothing
from hub.showcase.models import EditionPiece, Greeting, Piece, Section


def shown_in_rooms(viewer: Viewer) -> Q:
    """The file is the owner's and in the imported text of a room that the viewer may enter."""
    rooms = Section.objects.visible_to(viewer).filter(page__blog__owner=OuterRef("owner"))
    shown = Q(Exists(rooms.filter(body__contains=OuterRef("public_id"))))
    return shown & withholds_nothing(viewer, OWNER, "media")


def shows_blog(viewer: Viewer) -> Q:
    """The blog has a room that the viewer may enter."""
    return Q(Exists(Section.objects.visible_to(viewer).filter(page__blog=OuterRef("pk"))))


def shown_as_pieces(viewer: Viewer) -> Q:
    """The file is the picture of a piece that the viewer sees, and the owner's of the room."""
    pieces = Piece.objects.visible_to(viewer).filter(section__page__blog__owner=OuterRef("owner"))
    return Q(Exists(pieces.filter(picture=OuterRef("pk"))))


def shown_in_editions(viewer: Viewer) -> Q:
    """The file is the picture of a piece in an edition that the viewer sees, or was the picture of a post of which they
    saw it then and see the post now; and the owner's of the room."""
    pieces = EditionPiece.objects.visible_to(viewer).filter(edition__section__page__blog__owner=OuterRef("owner"))
    covers = pieces.of_seen_posts(viewer).filter(cover=OuterRef("pk"))
    return Q(Exists(pieces.filter(picture=OuterRef("pk")))) | Q(Exists(covers))


def shown_in_books(viewer: Viewer) -> Q:
    """The file came with words in a visitors' book that the viewer reads, and shows nobody who may not be shown to
    them."""
    read = Greeting.objects.visible_to(viewer).filter(pictures=OuterRef("pk"))
    return Q(Exists(read)) & withholds_nothing(viewer, OWNER, "media")
