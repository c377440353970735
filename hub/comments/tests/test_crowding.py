"""Much said to one student, and many against one, wait for a teacher (safety.md X12)."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.people.models import Person
from hub.school.models import Policy
from samples.cast import Cast

UNKIND = "You are such a loser"


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """A school where no teacher reads anything first."""
    Policy.objects.update(approval_for="nothing", approve_comments=False)
    return cast


def write(cast: Cast, entry: Entry, by: Person, words: str = "I noticed how low the tide was.") -> Comment:
    return Comment.write(entry, words, by=by, viewer=cast.viewer(by))


def test_much_of_one_student_to_another_within_an_hour_waits_and_is_told(client: Client, cast: Cast):
    post, together = cast.post(cast.mei, "class"), cast.post(cast.mei, "class", "Our boat")
    together.authorships.create(person=cast.tomas)
    soon = [write(cast, post, cast.tomas) for _turn in range(4)]

    fifth = write(cast, post, cast.tomas, "And one more thing.")

    assert not any(said.is_waiting for said in soon)
    assert fifth.is_waiting
    assert not write(cast, together, cast.tomas).is_waiting  # One's own work.
    assert not write(cast, cast.post(cast.luca, "school"), cast.tomas).is_waiting
    assert not any(write(cast, post, cast.ines).is_waiting for _turn in range(5))
    client.force_login(cast.ines)
    assert "Much said to one student" in client.get("/waiting/").content.decode()
    an_hour_ago = timezone.now() - datetime.timedelta(minutes=61)
    Comment.objects.update(written_at=an_hour_ago)
    assert not write(cast, post, cast.tomas).is_waiting


def test_when_two_are_unkind_to_one_what_every_student_says_to_them_waits(cast: Cast):
    post, of_another = cast.post(cast.mei, "school"), cast.post(cast.noah, "school")
    write(cast, post, cast.tomas, UNKIND)
    assert not write(cast, post, cast.luca).is_waiting
    write(cast, post, cast.kofi, UNKIND)

    said = write(cast, post, cast.luca)

    assert said.is_waiting
    assert not write(cast, of_another, cast.luca).is_waiting
    assert not write(cast, post, cast.ines).is_waiting
    assert not write(cast, post, cast.mei).is_waiting
