"""Saying something about an entry, from its page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Entry
from hub.comments.models import Comment
from samples.cast import Cast
from tests.world import say


@pytest.fixture
def post(cast: Cast) -> Entry:
    return cast.post(cast.mei, "everyone", "A tide")


def send(client: Client, entry: Entry, words: str, reply_to: str = "") -> Any:
    return client.post(reverse("write-comment", args=[entry.public_id]), {"text": words, "reply_to": reply_to})


def page_for(client: Client, entry: Entry) -> str:
    return client.get(entry.get_absolute_url()).content.decode()


def test_a_comment_waits_and_only_its_writer_and_teachers_see_it(client: Client, cast: Cast, post: Entry):
    client.force_login(cast.tomas)
    response = send(client, post, "I have seen that crab.")

    assert response.status_code == 302
    assert "#comment-" in response["Location"]
    mine = page_for(client, post)
    assert "I have seen that crab." in mine
    assert "Waiting for a teacher. Only you and the teacher see this." in mine
    client.force_login(cast.kofi)
    assert "crab" not in page_for(client, post)
    client.force_login(cast.ines)
    assert "Waiting for your yes." in page_for(client, post)
    client.logout()
    assert "crab" not in page_for(client, post)


def test_a_teachers_comment_is_there_at_once(client: Client, cast: Cast, post: Entry):
    client.force_login(cast.ines)
    send(client, post, "What did you do next?")

    client.force_login(cast.tomas)
    assert "What did you do next?" in page_for(client, post)


def test_a_reply_stands_below_what_it_answers(client: Client, cast: Cast, post: Entry):
    first = say(cast, post, cast.tomas, "Was it cold?", let_in=True)
    client.force_login(cast.ines)
    send(client, post, "Ask Mei!", first.public_id)

    page = page_for(client, post)

    assert Comment.objects.get(parent=first).body == "<p>Ask Mei!</p>"
    assert page.index("Was it cold?") < page.index("comment__replies") < page.index("Ask Mei!")


def test_whoever_replies_is_told_to_whom(client: Client, cast: Cast, post: Entry):
    first = say(cast, post, cast.tomas, "Was it cold?", let_in=True)
    client.force_login(cast.mei)

    page = client.get(post.get_absolute_url(), {"reply": first.public_id}).content.decode()

    assert f'value="{first.public_id}"' in page
    assert "Your answer to Tomas" in page


def test_a_reply_to_a_comment_elsewhere_is_a_comment_of_its_own(client: Client, cast: Cast, post: Entry):
    other = cast.post(cast.mei, "everyone", "Another tide")
    elsewhere = say(cast, other, cast.tomas, "Was it cold?", let_in=True)
    client.force_login(cast.ines)

    send(client, post, "Yes.", elsewhere.public_id)

    assert Comment.objects.get(entry=post).parent is None


def test_the_promise_is_made_to_those_whose_words_wait(client: Client, cast: Cast, post: Entry):
    client.force_login(cast.tomas)
    assert "A teacher reads it first." in page_for(client, post)
    client.force_login(cast.ines)
    assert "A teacher reads it first." not in page_for(client, post)


@pytest.mark.parametrize(
    ("allowed", "who", "may"),
    [
        ("nobody", "tomas", False),
        ("nobody", "ines", False),
        ("school", "tomas", True),
        ("school", "aiko", False),
        ("families", "aiko", True),
        ("families", "ravi", False),
        ("families", "priya", False),
    ],
)
def test_the_form_is_there_for_those_who_may(
    client: Client, cast: Cast, post: Entry, allowed: str, who: str, may: bool
):
    cast.policy.comments_by = allowed
    cast.policy.save()
    say(cast, post, cast.tomas, "Was it cold?", let_in=True)
    client.force_login(getattr(cast, who))

    page = page_for(client, post)

    assert ("Say something kind and useful" in page) is may
    assert ("#say" in page) is may
    assert send(client, post, "Hello").status_code == (302 if may else 404)


def test_visitors_read_comments_and_write_none(client: Client, cast: Cast, post: Entry):
    say(cast, post, cast.mei, "It was cold.", let_in=True)

    page = page_for(client, post)

    assert "It was cold." in page
    assert "Say something kind" not in page
    assert "Reply" not in page
    assert send(client, post, "Hello").status_code == 302
    assert Comment.objects.count() == 1


def test_a_closed_post_takes_no_more_comments(client: Client, cast: Cast, post: Entry):
    post.comments_open = False
    post.save(update_fields=["comments_open"])
    client.force_login(cast.tomas)

    assert "Say something kind" not in page_for(client, post)
    assert send(client, post, "Hello").status_code == 404


def test_what_one_may_not_see_takes_no_comment(client: Client, cast: Cast):
    hidden = cast.post(cast.mei, "class")
    client.force_login(cast.kofi)

    assert send(client, hidden, "Hello").status_code == 404


def test_an_empty_comment_comes_back_with_a_word(client: Client, cast: Cast, post: Entry):
    client.force_login(cast.tomas)

    response = send(client, post, "   ")

    assert response.status_code == 422
    assert "Write something first." in response.content.decode()


def test_words_are_words_and_no_markup(client: Client, cast: Cast, post: Entry):
    client.force_login(cast.ines)
    send(client, post, "<script>alert(1)</script> 1 < 2")

    page = page_for(client, post)

    assert "<script>alert" not in page
    assert "1 &lt; 2" in page


def test_the_faces_of_writers_are_theirs(client: Client, cast: Cast, post: Entry):
    say(cast, post, cast.tomas, "Was it cold?", let_in=True)
    client.force_login(cast.mei)

    assert "faces/tomas.svg" in page_for(client, post).partition('id="comments"')[2]


def test_our_own_words_meet_an_empty_comment_and_not_the_browsers(client: Client, cast: Cast, post: Entry):
    client.force_login(cast.tomas)

    form = client.get(post.get_absolute_url()).content.decode().partition('class="comment-form"')[2]

    assert "novalidate" in form.partition(">")[0]


def test_the_same_form_sent_twice_is_one_comment(client: Client, cast: Cast, post: Entry):
    client.force_login(cast.tomas)
    form = client.get(post.get_absolute_url()).content.decode().partition('name="key" value="')[2]
    sent = {"text": "Was it cold?", "key": form.partition('"')[0]}

    first, second = (client.post(reverse("write-comment", args=[post.public_id]), sent) for _time in range(2))

    assert first["Location"] == second["Location"]
    assert Comment.objects.get().body == "<p>Was it cold?</p>"


def test_a_key_of_somebody_elses_comment_changes_nothing_of_it(client: Client, cast: Cast, post: Entry):
    first = say(cast, post, cast.tomas, "Was it cold?", let_in=True)
    client.force_login(cast.kofi)

    client.post(reverse("write-comment", args=[post.public_id]), {"text": "It was.", "key": first.public_id})

    assert set(Comment.objects.values_list("writer", "body")) == {
        (cast.tomas.pk, "<p>Was it cold?</p>"),
        (cast.kofi.pk, "<p>It was.</p>"),
    }


def test_beginnings_are_for_the_age_of_whoever_writes(client: Client, cast: Cast, post: Entry):
    cast.grade_3.division = "lower"
    cast.grade_3.save(update_fields=["division"])
    cast.grade_8.division = "upper"
    cast.grade_8.save(update_fields=["division"])

    begins = ((cast.noah, "I like how you"), (cast.tomas, "I noticed"), (cast.kofi, "What convinced me is"))
    for person, words in begins:
        client.force_login(person)
        assert f'data-words="{words}"' in page_for(client, post)


def test_the_answers_of_all_who_wrote_it_are_marked(client: Client, cast: Cast, post: Entry):
    post.write_with([cast.tomas], by=cast.mei)
    post.release(by=cast.ines)
    say(cast, post, cast.tomas, "We did.", let_in=True)
    say(cast, post, cast.kofi, "Did you?", let_in=True)
    client.force_login(cast.kofi)

    page = page_for(client, post)

    assert page.count("comment--author") == 1
    assert page.index("comment--author") < page.index("We did.")


def test_a_comment_that_was_kept_out_is_not_counted(client: Client, cast: Cast, post: Entry):
    say(cast, post, cast.kofi, "Was it cold?", let_in=True)
    say(cast, post, cast.tomas, "You are stupid.").hold(by=cast.ines)
    client.force_login(cast.tomas)

    assert "1 comment<" in page_for(client, post)


def test_a_writers_name_leads_to_their_blog_where_the_reader_sees_something(client: Client, cast: Cast, post: Entry):
    say(cast, post, cast.tomas, "Was it cold?", let_in=True)
    cast.post(cast.tomas, "school", "What Tomas saw")
    client.force_login(cast.kofi)
    assert '<b><a href="/@tomas/">Tomas</a></b>' in page_for(client, post)

    client.force_login(cast.marta)
    assert '<a href="/@tomas/">' not in page_for(client, post).partition('id="comments"')[2].partition("</p>")[0]
