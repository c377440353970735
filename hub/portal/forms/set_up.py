"""The form of the first run, and that in which the school and its year are changed later."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.portal.zones import guess_zone, is_zone, zone_choices
from hub.school.models import School, SchoolYear

HIGHEST_GRADE = 13
LONGEST_YEAR = datetime.timedelta(days=500)


class TimeInput(forms.TimeInput):
    """A time of the day, in the form that browsers' own clocks want."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class DayInput(forms.DateInput):
    """A day, in the form that browsers' own calendars want."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ZoneField(forms.ChoiceField):
    """A time zone: one of the list, or any other that there is."""

    def valid_value(self, value: object) -> bool:
        """Whether it is one."""
        return is_zone(str(value))


class SchoolFields(forms.Form):
    """The school and its year."""

    school_name = forms.CharField(label=_("Name of your school"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE)
    time_zone = ZoneField(
        label=_("Time zone"), choices=zone_choices, help_text=_("Choose the nearest city with the same time as yours.")
    )
    year_name = forms.CharField(label=_("This school year is called"), max_length=20)
    first_day = forms.DateField(label=_("Its first day"), widget=DayInput)
    last_day = forms.DateField(label=_("Its last day"), widget=DayInput)

    def clean(self) -> dict[str, Any]:
        """The first of the two days comes first."""
        told = super().clean() or {}
        first, last = told.get("first_day"), told.get("last_day")
        if first and last and not first < last <= first + LONGEST_YEAR:
            self.add_error("last_day", _("The last day comes after the first one, about a year later."))
        return told


class ChangeSchoolForm(SchoolFields):
    """The same for a school that is there."""

    short_name = forms.CharField(
        label=_("What people call it for short"), help_text=_("Harbour Hill, for Harbour Hill School."),
        max_length=60, required=False,
    )  # fmt: skip
    field_order = ["school_name", "short_name"]

    def __init__(self, *args: Any, school: School, **more: Any) -> None:
        super().__init__(*args, **more)
        self.school = school
        self.year = SchoolYear.current(school) or school.years.earliest("starts_on")
        self.initial = {
            **{"school_name": school.name, "short_name": school.short_name},
            **{"language": school.language, "time_zone": school.time_zone},
            **{"year_name": self.year.name, "first_day": self.year.starts_on, "last_day": self.year.ends_on},
        }
        zones, own = zone_choices(), school.time_zone
        is_listed = any(own == name for _label, cities in zones for name, _city in cities)
        self.fields["time_zone"].choices = zones if is_listed else [*zones, (own, [(own, own)])]  # type: ignore[attr-defined]  # The stub does not know which field it is.

    def clean_year_name(self) -> str:
        """A name that no other year has."""
        name = str(self.cleaned_data["year_name"])
        if self.school.years.exclude(pk=self.year.pk).filter(name=name).exists():
            raise forms.ValidationError(_("Another school year is called so already."))
        return name

    def save(self) -> None:
        """Keep it."""
        told = self.cleaned_data
        school = {"name": told["school_name"], "short_name": told["short_name"]}
        school |= {"language": told["language"], "time_zone": told["time_zone"]}
        year = {"name": told["year_name"], "starts_on": told["first_day"], "ends_on": told["last_day"]}
        with transaction.atomic():
            School.objects.filter(pk=self.school.pk).update(**school)
            SchoolYear.objects.filter(pk=self.year.pk).update(**year)


class SetUpForm(SchoolFields):
    """School, year, grades and the first administrator."""

    first_grade = forms.IntegerField(
        label=_("Lowest grade"), help_text=_("0 is kindergarten."), min_value=0, max_value=HIGHEST_GRADE, initial=1
    )
    last_grade = forms.IntegerField(label=_("Highest grade"), min_value=0, max_value=HIGHEST_GRADE, initial=12)
    lower_until = forms.IntegerField(
        label=_("Lower school goes up to grade"), min_value=0, max_value=HIGHEST_GRADE, initial=5
    )
    middle_until = forms.IntegerField(
        label=_("Middle school goes up to grade"), min_value=0, max_value=HIGHEST_GRADE, initial=8
    )
    first_name = forms.CharField(label=_("Your first name"), max_length=60)
    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("A password for you"),
        help_text=_("12 letters or more. Three or four words that only you would put together are good."),
        max_length=400,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, languages: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial = {**_guess_year(timezone.localdate()), "time_zone": guess_zone(languages)}

    def clean_email(self) -> str:
        """An address that nobody on the hub has, on which other schools may stand."""
        address = str(self.cleaned_data["email"])
        if Person.objects.get_queryset().with_email(address).exists():
            raise forms.ValidationError(
                _("Somebody on this hub has this address already. Take another one; you can invite that person later.")
            )
        return address

    def clean(self) -> dict[str, Any]:
        """The first of two things comes first, and nobody can guess the password from the name."""
        told = super().clean()
        if told.get("first_grade", 0) > told.get("last_grade", HIGHEST_GRADE):
            self.add_error("last_grade", _("The highest grade is at least the lowest one."))
        if told.get("lower_until", 0) > told.get("middle_until", HIGHEST_GRADE):
            self.add_error("middle_until", _("Middle school goes further than lower school."))
        if told.get("password"):
            about = Person(first_name=told.get("first_name", ""), email=told.get("email"))
            try:
                password_validation.validate_password(told["password"], about)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return told


def _guess_year(today: datetime.date) -> dict[str, Any]:
    start = today.year if today.month >= 7 else today.year - 1
    return {
        "year_name": f"{start}–{(start + 1) % 100:02}",
        "first_day": datetime.date(start, 9, 1),
        "last_day": datetime.date(start + 1, 6, 30),
    }
