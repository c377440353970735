"""The forms of goals."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.reflections.terms import THIS, Term


class GoalForm(forms.Form):
    """One goal of the year. `goal`: its public id, also of one that is still to be written."""

    goal = forms.RegexField(r"^[\w-]{22}$", widget=forms.HiddenInput)
    words = forms.CharField(label=_("My goal"), required=False, max_length=500)
    subject = forms.CharField(label=_("Subject"), required=False, max_length=80)

    @property
    def typed(self) -> dict[str, Any]:
        """What stands in its fields, kept or not."""
        return {name: self[name].value() or "" for name in self.fields}


class GoalListForm(forms.Form):
    """A list out of the goals document."""

    lines = forms.CharField(
        label=_("Your list"),
        help_text=_("One goal on each line"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_lines(self) -> list[str]:
        """Its lines, without the numbers and dots in front of them."""
        lines = (
            re.sub(r"^\s*(?:[-–•*·]|\d{1,2}[.):])\s*", "", line) for line in self.cleaned_data["lines"].splitlines()
        )
        return [line.strip()[:500] for line in lines if line.strip()]


class SettingForm(forms.Form):
    """For which year a goal is, and when and with whom it was set."""

    for_year = forms.ChoiceField(label=_("For which year?"), widget=forms.RadioSelect)
    set_on = forms.DateField(
        label=_("When did you set it?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    set_with = forms.ChoiceField(label=_("With whom?"), required=False)

    def __init__(self, data: Any, *, terms: dict[str, Term], teachers: list[Person], **more: Any) -> None:
        """`terms` and `teachers`: those to choose from; `more`: as for any form."""
        started = {"for_year": THIS, "set_on": timezone.localdate()} | more.pop("initial", {})
        super().__init__(data, initial=started, **more)
        self.terms = terms
        self.teachers = {teacher.public_id: teacher for teacher in teachers}
        on_my_own = [("", _("On my own"))]
        names = [(teacher.public_id, teacher.first_name) for teacher in teachers]
        self.fields["for_year"].choices = [(term.name, term.word) for term in terms.values()]  # type: ignore[attr-defined]
        self.fields["set_with"].choices = on_my_own + names  # type: ignore[attr-defined]  # Both are ChoiceFields.

    @property
    def told(self) -> dict[str, Any]:
        """What was chosen, as the fields of a goal."""
        term = self.terms[self.cleaned_data["for_year"]]
        return {
            "year": term.year,
            "grade": term.grade,
            "set_on": self.cleaned_data["set_on"],
            "set_with": self.teachers.get(self.cleaned_data["set_with"]),
        }
