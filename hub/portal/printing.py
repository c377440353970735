"""Sign-in cards as they are printed: who, the class code, a QR code and the two pictures."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hub.design.qr import qr_path
from hub.people.models import Person
from hub.people.network import public_address
from hub.people.pictures import PictureTile, picture_tile
from hub.portal.new_class import NewCard
from hub.school.models import Classroom


@dataclass(frozen=True)
class PrintedCard:
    """One card. `path` draws the QR code in a square of `side` units."""

    person: Person
    path: str
    side: int
    pictures: list[PictureTile]


def show_cards(request: HttpRequest, classroom: Classroom, cards: list[NewCard]) -> HttpResponse:
    """The page of cards to print, which can be shown only now: the hub keeps no secret in clear."""
    address = public_address(request)
    printed = [_printed(card, address) for card in cards]
    host, path = address.partition("://")[2], reverse("sign-in")
    context = {"classroom": classroom, "cards": printed, "host": host, "path": path}
    response = render(request, "portal/cards.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _printed(card: NewCard, address: str) -> PrintedCard:
    path, side = qr_path(address + reverse("card", args=[card.secret]))
    return PrintedCard(card.person, path, side, [picture_tile(name) for name in card.pictures])
