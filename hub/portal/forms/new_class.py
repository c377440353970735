"""The form for a new class, and for more students of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.portal.rosters import next_class, years_of
from hub.school.models import Classroom, Grade
from hub.school.pasted_names import MOST, PastedName, read_names, told_apart
from hub.school.staff import staff_of


class NamesForm(forms.Form):
    """A pasted list of students."""

    names = forms.CharField(
        label=_("The students"),
        help_text=_("One on each line: a first name, or first and last name. Paste them from anywhere."),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        max_length=20_000,
    )

    def clean_names(self) -> list[PastedName]:
        """One name for each line; says which lines are no names."""
        names = read_names(self.cleaned_data["names"])
        for number, name in enumerate(names, start=1):
            if name.is_too_long:
                told = _("Line %(number)d is too long for a name: “%(line)s”")
                self.add_error("names", told % {"number": number, "line": name.line[:40] + "…"})
        if len(names) > MOST:
            words = ngettext(
                "%(count)d name is too many for a class.", "%(count)d names are too many for a class.", len(names)
            )
            self.add_error("names", words % {"count": len(names)})
        return names

    def preview(self, there: list[PastedName] | None = None) -> list[PastedName]:
        """What the lines become, to look at before anybody is made; also when another field is not right yet. `there`
        are in the class already."""
        return told_apart(read_names(self.data.get("names", "")), there)


class NewClassForm(NamesForm):
    """Name, grade, teacher and students of a class."""

    name = forms.CharField(label=_("Name of the class"), help_text=_("Such as 6B."), max_length=40)
    year = forms.ChoiceField(label=_("School year"))
    grade = forms.ModelChoiceField(Grade.objects.none(), label=_("Grade"), empty_label=None)
    teacher = forms.ModelChoiceField(Person.objects.none(), label=_("Teacher"), empty_label=None)
    field_order = ["name", "year", "grade", "teacher", "names"]

    def __init__(self, *args: Any, viewer: Viewer, me: Person, **more: Any) -> None:
        """For `me`, who looks: only who keeps all classes opens one for another teacher."""
        super().__init__(*args, **more)
        school = viewer.school
        years, others = years_of(school), staff_of(school)
        self.initial = {"teacher": me.pk, **(next_class(years[0]) if years else {})}
        self.years = {str(year.pk): year for year in years}
        self.fields["year"].choices = [(key, year.name) for key, year in self.years.items()]  # type: ignore[attr-defined]  # The stubs do not know
        self.fields["grade"].queryset = school.grades.all()  # type: ignore[attr-defined]  # which field
        self.fields["teacher"].queryset = others if viewer.sees_all_classes else others.filter(pk=me.pk)  # type: ignore[attr-defined]  # it is.

    def clean(self) -> dict[str, Any]:
        """A class has a name of its own in its year."""
        told = super().clean() or {}
        year = told["year"] = self.years.get(told.get("year", ""))
        if year and Classroom.objects.filter(year=year, name__iexact=told.get("name", "")).exists():
            self.add_error("name", _("There is a class of this name already."))
        return told
