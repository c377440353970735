"""Who hears what is said about an entry."""

import pytest

from hub.comments.models import Comment
from hub.people.models import Person
from hub.school.models import Consent
from samples.cast import Cast


def test_a_waiting_comment_is_seen_by_its_writer_and_those_who_let_it_in(cast: Cast):
    comment = _say(cast, cast.post(cast.mei, "class"), cast.tomas)

    assert cast.who_sees(comment) == "tomas ines nora daniel"


def test_not_even_the_owner_of_the_blog_sees_it(cast: Cast):
    comment = _say(cast, cast.post(cast.mei, "school"), cast.noah)

    assert not cast.sees(cast.mei, comment)


def test_the_writers_own_teacher_lets_it_in_where_they_see_the_entry(cast: Cast):
    comment = _say(cast, cast.post(cast.mei, "school"), cast.noah)

    assert cast.who_sees(comment) == "noah ines rosa nora daniel"


def test_a_comment_goes_where_its_entry_goes(cast: Cast):
    post = cast.post(cast.mei, "school")
    comment = _say(cast, post, cast.noah, let_in=True)
    assert cast.sees(cast.kofi, comment)

    post.publish(by=cast.mei, audience="class")

    assert not cast.sees(cast.kofi, comment)
    assert not cast.sees(cast.noah, comment)


def test_who_lost_sight_of_the_entry_can_still_take_their_comment_back(cast: Cast):
    post = cast.post(cast.mei, "school")
    comment = _say(cast, post, cast.noah, let_in=True)
    post.publish(by=cast.mei, audience="class")

    assert comment in Comment.objects.editable_by(cast.viewer(cast.noah))
    assert comment not in Comment.objects.editable_by(cast.viewer(cast.mei))


def test_without_consent_a_childs_comment_is_not_shown_to_everyone(cast: Cast):
    comment = _say(cast, cast.post(cast.mei, "everyone"), cast.tomas, let_in=True)
    assert cast.sees(cast.kofi, comment)
    assert not cast.sees(None, comment)

    Consent.give(cast.school, cast.tomas, *Consent.FOR_EVERYONE, by=cast.marta)

    assert cast.sees(None, comment)


def test_a_childs_comment_goes_no_further_than_the_policy_lets_work_go(cast: Cast):
    comment = _say(cast, cast.post(cast.ines, "everyone"), cast.mei, let_in=True)

    cast.policy.widest_audience = "class"
    cast.policy.save()

    assert cast.who_sees(comment) == "mei tomas ines nora daniel aiko"


@pytest.mark.parametrize("of_class", [False, True])
def test_a_teacher_lets_in_what_guardians_say_on_their_own_blog_and_that_of_the_class(cast: Cast, of_class: bool):
    blog = cast.blogs["6B"] if of_class else cast.blogs["Ines"]
    comment = _say(cast, cast.post(cast.ines, "families", blog=blog), cast.aiko)

    assert comment in Comment.objects.moderated_by(cast.viewer(cast.ines))


def test_a_student_lets_in_nothing_on_their_own_blog(cast: Cast):
    comment = _say(cast, cast.post(cast.mei, "class"), cast.tomas)

    assert comment not in Comment.objects.moderated_by(cast.viewer(cast.mei))


def test_nobody_lets_in_their_own(cast: Cast):
    comment = _say(cast, cast.post(cast.mei, "class"), cast.ines)
    comment.approval = _say(cast, comment.entry, cast.tomas).approval
    comment.save()

    assert comment not in Comment.objects.moderated_by(cast.viewer(cast.ines))


def _say(cast: Cast, entry, writer: Person, *, let_in: bool = False) -> Comment:
    comment = Comment.write(entry, "I like the second picture.", by=writer, viewer=cast.viewer(writer))
    if let_in and comment.approval is not None:
        comment.approval.release(by=cast.ines)
    return comment
