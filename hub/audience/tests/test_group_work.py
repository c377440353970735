"""An entry with several authors stands in the stream of each, and below the ceiling of each."""

from hub.school.models import Consent
from samples.cast import Cast


def test_group_work_is_seen_by_the_teachers_classes_and_guardians_of_all_authors(cast: Cast):
    post = cast.post(cast.mei, "class")
    post.authors.add(cast.noah)

    assert cast.who_sees(post) == "mei tomas noah ines rosa nora daniel aiko"


def test_group_work_is_public_only_when_each_authors_family_agrees(cast: Cast):
    post = cast.post(cast.mei, "everyone")
    post.authors.add(cast.tomas)
    assert not cast.sees(None, post)

    Consent.give(cast.school, cast.tomas, *Consent.FOR_EVERYONE, by=cast.marta)

    assert cast.sees(None, post)


def test_a_teacher_as_one_of_the_authors_does_not_lift_a_childs_ceiling(cast: Cast):
    post = cast.post(cast.ines, "everyone")
    post.authors.add(cast.tomas)

    assert not cast.sees(None, post)


def test_each_author_sees_the_draft_of_the_group(cast: Cast):
    post = cast.post(cast.mei, "class")
    post.authors.add(cast.noah)
    post.withdraw()

    assert cast.who_sees(post) == "mei noah"


def test_the_blog_of_a_class_is_for_its_students_and_read_by_its_teachers(cast: Cast):
    post = cast.post(cast.ines, "class", blog=cast.blogs["6B"])

    assert cast.who_sees(post) == "mei tomas ines nora daniel"


def test_the_teachers_of_a_class_write_its_blog_together(cast: Cast):
    cast.class_6b.enrolments.create(person=cast.zara, role="teacher", starts_on=cast.year.starts_on)
    post = cast.post(cast.ines, "class", blog=cast.blogs["6B"])
    post.withdraw()

    assert cast.who_sees(post) == "ines zara"


def test_the_blog_of_a_class_is_not_bound_by_the_students_ceiling(cast: Cast):
    cast.policy.widest_audience = "class"
    cast.policy.save()
    post = cast.post(cast.ines, "everyone", blog=cast.blogs["6B"])

    assert cast.sees(None, post)


def test_a_childs_work_on_the_blog_of_the_class_is_bound_by_it(cast: Cast):
    post = cast.post(cast.ines, "everyone", blog=cast.blogs["6B"])
    post.authors.add(cast.tomas)

    assert not cast.sees(None, post)
    assert cast.sees(cast.marta, post)
