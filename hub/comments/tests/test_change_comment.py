"""Saying one's comment in other words."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.people.models import Person
from samples.cast import Cast
from tests.world import say


@pytest.fixture
def post(cast: Cast) -> Entry:
    return cast.post(cast.mei, "everyone", "A tide")


@pytest.fixture
def comment(cast: Cast, post: Entry) -> Comment:
    return say(cast, post, cast.tomas, "Was it cold?", let_in=True)


def change(client: Client, comment: Comment, words: str) -> None:
    response = client.post(reverse("change-comment", args=[comment.public_id]), {"text": words, "as_it_is": "1"})
    assert response.status_code == 302


def page_for(client: Client, person: Person | None, entry: Entry) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    return client.get(entry.get_absolute_url()).content.decode()


def let_in(client: Client, cast: Cast, comment: Comment, way: str = "let-in", **words: str) -> None:
    client.force_login(cast.ines)
    kind = "rewording" if comment.revisions.exclude(approval=None).exists() else "comment"
    assert client.post(reverse(way, args=[kind, comment.public_id]), words).status_code == 302


def test_new_words_wait_while_the_approved_ones_stand(client: Client, cast: Cast, post: Entry, comment: Comment):
    client.force_login(cast.tomas)
    change(client, comment, "You are stupid.")

    assert "Was it cold?" in page_for(client, cast.kofi, post)
    for person in (cast.kofi, cast.mei, cast.aiko, None):
        assert "stupid" not in page_for(client, person, post)
        assert "new words" not in page_for(client, person, post)
    assert "Your new words wait for a teacher." in page_for(client, cast.tomas, post)


def test_a_kind_word_comes_before_unkind_ones_are_sent(client: Client, cast: Cast, post: Entry, comment: Comment):
    client.force_login(cast.tomas)

    response = client.post(reverse("change-comment", args=[comment.public_id]), {"text": "You are stupid."})

    assert response.status_code == 422
    assert "Send it as it is" in response.content.decode()


def test_a_teacher_lets_the_new_words_in(client: Client, cast: Cast, post: Entry, comment: Comment):
    client.force_login(cast.tomas)
    change(client, comment, "Was it very cold?")
    client.force_login(cast.ines)
    assert "Was it very cold?" in client.get(reverse("waiting")).content.decode()

    let_in(client, cast, comment)

    assert "Was it very cold?" in page_for(client, cast.kofi, post)
    assert "Was it very cold?" not in client.get(reverse("waiting")).content.decode()
    comment.refresh_from_db()
    assert comment.approval is not None
    assert comment.approval.decided_by == cast.ines


def test_new_words_that_are_kept_out_leave_the_earlier_ones(client: Client, cast: Cast, post: Entry, comment: Comment):
    client.force_login(cast.tomas)
    change(client, comment, "You are stupid.")

    let_in(client, cast, comment, "ask-for-change", note="Say it kindly.")

    assert "Was it cold?" in page_for(client, cast.kofi, post)
    assert "stupid" not in page_for(client, cast.kofi, post)
    assert "kept your new words out" in page_for(client, cast.tomas, post)
    client.force_login(cast.tomas)
    assert "Say it kindly." in client.get(reverse("change-comment", args=[comment.public_id])).content.decode()


def test_of_two_changes_the_later_one_waits(client: Client, cast: Cast, post: Entry, comment: Comment):
    client.force_login(cast.tomas)
    change(client, comment, "Was it wet?")
    change(client, comment, "Was it deep?")

    let_in(client, cast, comment)

    page = page_for(client, cast.kofi, post)
    assert "Was it deep?" in page
    assert "Was it wet?" not in page


def test_what_nobody_has_let_in_yet_takes_the_new_words_and_waits(client: Client, cast: Cast, post: Entry):
    comment = say(cast, post, cast.tomas, "Was it cold?")
    client.force_login(cast.tomas)
    change(client, comment, "Was it warm?")

    assert "warm" not in page_for(client, cast.kofi, post)
    let_in(client, cast, comment)
    assert "Was it warm?" in page_for(client, cast.kofi, post)


def test_what_was_kept_out_waits_again_when_it_is_said_in_other_words(client: Client, cast: Cast, post: Entry):
    comment = say(cast, post, cast.tomas, "You are stupid.")
    let_in(client, cast, comment, "ask-for-change", note="Say it kindly.")
    assert "Say it kindly." in page_for(client, cast.tomas, post)

    change(client, comment, "I see it another way.")

    assert "Waiting for a teacher." in page_for(client, cast.tomas, post)
    assert "another way" not in page_for(client, cast.kofi, post)


def test_a_teachers_own_words_change_at_once_and_the_earlier_ones_are_kept(client: Client, cast: Cast, post: Entry):
    comment = say(cast, post, cast.ines, "What came next?")
    client.force_login(cast.ines)
    change(client, comment, "What did you do next?\n\nAnd then?")

    assert "What did you do next?" in page_for(client, cast.kofi, post)
    client.force_login(cast.ines)
    page = client.get(reverse("change-comment", args=[comment.public_id])).content.decode()
    assert "What did you do next?\n\nAnd then?" in page
    assert "What came next?" in page.partition("What it said before")[2]


def test_nobody_else_changes_it_nor_its_writer_where_nobody_may_write_any_more(
    client: Client, cast: Cast, post: Entry, comment: Comment
):
    address = reverse("change-comment", args=[comment.public_id])
    for person in (cast.mei, cast.ines, cast.daniel, cast.aiko):
        client.force_login(person)
        assert client.post(address, {"text": "Mine now."}).status_code == 404
    Entry.objects.filter(pk=post.pk).update(comments_open=False)
    client.force_login(cast.tomas)
    assert client.post(address, {"text": "Mine."}).status_code == 404
    assert address not in page_for(client, cast.tomas, post)


def test_changing_says_nothing_but_words(client: Client, cast: Cast, post: Entry, comment: Comment):
    """Nobody approves, moves or signs a comment through the form (safety.md C2, C3)."""
    other = cast.post(cast.mei, "everyone", "Another tide")
    client.force_login(cast.tomas)
    more = {"approval": "", "decision": "released", "writer": cast.mei.pk, "entry": other.pk, "binned_at": "2026-01-01"}
    client.post(reverse("change-comment", args=[comment.public_id]), {"text": "Was it wet?", **more})

    comment.refresh_from_db()

    assert (comment.writer, comment.entry, comment.binned_at) == (cast.tomas, post, None)
    assert "Was it wet?" not in page_for(client, cast.kofi, post)


def test_new_words_that_worry_go_to_the_lead_and_stand_for_nobody(
    client: Client, cast: Cast, post: Entry, comment: Comment
):
    client.force_login(cast.tomas)
    change(client, comment, "I want to kill myself.")

    for person in (cast.kofi, cast.mei, cast.ines, None):
        assert "kill myself" not in page_for(client, person, post)
    comment.refresh_from_db()
    assert comment.is_with_lead


def test_a_decision_about_new_words_is_taken_back(client: Client, cast: Cast, post: Entry, comment: Comment):
    client.force_login(cast.tomas)
    change(client, comment, "Was it very cold?")
    let_in(client, cast, comment, "hold")

    client.post(reverse("undo-decision"), {"thing": f"rewording-{comment.public_id}"})

    assert comment.revisions.filter(approval__decision="waiting").exists()
    let_in(client, cast, comment)
    assert "Was it very cold?" in page_for(client, cast.kofi, post)
