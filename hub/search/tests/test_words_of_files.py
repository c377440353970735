"""A post is found by what is written about its pictures, sounds and films, and by what its files are called."""

from __future__ import annotations

import pytest

from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.search.indexing import index_entries
from hub.search.searching import search_alike, search_entries
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


@pytest.mark.parametrize("field", WORDS_OF_A_FILE)
def test_a_post_is_found_by_the_words_of_its_files(cast: Cast, field: str):
    text, word = WORDS_OF_A_FILE[field]
    post = post_with(cast, **{field: text})

    assert list(search_entries(word, cast.viewer(cast.tomas))) == [post]


@pytest.mark.parametrize("field", WORDS_OF_A_FILE)
def test_and_by_words_that_are_spelled_much_like_them(cast: Cast, field: str):
    text, word = WORDS_OF_A_FILE[field]
    post = post_with(cast, **{field: text})
    misspelled = word[:3] + word[4:]

    assert list(search_entries(misspelled, cast.viewer(cast.tomas))) == []
    assert list(search_alike(misspelled, cast.viewer(cast.tomas))) == [post]


def test_a_caption_and_a_description_in_the_text_itself_are_found(cast: Cast):
    file = make_picture(cast, cast.mei, "one.png")
    figure = f'<figure><img data-media="{file.public_id}" alt="A heron"><figcaption>By the weir</figcaption></figure>'
    post = cast.post(cast.mei, "class", "A day out", body=figure)
    index_entries(Entry.objects.filter(pk=post.pk))

    assert list(search_entries("heron weir", cast.viewer(cast.tomas))) == [post]
    assert list(search_alike("herron wier", cast.viewer(cast.tomas))) == [post]


@pytest.mark.parametrize("words", ["hedgehog", "hegehog"])
def test_strangers_find_nothing_by_what_a_file_is_called(cast: Cast, words: str):
    post = post_with(cast, name="hedgehog.png")
    Entry.objects.filter(pk=post.pk).update(audience="everyone", approval=None)

    assert list(search_entries("day", cast.viewer(None))) == [post]
    assert list(search_entries(words, cast.viewer(None))) == []
    assert list(search_alike(words, cast.viewer(None))) == []
