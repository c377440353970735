"""For whom something is. An audience is a set of circles; two audiences are never compared by size."""

from __future__ import annotations

import enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Circle(enum.Enum):
    """A way to stand to the person whose work it is."""

    TEACHERS = "teachers"
    MENTOR = "mentor"
    FAMILY = "family"
    CLASSMATES = "classmates"
    SCHOOL = "school"
    FAMILIES = "families"
    WORLD = "world"


class Audience(models.TextChoices):
    """What an author can choose."""

    TEACHERS = "teachers", _("Just me and my teachers")
    CLASS = "class", _("My class")
    SCHOOL = "school", _("My school")
    FAMILIES = "families", _("School and families")
    EVERYONE = "everyone", _("Everyone")
    MENTOR = "mentor", _("Just me and my mentor")  # Offered to grown-ups alone, for their own showcase.

    @property
    def circles(self) -> frozenset[Circle]:
        """The circles that this audience opens. Own guardians are in from the class on."""
        return CIRCLES_OF[self]


_CLASS = frozenset({Circle.TEACHERS, Circle.FAMILY, Circle.CLASSMATES})
CIRCLES_OF: dict[Audience, frozenset[Circle]] = {
    Audience.TEACHERS: frozenset({Circle.TEACHERS}),
    Audience.MENTOR: frozenset({Circle.TEACHERS, Circle.MENTOR}),
    Audience.CLASS: _CLASS,
    Audience.SCHOOL: _CLASS | {Circle.SCHOOL},
    Audience.FAMILIES: _CLASS | {Circle.SCHOOL, Circle.FAMILIES},
    Audience.EVERYONE: _CLASS | {Circle.SCHOOL, Circle.FAMILIES, Circle.WORLD},
}

RINGS = (Audience.TEACHERS, Audience.CLASS, Audience.SCHOOL, Audience.FAMILIES, Audience.EVERYONE)
"""Those that lie around each other, the smallest first: what everybody chooses between."""


def audiences_with(circle: Circle) -> list[str]:
    """The audiences that open this circle."""
    return [audience.value for audience, circles in CIRCLES_OF.items() if circle in circles]
