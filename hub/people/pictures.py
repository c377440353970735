"""The nine pictures, of which each student has two as a secret."""

from __future__ import annotations

import secrets
from typing import TypedDict

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from hub.people.models import SECRET_PICTURES, Person

PICTURE_NAMES = {
    "harbour": _("Boats in the harbour"),
    "kingfisher": _("The kingfisher"),
    "sun": _("Watering at sunset"),
    "fish": _("Many fish"),
    "moon": _("The moon"),
    "cutout": _("Paper leaves"),
    "game": _("The maze game"),
    "pots": _("Plants in pots"),
    "lino": _("Printed leaves"),
}


class PictureTile(TypedDict):
    """One of the nine, as pages show it."""

    value: str
    label: str
    src: str


def picture_tile(name: str) -> PictureTile:
    """The tile of one picture."""
    return {"value": name, "label": str(PICTURE_NAMES[name]), "src": static(f"people/pictures/{name}.webp")}


def nine_pictures() -> list[PictureTile]:
    """All nine, in the order of the page."""
    return [picture_tile(name) for name in SECRET_PICTURES]


def give_new_pictures(person: Person) -> tuple[str, str]:
    """Two other secret pictures for this person, which are shown this once; gives their names in order."""
    first, second = secrets.SystemRandom().sample(SECRET_PICTURES, 2)
    person.choose_secret_pictures(first, second)
    return first, second
