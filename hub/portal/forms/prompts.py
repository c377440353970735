"""The form of a question that starts a reflection."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.reflections.models import Prompt, ThoughtKind
from hub.school.models import School


class PromptForm(forms.ModelForm[Prompt]):
    """A question, about what it is, and for which grades and which language."""

    kind = forms.ChoiceField(label=_("About"), choices=ThoughtKind)
    language = forms.ChoiceField(label=_("Language"), required=False)
    grade_from = forms.TypedChoiceField(label=_("From grade"), coerce=int)
    grade_to = forms.TypedChoiceField(label=_("To grade"), coerce=int)

    class Meta:
        model = Prompt
        fields = ["kind", "words", "language", "grade_from", "grade_to"]

    def __init__(self, *given: Any, school: School, **more: Any) -> None:
        super().__init__(*given, **more)
        self.instance.school = school
        grades = [(grade.number, grade.name) for grade in school.grades.all()]
        self.fields["language"].choices = [("", _("Every language")), *settings.LANGUAGES]  # type: ignore[attr-defined]
        for name in ("grade_from", "grade_to"):
            self.fields[name].choices = grades  # type: ignore[attr-defined]  # All three are ChoiceFields.
        if grades:
            self.initial.update(grade_from=grades[0][0], grade_to=grades[-1][0])

    def clean(self) -> dict[str, Any]:
        """The last grade does not come before the first."""
        said: dict[str, Any] = super().clean() or {}
        if "grade_from" in said and said.get("grade_to", said["grade_from"]) < said["grade_from"]:
            self.add_error("grade_to", _("This grade comes before the first one."))
        return said
