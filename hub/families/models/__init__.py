"""What connects a family with the hub."""

from hub.families.models.digest import Digest, DigestQuerySet, Told
from hub.families.models.family_link import FamilyLink, FamilyLinkQuerySet
from hub.families.models.letter import LeftLetters, Letter, LetterHome
from hub.families.models.sent_answer import SentAnswer

__all__ = [
    "Digest",
    "DigestQuerySet",
    "FamilyLink",
    "FamilyLinkQuerySet",
    "LeftLetters",
    "Letter",
    "LetterHome",
    "SentAnswer",
    "Told",
]
