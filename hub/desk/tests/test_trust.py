"""What a teacher reads first, student by student, within what the school allows."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.comments.models import Comment
from hub.people.models import Person
from hub.school.models import Policy, Trust
from samples.cast import Cast
from tests.world import say


@pytest.fixture
def trusting(cast: Cast) -> Cast:
    """A school that lets its teachers trust."""
    Policy.objects.update(teachers_may_trust=True)
    cast.school.policy.refresh_from_db()
    return cast


def choose(client: Client, cast: Cast, level: str, *, student: Person, by: Person | None = None) -> int:
    client.force_login(by or cast.ines)
    address = reverse("trust", args=[cast.class_6b.slug])
    return client.post(address, {f"student-{student.public_id}": level}).status_code


def waits(cast: Cast, audience: str, title: str = "A tide") -> bool:
    return cast.post(cast.mei, audience, title, released=False).is_waiting


def test_everything_of_a_student_waits_whatever_the_policy(client: Client, cast: Cast):
    Policy.objects.update(approval_for="nothing", approve_comments=False)
    post = cast.post(cast.tomas, "class", "Mine")
    assert not waits(cast, "class")

    choose(client, cast, "all", student=cast.mei)

    cast.school.refresh_from_db()
    assert waits(cast, "class", "Another")
    assert not waits(cast, "teachers", "For Ines")
    assert say(cast, post, cast.mei, "Nice").is_waiting
    assert not say(cast, post, cast.tomas, "Thanks").is_waiting


def test_nothing_of_a_trusted_student_waits(client: Client, trusting: Cast):
    cast = trusting
    choose(client, cast, "none", student=cast.mei)

    assert not waits(cast, "everyone")
    assert not say(cast, cast.post(cast.tomas, "class", "Mine"), cast.mei, "Nice").is_waiting


def test_after_the_first_three_that_were_let_in_nothing_waits_any_more(client: Client, trusting: Cast):
    cast = trusting
    choose(client, cast, "few", student=cast.mei)
    for number in range(3):
        post = cast.post(cast.mei, "everyone", f"Day {number}", released=False)
        assert post.is_waiting, number
        post.release(by=cast.ines)

    assert not waits(cast, "everyone", "Day 4")


def test_what_is_kept_out_is_not_counted(client: Client, trusting: Cast):
    cast = trusting
    choose(client, cast, "few", student=cast.mei)
    for number in range(4):
        cast.post(cast.mei, "everyone", f"Day {number}", released=False).hold(by=cast.ines)

    assert waits(cast, "everyone", "Day 5")


def test_what_two_made_waits_as_long_as_one_of_them_is_read_first(client: Client, trusting: Cast):
    cast = trusting
    choose(client, cast, "none", student=cast.mei)
    post = cast.post(cast.mei, "class", "Ours")
    post.write_with([cast.tomas], by=cast.mei)

    post.publish(by=cast.mei, audience="everyone")

    assert post.is_waiting


def test_a_teacher_trusts_nobody_where_the_school_does_not_let_them(client: Client, cast: Cast):
    choose(client, cast, "none", student=cast.mei)

    assert not Trust.objects.exists()
    Trust.say(cast.school, cast.mei, "none", by=cast.ines)
    assert waits(cast, "everyone")


def test_only_the_teachers_of_the_class_say_so(client: Client, trusting: Cast):
    cast = trusting
    for person in (cast.mei, cast.rosa, cast.aiko, cast.elias):
        assert choose(client, cast, "none", student=cast.mei, by=person) == 404, person
    choose(client, cast, "none", student=cast.noah)

    assert not Trust.objects.exists()


def test_what_tells_too_much_waits_also_of_a_trusted_student(client: Client, trusting: Cast):
    cast = trusting
    choose(client, cast, "none", student=cast.tomas)
    post = cast.post(cast.mei, "school", "A tide")

    say(cast, post, cast.tomas, "You are such a loser")

    assert Comment.objects.get().is_waiting
