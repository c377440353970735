"""Enrolments, guardianships and appointments end; so does what came with them."""

from samples.cast import Cast


def test_a_former_classmate_does_not_see_what_is_for_the_class(cast: Cast):
    post = cast.post(cast.mei, "class")

    assert not cast.sees(cast.luca, post)
    assert not cast.sees(cast.lina, post)


def test_nor_does_the_class_see_what_the_former_classmate_shows_to_the_new_class(cast: Cast):
    post = cast.post(cast.luca, "class")

    assert cast.who_sees(post) == "kofi luca omar nora daniel"


def test_who_has_left_the_school_does_not_see_what_is_for_the_school(cast: Cast):
    post = cast.post(cast.mei, "school")

    assert not cast.sees(cast.lina, post)


def test_who_has_left_the_school_keeps_their_own(cast: Cast):
    post = cast.post(cast.lina, "class")

    assert cast.sees(cast.lina, post)


def test_a_former_teacher_sees_nothing_more_than_a_visitor(cast: Cast):
    for audience in ("teachers", "class", "school", "families"):
        assert not cast.sees(cast.elias, cast.post(cast.mei, audience))


def test_a_former_coach_and_a_former_administrator_see_nothing_more_than_a_visitor(cast: Cast):
    for audience in ("teachers", "class", "school", "families"):
        post = cast.post(cast.mei, audience)
        assert not cast.sees(cast.hana, post)
        assert not cast.sees(cast.amara, post)


def test_a_removed_guardian_sees_nothing_more_than_a_visitor(cast: Cast):
    for audience in ("class", "school", "families"):
        assert not cast.sees(cast.ravi, cast.post(cast.mei, audience))
    assert cast.sees(cast.ravi, cast.post(cast.mei, "everyone"))


def test_a_guardian_of_a_child_who_has_left_sees_the_childs_work_and_no_other(cast: Cast):
    own_childs = cast.post(cast.lina, "class")
    of_the_families = cast.post(cast.mei, "families")

    assert cast.sees(cast.sofia, own_childs)
    assert not cast.sees(cast.sofia, of_the_families)


def test_a_teacher_who_leaves_the_class_tonight_loses_it_tonight(cast: Cast):
    post = cast.post(cast.mei, "teachers")
    cast.ines.enrolments.update(ends_on=cast.ines.enrolments.get().starts_on)

    assert not cast.sees(cast.ines, post)
