"""What a post without a title is called, and that nobody reads the same words twice."""

import re

import pytest
from django.test import Client

from hub.blogs.models import Entry
from samples.cast import Cast

LONG = "My bean in the cupboard is the tallest of all the beans, and it is white because it has no light."


@pytest.mark.parametrize(
    ("title", "text", "called", "after"),
    [
        ("", "My bean is tall.", "My bean is tall.", ""),
        (
            "",
            LONG,
            "My bean in the cupboard is the tallest of all the beans…",
            "… and it is white because it has no light.",
        ),
        ("", "This is my bean in the cupboard by the door. It is tall.", None, ""),
        ("", f"I have a bean in the cupboard by the door. {LONG}", "I have a bean in the cupboard by the door.", LONG),
        ("My bean", "My bean.", "My bean", ""),
        ("My bean", "My bean is tall.", "My bean", "My bean is tall."),
        ("Beans", LONG, "Beans", LONG),
        ("", "", "Untitled", ""),
    ],
)
def test_lists_say_after_the_title_what_it_does_not_say(title: str, text: str, called: str | None, after: str):
    entry = Entry(title=title)
    entry.set_text(title, f"<p>{text}</p>")

    assert (str(entry), entry.excerpt_after_title) == (called or text, after)


def test_the_blog_says_a_sentence_once(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "", body="<p>My bean is tall.</p>")

    page = client.get("/@mei/").content.decode()

    assert page.count("My bean is tall.") == 1


@pytest.mark.parametrize("title", ["", "My bean is tall"])
def test_the_post_shows_its_words_once_and_readers_of_screens_have_their_heading(
    client: Client, cast: Cast, title: str
):
    post = cast.post(cast.mei, "everyone", title, body="<p>My bean is tall.</p>")

    (heading,) = _headings(client, post)

    assert "visually-hidden" in heading
    assert "My bean is tall" in heading


def test_a_title_that_a_child_gave_is_seen(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "My bean", body="<p>My bean is tall.</p>")

    (heading,) = _headings(client, post)

    assert "visually-hidden" not in heading


def _headings(client: Client, post: Entry) -> list[str]:
    return re.findall(r"<h1.*?</h1>", client.get(post.get_absolute_url()).content.decode())
