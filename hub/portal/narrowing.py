"""The chips above what a search found: what it is narrowed to, and to what it can be narrowed further."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby, islice
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from hub.portal.question import Question
from hub.search.narrowing import first_day
from hub.search.offers import MINE, Offer

# By facet, or by kind of medium: on the chip that narrows, and on the one that is chosen.
_WORDS = {
    "by": (_("By %(name)s"), _("Only by %(name)s")),
    MINE: (_("By me"), _("Only by me")),
    "class": (_("From %(name)s"), _("Only from %(name)s")),
    "shelf": (_("Shelf: %(name)s"), _("Only from the shelf %(name)s")),
    "tag": (_("Word: %(name)s"), _("Only with the word %(name)s")),
    "year": ("%(name)s", _("Only from %(name)s")),
    "month": ("%(name)s", _("Only from %(name)s")),
    "image": (_("With pictures"), _("Only with pictures")),
    "drawing": (_("With drawings"), _("Only with drawings")),
    "audio": (_("With sound"), _("Only with sound")),
    "video": (_("With films"), _("Only with films")),
    "file": (_("With files"), _("Only with files")),
    "rooms": (_("In rooms"), _("Only in rooms")),
    "comments": (_("In comments"), _("Only in comments")),
    "reflections": (_("In reflections"), _("Only in reflections")),
}
_NAMED_BY_VALUE = {"kind", "in"}
_GROUPS = {
    "kind": _("What is in it"),
    "by": _("Whose"),
    "class": _("Class"),
    "shelf": _("Shelf"),
    "tag": _("Word"),
    "year": _("School year"),
    "month": _("Month"),
}
_MOST_OF_EACH = 24


def chosen_chips(question: Question, found: Iterable[Offer]) -> list[dict[str, Any]]:
    """What the search is narrowed to, for design/_chips.html; each leads to the same search without it. A value is
    called as in what was found, and else as the address says: nothing is looked up that the viewer might not see."""
    names = {(offer.facet, offer.value.casefold()): offer.name for offer in found}
    return [
        {
            "label": _label(facet, value, names.get((facet, value.casefold()), value), is_chosen=True),
            "url": question.without(facet).address,
            "on": True,
            "removes": True,
            "count": None,
        }
        for facet, value in question.chosen.items()
    ]


def offered_chips(question: Question, offers: Iterable[Offer], *, are_counted: bool = False) -> list[dict[str, Any]]:
    """To what it can be narrowed, for design/_chips.html. Two who are called the same are told apart by their blogs."""
    labels = [(_label(offer.facet, offer.value, offer.name), offer) for offer in offers]
    often = Counter(label for label, _offer in labels)
    return [
        {
            "label": label if often[label] == 1 else f"{label} (@{offer.value})",
            "url": question.within(offer.facet, offer.value).address,
            "on": False,
            "count": offer.hits if are_counted and offer.hits else None,
        }
        for label, offer in labels
    ]


def all_chips(question: Question, offers: Iterable[Offer], *, are_counted: bool) -> list[dict[str, Any]]:
    """The same, of each facet all that there are, or very many, under its name."""
    return [
        {
            "label": _GROUPS[facet],
            "chips": offered_chips(question, islice(some, _MOST_OF_EACH), are_counted=are_counted),
        }
        for facet, some in groupby(offers, key=lambda offer: offer.facet)
    ]


def _label(facet: str, value: str, name: str, *, is_chosen: bool = False) -> str:
    words = _WORDS[value] if facet in _NAMED_BY_VALUE else _WORDS[MINE if name == MINE else facet]
    called = date_format(first_day(value), "YEAR_MONTH_FORMAT") if facet == "month" else name
    return str(words[is_chosen]) % {"name": called}
