"""A kind word to the writer before others see it, and who reads it first when the writer sends it all the same."""

from __future__ import annotations

from django.utils.functional import Promise

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.school.noticing import noticed_in
from hub.text.noticing import Noticed

NEAR = frozenset({Audience.TEACHERS, Audience.CLASS})
AS_IT_IS = "as_it_is"
"""The field of a form that says: I have read the kind word, send it as it is."""


def kind_words(words: str, viewer: Viewer) -> list[Promise]:
    """What to say to the writer about these words; nothing to staff, and nothing about worries, which are answered
    otherwise."""
    if viewer.is_staff_member:
        return []
    return [kind.kind_word for kind in sorted(noticed_in(words, viewer.school) - {Noticed.WORRY})]


def is_read_first(words: str, audience: str, viewer: Viewer) -> bool:
    """Whether a teacher reads these words first, whatever the policy: something is noticed, and they go further than
    the class."""
    return audience not in NEAR and bool(kind_words(words, viewer))
