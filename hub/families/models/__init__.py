"""What connects a family with the hub."""

from hub.families.models.family_link import FamilyLink, FamilyLinkQuerySet
from hub.families.models.letter import LeftLetters, Letter, LetterHome

__all__ = ["FamilyLink", "FamilyLinkQuerySet", "LeftLetters", "Letter", "LetterHome"]
