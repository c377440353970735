"""Two schools on one hub: nothing crosses, whatever somebody is at the other one."""

import pytest

from hub.school.models import Appointment, Guardianship
from samples.cast import Cast


@pytest.mark.parametrize("audience", ["teachers", "class", "school", "families", "everyone"])
def test_nothing_of_one_school_is_seen_at_the_other(cast: Cast, other_cast: Cast, audience: str):
    post = cast.post(cast.mei, audience)

    assert other_cast.who_sees(post) == ""


def test_being_an_administrator_here_is_nothing_there(cast: Cast, other_cast: Cast):
    post = cast.post(cast.mei, "families")

    assert not cast.sees(other_cast.daniel, post)
    assert not cast.sees(other_cast.nora, post)
    assert not cast.sees(other_cast.ines, post)


def test_a_guardian_with_a_child_at_each_school_sees_at_each_what_a_guardian_sees_there(cast: Cast, other_cast: Cast):
    Guardianship.objects.create(
        school=other_cast.school, guardian=cast.marta, student=other_cast.mei, starts_on=other_cast.year.starts_on
    )
    here, there = cast.post(cast.tomas, "class"), other_cast.post(other_cast.mei, "class")

    assert cast.sees(cast.marta, here)
    assert not cast.sees(cast.marta, there)
    assert other_cast.sees(cast.marta, there)
    assert not other_cast.sees(cast.marta, here)


def test_consent_for_one_school_is_none_for_the_other(cast: Cast, other_cast: Cast):
    other_cast.class_6b.enrolments.create(person=cast.mei, role="student", starts_on=other_cast.year.starts_on)
    blog = other_cast.blogs["6B"]
    post = other_cast.post(other_cast.ines, "everyone", blog=blog)
    assert other_cast.sees(None, post)

    post.authors.add(cast.mei)

    assert not other_cast.sees(None, post)


def test_who_teaches_at_one_school_and_coaches_at_another_keeps_them_apart(cast: Cast, other_cast: Cast):
    Appointment.objects.create(
        school=other_cast.school, person=cast.rosa, role="coach", starts_on=other_cast.year.starts_on
    )
    post = cast.post(cast.mei, "teachers")

    assert not cast.sees(cast.rosa, post)
