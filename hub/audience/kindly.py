"""A kind word to the writer before others see it, and who reads it first when the writer sends it all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
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


def kind_words_first(sent: Mapping[str, Any], words: str, viewer: Viewer) -> list[Promise]:
    """What to say about the words of a form that was `sent`, before others see them; nothing once that was read."""
    return [] if AS_IT_IS in sent else kind_words(words, viewer)


def name_trouble(name: str, viewer: Viewer) -> str:
    """The kind word about what something is to be called, "" where there is none: a name stands wherever its thing is
    shown, and no teacher reads it first."""
    return " ".join(str(word) for word in kind_words(name, viewer)[:1])


def names_are_kind(form: BaseForm, viewer: Viewer, *fields: str) -> bool:
    """Whether there is no trouble with what a valid form calls something; else the form says so beside each."""
    for field in fields:
        if trouble := name_trouble(str(form.cleaned_data.get(field) or ""), viewer):
            form.add_error(field, trouble)
    return not form.errors


def is_read_first(words: str, audience: str, viewer: Viewer) -> bool:
    """Whether a teacher reads these words first, whatever the policy: something is noticed, and they go further than
    the class."""
    return audience not in NEAR and bool(kind_words(words, viewer))
