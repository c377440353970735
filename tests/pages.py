"""What a page or a mail says."""

import re


def says(text: str, word: str) -> bool:
    """Whether this word stands there by itself: by chance three letters stand inside many a secret, too."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None
