"""For whom each audience is, at a school that allows everything. The cast is in samples/cast.py."""

from samples.cast import Cast


def test_my_teachers_are_those_of_today_and_those_who_help_all_classes(cast: Cast):
    post = cast.post(cast.mei, "teachers")

    assert cast.who_sees(post) == "mei ines nora daniel"


def test_my_class_has_classmates_teachers_and_my_own_guardians(cast: Cast):
    post = cast.post(cast.mei, "class")

    assert cast.who_sees(post) == "mei tomas ines nora daniel aiko"


def test_my_school_has_everybody_who_learns_or_works_there_today(cast: Cast):
    post = cast.post(cast.mei, "school")

    assert cast.who_sees(post) == "mei tomas noah kofi luca ines rosa omar zara nora daniel aiko"


def test_school_and_families_has_the_guardians_of_todays_students(cast: Cast):
    post = cast.post(cast.mei, "families")

    assert cast.who_sees(post) == "mei tomas noah kofi luca ines rosa omar zara nora daniel aiko marta"


def test_everyone_is_everyone(cast: Cast):
    post = cast.post(cast.mei, "everyone")

    assert cast.who_sees(post).split() == list(cast.people)


def test_a_classmate_does_not_see_a_post_for_teachers(cast: Cast):
    post = cast.post(cast.mei, "teachers")

    assert not cast.sees(cast.tomas, post)


def test_a_guardian_does_not_see_a_post_for_teachers(cast: Cast):
    post = cast.post(cast.mei, "teachers")

    assert not cast.sees(cast.aiko, post)


def test_a_guardian_does_not_see_a_classmates_post(cast: Cast):
    post = cast.post(cast.tomas, "class")

    assert not cast.sees(cast.aiko, post)


def test_a_teachers_post_for_the_class_is_for_their_students(cast: Cast):
    post = cast.post(cast.ines, "class")

    assert cast.who_sees(post) == "mei tomas ines nora daniel"


def test_what_a_teacher_keeps_to_themselves_no_coach_or_administrator_reads(cast: Cast):
    post = cast.post(cast.ines, "teachers")

    assert cast.who_sees(post) == "ines"


def test_nor_does_a_colleague_of_the_same_class(cast: Cast):
    cast.class_6b.enrolments.create(person=cast.rosa, role="teacher", starts_on=cast.year.starts_on)
    post = cast.post(cast.ines, "teachers")

    assert not cast.sees(cast.rosa, post)


def test_a_person_who_may_no_longer_sign_in_is_a_visitor(cast: Cast):
    post = cast.post(cast.mei, "school")
    cast.tomas.is_active = False

    assert not cast.sees(cast.tomas, post)


def test_a_handful_of_questions_is_asked_for_a_viewer(cast: Cast, django_assert_num_queries):
    viewer = cast.viewer(cast.aiko)

    with django_assert_num_queries(1):
        assert viewer.is_guardian and not viewer.is_inside and not viewer.is_staff_member
