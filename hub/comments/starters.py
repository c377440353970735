"""How a comment may begin, by the age of whoever writes it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.school.models import Grade

STARTERS: dict[str, tuple[Promise, ...]] = {
    Grade.Division.LOWER: (_("I like how you"), _("I wonder"), _("It reminds me of")),
    Grade.Division.MIDDLE: (_("I noticed"), _("I wonder"), _("It reminds me of")),
    Grade.Division.UPPER: (
        _("I noticed"),
        _("What convinced me is"),
        _("I see it another way:"),
        _("What would happen if"),
        _("It reminds me of"),
    ),
}
"""Three beginnings, which a class can practise; in the upper school some for a discussion, too."""

OF_FAMILIES: tuple[Promise, ...] = (_("I noticed"), _("Tell me more about"))


def starters_for(division: str) -> list[str]:
    """The beginnings for somebody of this part of the school; those of the middle for nobody's in particular."""
    return [str(words) for words in STARTERS.get(division, STARTERS[Grade.Division.MIDDLE])]


def starters_of_families() -> list[str]:
    """The beginnings for who writes from home."""
    return [str(words) for words in OF_FAMILIES]
