"""The numbers beside the audiences are those of the rule."""

from __future__ import annotations

import pytest

from hub.audience.audiences import Audience
from hub.audience.choosing import Choosing
from hub.audience.readers import Whose, viewers_of
from hub.blogs.models import Entry
from hub.people.models import Person
from hub.school.models import Appointment

AUTHORS = ["mei", "tomas", "noah", "luca", "ines", "rosa"]


@pytest.mark.parametrize("widest", ["class", "school", "families", "everyone"])
@pytest.mark.parametrize("name", [*AUTHORS, "class 6B"])
def test_exactly_those_are_counted_who_may_read_it(name, widest, cast):
    cast.policy.widest_audience = widest
    cast.policy.save()
    author = cast.ines if name == "class 6B" else cast.people[name]
    blog = cast.blogs["6B"] if name == "class 6B" else cast.blog_of(author)
    viewer = cast.viewer(author)
    readers = viewers_of(Whose.made_by(frozenset({author.pk}), viewer, classroom=blog.classroom_id), viewer)
    circles = (Audience.TEACHERS, Audience.CLASS, Audience.SCHOOL, Audience.FAMILIES, Audience.MENTOR)
    posts = {audience: cast.post(author, audience, blog=blog) for audience in circles}
    others = [person for person in cast.people.values() if person not in {None, author}]
    seen = {person.pk: set(Entry.objects.visible_to(cast.viewer(person))) for person in others}

    for audience, post in posts.items():
        assert readers.of(audience) - {author.pk} == {number for number in seen if post in seen[number]}, audience


def test_no_more_can_be_chosen_than_policy_and_consent_allow(cast):
    def allowed(person: Person) -> list[str]:
        viewer = cast.viewer(person)
        return Choosing(Whose.made_by(frozenset({person.pk}), viewer), viewer).allowed

    assert allowed(cast.mei)[-1] == "everyone"
    assert allowed(cast.tomas)[-1] == "families"
    cast.policy.widest_audience = "class"
    assert "school" in allowed(cast.ines)


@pytest.mark.parametrize("approval_for", ["nothing", "everyone", "all"])
def test_a_viewer_knows_as_the_policy_does_whose_work_is_read_first(approval_for, cast):
    cast.policy.approval_for = approval_for
    cast.policy.save()
    people = [person for person in cast.people.values() if person is not None]

    for audience in Audience:
        told = {person.pk for person in people if cast.viewer(person).wants_yes(audience)}
        assert told == {person.pk for person in people if cast.policy.wants_yes(person, audience)}, audience


def test_who_reads_by_a_role_for_the_whole_school_is_counted_as_a_helper(cast):
    viewer = cast.viewer(cast.mei)
    lines = {
        one.value: one.line for one in Choosing(Whose.made_by(frozenset({cast.mei.pk}), viewer), viewer).choices("")
    }

    assert lines["teachers"] == "1 teacher and 2 helpers of the school can read this."


def test_a_teacher_of_the_class_who_is_a_coach_too_is_a_teacher(cast):
    Appointment.objects.create(school=cast.school, person=cast.ines, role=Appointment.Role.COACH)
    viewer = cast.viewer(cast.mei)

    readers = viewers_of(Whose.made_by(frozenset({cast.mei.pk}), viewer), viewer)

    assert cast.ines.pk not in readers.helpers
