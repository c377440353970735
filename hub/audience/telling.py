"""A word to a child about what was noticed in words that are kept, where nobody has to say yes to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.contrib import messages

from hub.audience.http import HubRequest
from hub.audience.kindly import kind_words_first
from hub.text.noticing import HELP, is_worrying

_ID = re.compile(r"[\w-]{20,}")


def tell_noticed(request: HubRequest, typed: Iterable[object]) -> None:
    """Of help, when the words worry; and what to think about once more, unless that was read before they were sent.
    `typed`: what came with a form."""
    words = words_among(typed)
    if request.viewer.is_staff_member:
        return
    if is_worrying(words):
        messages.success(request, HELP, extra_tags="keep")
    for word in kind_words_first(request.POST, words, request.viewer):
        messages.warning(request, str(word))


def words_among(typed: Iterable[object]) -> str:
    """The words among what came with a form: ids are none."""
    return "\n".join(one for one in typed if isinstance(one, str) and not _ID.fullmatch(one))
