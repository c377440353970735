"""What a school's policy and a family's consent allow at most, whatever an author has chosen."""

import pytest

from hub.school.models import Consent
from samples.cast import Cast

WIDEST = {
    "class": "mei tomas ines nora daniel aiko",
    "school": "mei tomas noah kofi luca ines rosa omar zara nora daniel aiko",
    "families": "mei tomas noah kofi luca ines rosa omar zara nora daniel aiko marta",
}


@pytest.mark.parametrize("widest", WIDEST)
def test_the_policy_keeps_a_students_work_below_its_ceiling(cast: Cast, widest: str):
    post = cast.post(cast.mei, "everyone")
    _allow_at_most(cast, widest)

    assert cast.who_sees(post) == WIDEST[widest]


def test_the_policy_does_not_bind_teachers(cast: Cast):
    post = cast.post(cast.ines, "everyone")
    _allow_at_most(cast, "class")

    assert cast.sees(None, post)


def test_who_has_left_is_still_bound_as_a_student(cast: Cast):
    post = cast.post(cast.lina, "everyone")

    assert not cast.sees(None, post)


def test_without_consent_a_post_for_everyone_stays_in_the_school(cast: Cast):
    post = cast.post(cast.tomas, "everyone")

    assert not cast.sees(None, post)
    assert not cast.sees(cast.priya, post)
    assert cast.sees(cast.aiko, post)


@pytest.mark.parametrize("kind", Consent.FOR_EVERYONE)
def test_half_of_the_consent_is_none(cast: Cast, kind: str):
    Consent.give(cast.school, cast.tomas, kind, by=cast.marta)
    post = cast.post(cast.tomas, "everyone")

    assert not cast.sees(None, post)


@pytest.mark.parametrize("kind", Consent.FOR_EVERYONE)
def test_consent_withdrawn_is_gone_at_once(cast: Cast, kind: str):
    post = cast.post(cast.mei, "everyone")
    assert cast.sees(None, post)

    Consent.withdraw(cast.school, cast.mei, kind, by=cast.aiko)

    assert not cast.sees(None, post)
    assert cast.sees(cast.kofi, post)


def test_consent_given_again_opens_again(cast: Cast):
    post = cast.post(cast.mei, "everyone")
    Consent.withdraw(cast.school, cast.mei, *Consent.FOR_EVERYONE, by=cast.aiko)

    Consent.give(cast.school, cast.mei, *Consent.FOR_EVERYONE, by=cast.aiko)

    assert cast.sees(None, post)


def test_a_child_who_is_in_no_class_yet_needs_consent_too(cast: Cast):
    cast.mei.enrolments.all().delete()
    Consent.withdraw(cast.school, cast.mei, *Consent.FOR_EVERYONE, by=cast.aiko)
    post = cast.post(cast.mei, "everyone")
    _release(post, cast)

    assert not cast.sees(None, post)


def test_a_student_who_helps_to_teach_is_still_a_child(cast: Cast):
    cast.class_3a.enrolments.create(person=cast.tomas, role="teacher", starts_on=cast.year.starts_on)
    post = cast.post(cast.tomas, "everyone")
    _release(post, cast)

    assert not cast.sees(None, post)


def test_a_former_teachers_posts_stay_where_they_were(cast: Cast):
    post = cast.post(cast.elias, "everyone")

    assert cast.sees(None, post)


def _allow_at_most(cast: Cast, widest: str) -> None:
    cast.policy.widest_audience = widest
    cast.policy.save(update_fields=["widest_audience"])


def _release(post, cast: Cast) -> None:
    if post.approval:
        post.approval.release(by=cast.nora)
