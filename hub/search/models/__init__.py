"""What can be searched."""

from hub.search.models.known_word import KnownWord
from hub.search.models.search_row import SearchRow

__all__ = ["KnownWord", "SearchRow"]
