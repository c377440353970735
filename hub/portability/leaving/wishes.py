"""What somebody wants otherwise than it usually is in a file that leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Wish(models.TextChoices):
    """What can be chosen, in words for whoever packs."""

    NO_HISTORY = "no-history", _("Without earlier texts")
    NO_SCHOOL = "no-school", _("Without the school’s name")
    YEARS = "years", _("School years as categories")
    CLASSES = "classes", _("Classes as categories")
    THOUGHTS = "reflections", _("With my reflections on posts")
    CLASSIC = "classic", _("For an old WordPress")
    TALK = "talk", _("Comments open")


OF_ARCHIVE = (Wish.NO_HISTORY, Wish.NO_SCHOOL)
OF_WORDPRESS = (Wish.YEARS, Wish.CLASSES, Wish.THOUGHTS, Wish.CLASSIC, Wish.TALK)


@dataclass(frozen=True)
class Wishes:
    """The wishes for one file."""

    wished: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Iterable[str]) -> Wishes:
        """Those of the words that are wishes."""
        return cls(frozenset(words) & frozenset(Wish.values))

    def __contains__(self, wish: Wish) -> bool:
        return wish.value in self.wished


USUAL = Wishes()
