"""The tag that says in which language something stands on a page of another one."""

from __future__ import annotations

import re

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hub.text.languages import LOOKED_AT, language_of

register = template.Library()
_TAG = re.compile(r"<[^>]*>")


@register.simple_tag(takes_context=True)
def lang_of(context: Context, words: object, language: str = "") -> SafeString:
    """The attribute `lang` for what somebody wrote, with a space before it; nothing where it is the page's language.

    `language` is what is known; else the words tell; else it is the school's. HTML is read without its tags.
    """
    request = getattr(context, "request", None)
    school = getattr(request, "school", None)
    told = language or language_of(_TAG.sub(" ", str(words)[: 2 * LOOKED_AT])) or getattr(school, "language", "")
    same = not told or told.split("-")[0] == (get_language() or "").split("-")[0]
    return SafeString("") if same else format_html(' lang="{}"', told)
