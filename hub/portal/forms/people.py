"""Forms about grown-ups, and the days on which something ends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.forms import LanguageForm
from hub.people.models import Person
from hub.people.network import networks_in
from hub.portal.forms.set_up import DayInput, TimeInput
from hub.school.models import Appointment, Policy, School
from hub.school.staff import staff_of


class InviteForm(forms.Form):
    """First name and e-mail address."""

    first_name = forms.CharField(label=_("First name"), max_length=60)
    email = forms.EmailField(label=_("E-mail address"))


class InviteGuardianForm(LanguageForm, InviteForm):
    """Somebody of a family, and in which language they read."""

    field_order = ["first_name", "email", "language"]


class InviteStaffForm(InviteForm):
    """Somebody who works at the school, and as what."""

    role = forms.ChoiceField(label=_("What they do"), choices=Appointment.Role, initial=Appointment.Role.TEACHER)


class TeacherForm(forms.Form):
    """One of the staff."""

    teacher = forms.ModelChoiceField(Person.objects.none(), label=_("Another teacher"), empty_label=None)

    def __init__(self, *args: Any, school: School, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["teacher"].queryset = staff_of(school)  # type: ignore[attr-defined]  # The stub does not know which field it is.


class LastDayForm(forms.Form):
    """The last day of something; today when not said."""

    last_day = forms.DateField(label=_("Last day"), widget=DayInput, initial=timezone.localdate)


class PolicyForm(forms.ModelForm[Policy]):
    """What the school allows."""

    class Meta:
        model = Policy
        fields = [
            *("widest_audience", "approval_for", "comments_by", "approve_comments", "teachers_may_trust"),
            *("teachers_may_open_classes", "students_choose_nicknames", "search_engines_welcome", "second_step_of"),
            *("cards_network", "cards_from", "cards_until"),
        ]
        widgets = {
            "widest_audience": forms.RadioSelect,
            "approval_for": forms.RadioSelect,
            "comments_by": forms.RadioSelect,
            "second_step_of": forms.RadioSelect,
            "cards_from": TimeInput,
            "cards_until": TimeInput,
        }

    def clean_cards_network(self) -> str:
        """Networks that there can be."""
        words: str = self.cleaned_data["cards_network"]
        try:
            networks_in(words)
        except ValueError as wrong:
            raise forms.ValidationError(_("Write networks such as 203.0.113.0/24, with commas between.")) from wrong
        return words

    def clean(self) -> dict[str, Any]:
        """The hours have a beginning and an end."""
        cleaned = super().clean() or self.cleaned_data
        begin, end = cleaned.get("cards_from"), cleaned.get("cards_until")
        if (begin is None) != (end is None) or (begin and end and begin >= end):
            self.add_error("cards_until", _("Give both times, the earlier one first, or neither."))
        return cleaned

    def save(self, commit: bool = True) -> Policy:
        """Keep it; the days for setting up a second step begin when it is asked of others than before."""
        if "second_step_of" in self.changed_data:
            self.instance.second_step_since = timezone.localdate()
        return super().save(commit)
