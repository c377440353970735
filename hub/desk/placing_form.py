"""Choosing where an answer by mail belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.families.held import Place


class PlacingForm(forms.Form):
    """One of these places; what the mail was about is chosen already."""

    place = forms.ChoiceField(label=_("What is it about?"))

    def __init__(self, *args: Any, places: Sequence[Place], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - it stands above.
        field.choices = [(place.key, place.label) for place in places]
