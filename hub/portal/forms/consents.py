"""What a family allows, as it stands on paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.portal.forms.set_up import DayInput
from hub.school.models import Consent


class ConsentForm(forms.Form):
    """One kind of consent."""

    kind = forms.ChoiceField(choices=Consent.Kind)


class PaperForm(forms.Form):
    """The day on which it was signed, and which text it was."""

    day = forms.DateField(label=gettext_lazy("Signed on"), widget=DayInput, initial=timezone.localdate)
    text = forms.CharField(
        label=gettext_lazy("Which text was signed"),
        help_text=gettext_lazy("Name or year of the form, so that it can be found again."),
        max_length=20,
    )

    def clean_day(self) -> Any:
        """Nothing is signed on a day to come."""
        if self.cleaned_data["day"] > timezone.localdate():
            raise forms.ValidationError(_("That day is still to come."))
        return self.cleaned_data["day"]


def _kinds() -> list[tuple[str, str]]:
    return [(key, capfirst(str(name))) for key, name in Consent.Kind.choices]


class PaperOfOneForm(PaperForm):
    """The kinds that one family allows."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("They say yes to"), choices=_kinds, widget=forms.CheckboxSelectMultiple
    )
