"""What every form says where its own field says nothing better: what is missing, and what to do. No "invalid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

_LONGEST = _("This is too long. %(limit_value)d letters fit. You wrote %(show_value)d.")
_LEAST, _MOST = _("This is %(limit_value)s or more."), _("This is %(limit_value)s or less.")
_NOT_OFFERED = _("Choose one of those that are shown.")

WORDS: dict[type[forms.Field], dict[str, Promise]] = {
    forms.Field: {"required": _("This is still empty. Fill it in."), "max_length": _LONGEST},
    forms.EmailField: {"invalid": _("An e-mail address looks like ines@school.org.")},
    forms.URLField: {"invalid": _("An address looks like https://example.org.")},
    forms.IntegerField: {"invalid": _("Write a number, such as 6."), "min_value": _LEAST, "max_value": _MOST},
    forms.DateField: {"invalid": _("Write the day like this: 2026-09-01.")},
    forms.ChoiceField: {"required": _("Choose one."), "invalid_choice": _NOT_OFFERED},
    forms.ModelChoiceField: {"required": _("Choose one."), "invalid_choice": _NOT_OFFERED},
    forms.FileField: {"required": _("Choose a file first."), "empty": _("The file is empty. Choose another one.")},
    forms.ImageField: {"invalid_image": _("We can’t open this as a picture. Choose another file.")},
}


def speak_kindly() -> None:
    """Put these words in the place of Django's; the words of a form's own field stay before them."""
    for kind, words in WORDS.items():
        kind.default_error_messages = kind.__dict__.get("default_error_messages", {}) | words
