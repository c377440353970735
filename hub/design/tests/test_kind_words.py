"""What forms say when something is missing or cannot be."""

from __future__ import annotations

import pytest
from django import forms


class EverythingForm(forms.Form):
    words = forms.CharField(max_length=5)
    email = forms.EmailField()
    number = forms.IntegerField(min_value=1, max_value=3)
    day = forms.DateField()
    place = forms.ChoiceField(choices=[("here", "Here")])
    file = forms.FileField()
    own = forms.CharField(error_messages={"required": "Write something first."})


@pytest.mark.parametrize(
    ("field", "given", "said"),
    [
        ("words", "", "This is still empty. Fill it in."),
        ("words", "too long", "This is too long. 5 letters fit. You wrote 8."),
        ("email", "ines", "An e-mail address looks like ines@school.org."),
        ("number", "many", "Write a number, such as 6."),
        ("number", "0", "This is 1 or more."),
        ("number", "4", "This is 3 or less."),
        ("day", "tomorrow", "Write the day like this: 2026-09-01."),
        ("place", "there", "Choose one of those that are shown."),
        ("file", "", "Choose a file first."),
        ("own", "", "Write something first."),
    ],
)
def test_a_form_says_what_to_do_in_plain_words(field: str, given: str, said: str):
    assert EverythingForm({field: given}).errors[field] == [said]


@pytest.mark.parametrize("kind", [forms.BooleanField, forms.MultipleChoiceField, forms.DateField])
def test_other_fields_do_not_say_that_they_are_required(kind: type[forms.Field]):
    assert "required" not in str(kind().error_messages["required"])
