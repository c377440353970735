"""The form of the words at the top of a class's page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.portal.models import ClassWords
from hub.text.cleaning import TextRefused, from_plain


class ClassWordsForm(forms.ModelForm[ClassWords]):
    """A few words, and for whom they are."""

    class Meta:
        model = ClassWords
        fields = ("words", "audience")
        widgets = {"words": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *given: object, **more: object) -> None:
        super().__init__(*given, **more)  # type: ignore[arg-type]  # Handed on as they came.
        wide = (Audience.CLASS, Audience.SCHOOL, Audience.FAMILIES, Audience.EVERYONE)
        self.fields["audience"].choices = [(one.value, one.label) for one in wide]  # type: ignore[attr-defined]  # A ChoiceField.

    def clean_words(self) -> str:
        """The words, if they can be text."""
        words: str = self.cleaned_data["words"].strip()
        try:
            from_plain(words)
        except TextRefused as refused:
            raise forms.ValidationError(_("We can't read these letters. Type the words again.")) from refused
        return words
