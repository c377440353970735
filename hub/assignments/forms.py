"""What a teacher fills in: what is asked, and to whom it is given."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.assignments.models import Assignment, Giving
from hub.audience.viewer import Viewer
from hub.ids import key_of_part, new_public_id, sent_key
from hub.people.models import Person
from hub.school.models import Classroom, Grade
from hub.showcase.models import PieceKind

MOST_GOALS, MOST_PIECES = 12, 40


class AssignmentForm(forms.ModelForm[Assignment]):
    """All that can be asked."""

    kinds = forms.MultipleChoiceField(
        label=_("Which kinds?"),
        choices=PieceKind.choices,
        required=False,
        help_text=_("None ticked: any. Ticked ones are ideas, unless you ask for one of each."),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Assignment
        fields = (
            *("name", "title", "words", "goals", "asks_reflections", "pieces", "kinds", "one_of_each"),
            *("asks_why", "why_words", "asks_learned", "learned_words", "asks_next", "next_words"),
            *("steps", "rubric", "is_passed_on"),
        )
        labels = {
            "why_words": _("“Why is it here?” in your own words"),
            "learned_words": _("“What did you learn?” in your own words"),
            "next_words": _("“What’s next?” in your own words"),
        }
        widgets = {
            "words": forms.Textarea(attrs={"rows": 4}),
            "rubric": forms.Textarea(attrs={"rows": 4}),
            "steps": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial["kinds"] = self.instance.wanted_kinds
        self.fields["goals"].widget.attrs["max"] = MOST_GOALS
        self.fields["pieces"].widget.attrs["max"] = MOST_PIECES

    def clean_kinds(self) -> str:
        """As the assignment keeps them."""
        return " ".join(self.cleaned_data["kinds"])

    def clean_goals(self) -> int:
        """As many as fit in the form for goals."""
        return min(int(self.cleaned_data["goals"]), MOST_GOALS)

    def clean_pieces(self) -> int:
        """As many as a wall holds."""
        return min(int(self.cleaned_data["pieces"]), MOST_PIECES)


class GivingForm(forms.Form):
    """To whom, and until when. Coaches and administrators also give to a grade or a division."""

    to = forms.MultipleChoiceField(
        label=_("To whom?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one class.")},
    )
    due_on = forms.DateField(label=_("By which day?"), required=False)
    opens_on = forms.DateField(label=_("From which day on?"), help_text=_("Empty: from now on."), required=False)
    pictures_until = forms.DateField(
        label=_("Pictures may come until"), help_text=_("Empty: the end of the school year."), required=False
    )

    def __init__(self, data: Any = None, *, room: Classroom, rooms: list[Classroom], viewer: Viewer) -> None:
        """`room`: the class that is ticked at first; `rooms`: those that the viewer looks after."""
        super().__init__(data, initial={"to": [f"class:{room.pk}"]})
        self.rooms = {f"class:{one.pk}": one for one in rooms}
        self.grades: dict[str, Grade] = {}
        self.divisions: dict[str, str] = {}
        if viewer.sees_all_classes:
            grades = {one.grade for one in rooms if one.grade is not None}
            self.grades = {f"grade:{one.pk}": one for one in sorted(grades, key=lambda one: one.number)}
            here = {one.division for one in grades}
            self.divisions = {f"division:{one}": str(label) for one, label in Grade.Division.choices if one in here}
        for name in ("due_on", "opens_on", "pictures_until"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        self.fields["to"].choices = self._choices()  # type: ignore[attr-defined]  # A MultipleChoiceField.

    def clean(self) -> dict[str, Any]:
        """It is not due before it opens."""
        cleaned: dict[str, Any] = super().clean() or {}
        opens, due = cleaned.get("opens_on"), cleaned.get("due_on")
        if opens and due and due < opens:
            self.add_error("due_on", _("This is before the day on which it opens."))
        return cleaned

    def give(self, assignment: Assignment, *, by: Person, year: int) -> list[Giving]:
        """Give it to all that is ticked; the teacher’s own from now on. The same form sent twice gives it once."""
        days: dict[str, datetime.date | None] = {
            name: self.cleaned_data[name] for name in ("due_on", "opens_on", "pictures_until")
        }
        key, told = sent_key(self.data), " ".join(map(str, days.values()))
        keys = {chosen: key_of_part(key, f"{chosen} {told}") for chosen in self.cleaned_data["to"]}

        def give() -> list[Giving]:
            own = assignment.own_of(by)
            shared = {"school": own.school, "assignment": own, "given_by": by, "year_id": year, **days}
            return [
                Giving.objects.create(public_id=keys[chosen] or new_public_id(), **shared, **self._to(chosen))
                for chosen in keys
            ]

        return Giving.all_once(list(keys.values()), give, by=by)

    def _to(self, chosen: str) -> dict[str, Any]:
        if chosen in self.rooms:
            return {"classroom": self.rooms[chosen]}
        if chosen in self.grades:
            return {"grade": self.grades[chosen]}
        return {"division": chosen.removeprefix("division:")}

    def _choices(self) -> list[tuple[str, str]]:
        classes = [(key, gettext("Class %(name)s") % {"name": room.name}) for key, room in self.rooms.items()]
        grades = [(key, gettext("All of %(grade)s") % {"grade": grade.name}) for key, grade in self.grades.items()]
        return classes + grades + list(self.divisions.items())
