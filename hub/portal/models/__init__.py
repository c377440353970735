"""How the page of a class is arranged, and what stands at its top."""

from hub.portal.models.class_page import AT_THE_SIDE, ClassPage, Part
from hub.portal.models.class_words import ClassWords, ClassWordsQuerySet

__all__ = ["AT_THE_SIDE", "ClassPage", "ClassWords", "ClassWordsQuerySet", "Part"]
