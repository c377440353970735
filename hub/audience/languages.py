"""Which language a page speaks: a person's own; a visitor's as the browser says; else the school's."""

from __future__ import annotations

from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from hub.audience.viewer import Viewer


def language_for(viewer: Viewer, accepted: str) -> str:
    """The language for this viewer. `accepted`: the header Accept-Language, or ""."""
    school: str = viewer.school.language
    if viewer.person is not None:
        return viewer.person.language or school
    return first_spoken(accepted) or school


def first_spoken(accepted: str) -> str:
    """The first language of an Accept-Language header that the hub speaks; "" for none."""
    for code, _weight in parse_accept_lang_header(accepted.lower()[:500]):
        try:
            return "" if code == "*" else get_supported_language_variant(code)
        except LookupError:
            continue
    return ""
