"""Drafts, what was withdrawn, and the bin."""

import pytest

from samples.cast import Cast


def test_a_withdrawn_post_is_its_authors_alone(cast: Cast):
    post = cast.post(cast.mei, "everyone")
    post.withdraw()

    assert cast.who_sees(post) == "mei"


def test_nobody_sees_what_is_in_the_bin_but_its_author_can_take_it_out(cast: Cast):
    post = cast.post(cast.mei, "everyone")
    post.bin()

    assert cast.who_sees(post) == ""
    assert post in type(post).objects.editable_by(cast.viewer(cast.mei))


@pytest.mark.parametrize("who", ["tomas", "ines", "nora", "daniel", "aiko", "visitor"])
def test_nobody_else_changes_it(cast: Cast, who: str):
    post = cast.post(cast.mei, "everyone")

    assert post not in type(post).objects.editable_by(cast.viewer(cast.people[who]))


def test_no_member_of_the_staff_reads_drafts(cast: Cast):
    post = cast.post(cast.mei, "class")
    post.published_at = None
    post.save(update_fields=["published_at"])

    assert cast.who_sees(post) == "mei"
