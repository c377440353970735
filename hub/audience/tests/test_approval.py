"""A teacher's yes: what waits for it is not there, except for the author and those who approve."""

import pytest

from samples.cast import Cast


def test_what_waits_is_seen_by_its_author_and_those_who_approve(cast: Cast):
    post = cast.post(cast.mei, "everyone", released=False)

    assert cast.who_sees(post) == "mei ines nora daniel"


def test_what_was_kept_out_is_seen_by_the_same(cast: Cast):
    post = cast.post(cast.mei, "everyone", released=False)
    post.hold(by=cast.ines, note="Please take the street name out.")

    assert cast.who_sees(post) == "mei ines nora daniel"


def test_a_yes_shows_it_to_whom_it_is_meant_for(cast: Cast):
    post = cast.post(cast.mei, "everyone", released=False)
    post.release(by=cast.ines)

    assert cast.sees(None, post)


def test_what_is_for_the_class_waits_only_where_the_policy_asks_for_all(cast: Cast):
    assert cast.post(cast.mei, "class", released=False).approval is None

    cast.policy.approval_for = "all"
    cast.policy.save()
    cast.school.refresh_from_db()
    cast.blogs["Mei"].refresh_from_db()

    assert cast.post(cast.mei, "class", released=False).approval is not None
    assert cast.post(cast.mei, "teachers", released=False).approval is None


@pytest.mark.parametrize("who", ["ines", "elias", "zara", "nora", "daniel"])
def test_who_is_on_the_staff_needs_no_yes(cast: Cast, who: str):
    person = getattr(cast, who)
    is_staff_today = who != "elias"

    assert cast.policy.wants_yes(person, "everyone") is not is_staff_today


@pytest.mark.parametrize("who", ["mei", "lina", "luca", "priya"])
def test_everybody_else_needs_one_also_who_has_left(cast: Cast, who: str):
    assert cast.policy.wants_yes(getattr(cast, who), "everyone")


def test_those_who_approve_are_the_teachers_of_the_author_and_who_helps_all_classes(cast: Cast):
    post = cast.post(cast.mei, "everyone", released=False)

    assert _who_moderates(cast, post) == "ines nora daniel"


def test_nobody_approves_their_own(cast: Cast):
    post = cast.post(cast.mei, "everyone", released=False)
    post.authors.add(cast.ines)

    assert _who_moderates(cast, post) == "nora daniel"


def test_no_teacher_moderates_a_draft_or_what_was_withdrawn(cast: Cast):
    draft = cast.post(cast.mei, "class")
    draft.withdraw()

    assert _who_moderates(cast, draft) == ""


def _who_moderates(cast: Cast, post) -> str:
    return " ".join(
        name
        for name, person in cast.people.items()
        if type(post).objects.moderated_by(cast.viewer(person)).filter(pk=post.pk).exists()
    )
