"""A post is found by what is written about its pictures, sounds and films, and by what its files are called."""

from __future__ import annotations

import pytest

from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.search.indexing import index_entries
from hub.search.searching import search_entries
from samples.cast import Cast
from tests.world import make_picture

WORDS_OF_A_FILE = {
    "alternative": ("A kingfisher on a branch", "kingfisher"),
    "caption": ("Seen from the footbridge", "footbridge"),
    "title": ("My waterfall", "waterfall"),
    "transcript": ("And then the lighthouse went out.", "lighthouse"),
    "name": ("hedgehog-at-night.png", "hedgehog"),
}


def post_with(cast: Cast, **words: str) -> Entry:
    """A post of Mei's for her class, with a file of which this is said."""
    name = words.pop("name", "one.png")
    file = make_picture(cast, cast.mei, name, **words)
    if "transcript" in words:
        MediaFile.objects.filter(pk=file.pk).update(kind=MediaFile.Kind.AUDIO)
    post = cast.post(cast.mei, "class", "A day out")
    post.media_uses.create(media=file)
    index_entries(Entry.objects.filter(pk=post.pk))
    return post


def found(words: str, cast: Cast, by: Person | None) -> tuple[list[int], str]:
    """The numbers of what this person finds, and whether it holds the words as they are or others spelled alike."""
    answer = search_entries(words, cast.viewer(by))
    return [hit.pk for hit in answer.hits], "alike" if answer.is_alike else "as it is"


@pytest.mark.parametrize("field", WORDS_OF_A_FILE)
def test_a_post_is_found_by_the_words_of_its_files(cast: Cast, field: str):
    text, word = WORDS_OF_A_FILE[field]
    post = post_with(cast, **{field: text})

    assert found(word, cast, cast.tomas) == ([post.pk], "as it is")


@pytest.mark.parametrize("field", WORDS_OF_A_FILE)
def test_and_by_words_that_are_spelled_much_like_them(cast: Cast, field: str):
    text, word = WORDS_OF_A_FILE[field]
    post = post_with(cast, **{field: text})
    misspelled = word[:3] + word[4:]

    assert found(misspelled, cast, cast.tomas) == ([post.pk], "alike")


def test_a_caption_and_a_description_in_the_text_itself_are_found(cast: Cast):
    file = make_picture(cast, cast.mei, "one.png")
    figure = f'<figure><img data-media="{file.public_id}" alt="A heron"><figcaption>By the weir</figcaption></figure>'
    post = cast.post(cast.mei, "class", "A day out", body=figure)
    index_entries(Entry.objects.filter(pk=post.pk))

    assert found("heron weir", cast, cast.tomas) == ([post.pk], "as it is")
    assert found("herron wier", cast, cast.tomas) == ([post.pk], "alike")


@pytest.mark.parametrize("words", ["hedgehog", "hegehog"])
def test_strangers_find_nothing_by_what_a_file_is_called(cast: Cast, words: str):
    post = post_with(cast, name="hedgehog.png")
    Entry.objects.filter(pk=post.pk).update(audience="everyone", approval=None)

    assert found("day", cast, None) == ([post.pk], "as it is")
    assert found(words, cast, None) == ([], "alike")
