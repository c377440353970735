"""What we say of a password that is not good enough yet."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hub.people.models import Person


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("rain", "A password has 12 letters or more. You typed 4."),
        ("password1234", "Many people have this password"),
        ("ines@school.example", "too much like your name or your address"),
    ],
)
def test_a_password_that_will_not_do_gets_plain_words(password: str, said: str):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, Person(first_name="Ines", email="ines@school.example"))

    assert said in " ".join(refused.value.messages)


def test_three_words_are_good():
    validate_password("four green umbrellas tonight", Person(first_name="Ines"))
