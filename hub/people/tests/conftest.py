"""Finn, who has a password, in a school of his own."""

from __future__ import annotations

import pytest
from django.apps import apps

from hub.people.models import Person

PASSWORD = "seven quiet harbour boats"


@pytest.fixture
def finn(db: None) -> Person:
    """A person with e-mail address and password."""
    # A hub without a school is not open; schools know people, not the other way round.
    school = apps.get_model("school", "School").objects.create(name="Harbour Hill School")
    apps.get_model("school", "Policy").objects.create(school=school)
    return Person.objects.create_person("Finn", email="finn@school.example", password=PASSWORD)
