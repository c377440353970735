"""People, pictures, cards and pieces that nobody ever made, for the pattern page."""

from types import SimpleNamespace as Thing
from typing import Any

from django.templatetags.static import static

ACCENTS = ("kingfisher", "ultramarine", "viridian", "madder", "marigold", "plum", "brick", "graphite")
RIBBONS = ("proud", "did-well", "interesting", "fun", "learned-a-lot", "did-not-work")
SIZES = {
    "harbour": (760, 570),
    "kingfisher": (611, 760),
    "bridge": (760, 507),
    "lino": (560, 560),
    "game": (760, 507),
    "chart": (760, 570),
}
ALT = {
    "harbour": "A watercolour of three sailing boats at sunset",
    "kingfisher": "A watercolour of a kingfisher on a branch",
    "bridge": "A bridge of wooden sticks with a bucket of stones under it",
    "lino": "Nine lino prints of leaves in two colours",
    "game": "A screen of a maze game with keys to find",
    "chart": "A bar chart: the bean in the cupboard grew tallest",
}


def person(name: str) -> Thing:
    """Somebody with a first name and a face."""
    return Thing(first_name=name, face=name.lower())


def picture(name: str) -> Thing:
    """One of the sample pictures."""
    width, height = SIZES[name]
    return Thing(
        src=static(f"design/samples/{name}.jpg"),
        srcset="",
        width=width,
        height=height,
        alt=ALT[name],
        is_tall=height > width,
    )


def card(title: str, art: str = "", who: str = "", place: str = "", **more: Any) -> Thing:
    """A post card."""
    values = {"shelf": "Science", "when": "last week", "comments": 0, "excerpt": "", "ribbon": "", **more}
    return Thing(
        url="#", title=title, picture=picture(art) if art else None, person=who and person(who), place=place, **values
    )


def piece(title: str, art: str, ribbon: str, moulding: str, meta: str, said: tuple[str, str, str]) -> Thing:
    """A piece on the wall with its label."""
    return Thing(
        id="",
        add_url="#",
        line="You can take it any day before school ends.",
        work=Thing(picture=picture(art) if art else None, ribbon=ribbon, moulding=moulding, time="", caption=""),
        label=Thing(title=title, meta=meta, why=said[0], learned=said[1], next=said[2], url="#" if art else ""),
    )
