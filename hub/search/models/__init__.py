"""What can be searched."""

from hub.search.models.known_word import KnownWord
from hub.search.models.part_row import PartRow, PartRowQuerySet
from hub.search.models.search_row import SearchRow

__all__ = ["KnownWord", "PartRow", "PartRowQuerySet", "SearchRow"]
