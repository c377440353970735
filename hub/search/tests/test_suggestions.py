"""Where a post belongs, guessed from what was filed before."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.blogs.models import Category, Entry, Tag
from hub.people.models import Person
from hub.search.indexing import index_entries
from hub.search.suggesting import Suggestion, suggest_places
from samples.cast import Cast

BRIDGES = (
    "The bridge of straws fell at 600 grams.",
    "A bridge stands when its corners are triangles.",
    "We hung a bucket on the bridge and put stones in.",
    "My second bridge was stronger than the first bridge.",
)


@pytest.fixture
def shelves(cast: Cast) -> dict[str, Category]:
    names = ("Building", "Kitchen", "Garden", "Stage")
    return {
        name: Category.objects.create(school=cast.school, name=name, slug=name.lower(), position=place)
        for place, name in enumerate(names)
    }


def filed(cast: Cast, by: Person, words: str, shelf: Category, audience: str = "class", tags: str = "") -> Entry:
    post = cast.post(by, audience, "A day", body=f"<p>{words}</p>")
    post.file_under([shelf])
    post.name_with(Tag.objects.named(post.blog, tags.split()))
    index_entries(Entry.objects.filter(pk=post.pk))  # A job does it after the commit, which a test never comes to.
    return post


def suggested(cast: Cast, by: Person, words: str, title: str = "Today") -> Suggestion:
    draft = Entry.start(cast.blogs[by.first_name], by=by, title=title, body=f"<p>{words}</p>")
    return suggest_places(draft, cast.viewer(by))


def names(suggestion: Suggestion) -> list[str]:
    return [place.shelf.name for place in suggestion.places]


def test_a_post_belongs_where_the_author_put_posts_like_it(cast: Cast, shelves: dict[str, Category]):
    for words in BRIDGES:
        filed(cast, cast.mei, words, shelves["Building"])
    filed(cast, cast.mei, "Soup needs salt, says my aunt.", shelves["Kitchen"])

    guess = suggested(cast, cast.mei, "This bridge held two kilograms of stones.")

    assert names(guess)[0] == "Building"
    assert guess.places[0].reason == "because your last 4 posts about “bridge” are in Building"


def test_the_class_and_the_school_know_what_the_author_does_not(cast: Cast, shelves: dict[str, Category]):
    filed(cast, cast.tomas, "My carrot seeds came up between the weeds.", shelves["Garden"])
    filed(cast, cast.kofi, "The soup boiled over and the kitchen smelled.", shelves["Kitchen"], "school")

    of_class = suggested(cast, cast.mei, "I sowed carrot seeds in rows.")
    of_school = suggested(cast, cast.mei, "The soup boiled for an hour.")

    assert of_class.places[0].reason == "because a post of the class about “carrot” is in Garden"
    assert of_school.places[0].reason == "because a post at this school about “soup” is in Kitchen"


def test_what_somebody_may_not_see_tells_them_nothing(cast: Cast, shelves: dict[str, Category]):
    text = "The submarine under the harbour has a yellow periscope."
    before = suggested(cast, cast.mei, text)
    hidden = [
        filed(cast, cast.tomas, text, shelves["Stage"], "teachers", "periscope"),
        filed(cast, cast.kofi, text, shelves["Stage"], "class", "periscope"),
        filed(cast, cast.noah, text, shelves["Stage"], "class", "periscope"),
    ]
    withdrawn = filed(cast, cast.tomas, text, shelves["Stage"], tags="periscope")
    withdrawn.withdraw()

    after = suggested(cast, cast.mei, text)

    assert after == before
    assert not any(cast.sees(cast.mei, post) for post in [*hidden, withdrawn])


def test_in_the_first_week_names_and_descriptions_of_the_shelves_are_enough(cast: Cast):
    for name, description in (("Science", ""), ("Maths", ""), ("Our island", "crabs, tide pools and seaweed")):
        Category.objects.create(school=cast.school, name=name, slug=name.lower()[:3], description=description)

    science = suggested(cast, cast.noah, "We did an experiment with a magnet and a battery.")
    maths = suggested(cast, cast.noah, "A fraction of the pizza: one quarter, and the angle of it.")
    island = suggested(cast, cast.noah, "I saw three crabs in the seaweed.")

    assert [names(science)[0], names(maths)[0], names(island)[0]] == ["Science", "Maths", "Our island"]
    assert science.places[0].reason.startswith("because you write about “")
    assert island.places[0].reason == "because you write about “crabs” and “seaweed”"


def test_it_works_in_japanese(cast: Cast, shelves: dict[str, Category]):
    science = Category.objects.create(school=cast.school, name="理科", slug="rika")
    filed(cast, cast.mei, "火山のもけいを作りました。よう岩が流れました。", shelves["Building"])

    volcano = suggested(cast, cast.mei, "きょうは火山の話を聞きました。", "話")
    magnet = suggested(cast, cast.noah, "磁石の実験をしました。", "きょう")

    assert volcano.places[0].reason == "because your post about “火山” is in Building"
    assert magnet.places[0].shelf == science
    assert "実験" in magnet.places[0].reason


def test_words_come_from_posts_like_it_and_from_ones_own_words_in_the_text(cast: Cast, shelves: dict[str, Category]):
    filed(cast, cast.mei, BRIDGES[0], shelves["Building"], tags="straws weights")
    filed(cast, cast.mei, "A day at sea with gulls.", shelves["Garden"], tags="gulls")

    guess = suggested(cast, cast.mei, "The next bridge has 600 straws.")

    assert guess.tags[0] == "straws"
    assert "gulls" not in guess.tags


def test_a_shelf_of_ones_own_comes_before_the_schools_of_the_same_name(cast: Cast, shelves: dict[str, Category]):
    own = Category.objects.create(school=cast.school, blog=cast.blogs["Mei"], name="building", slug="mine")
    filed(cast, cast.tomas, BRIDGES[0], shelves["Building"])

    guess = suggested(cast, cast.mei, BRIDGES[0])

    assert guess.places[0].shelf == own
    assert shelves["Building"] not in [place.shelf for place in guess.places]


def test_hardly_a_word_is_no_ground_for_a_guess(cast: Cast, shelves: dict[str, Category]):
    assert suggested(cast, cast.mei, "", "Look") == Suggestion([], [])


def test_a_suggestion_asks_the_database_a_few_times_however_much_there_is(cast: Cast, shelves: dict[str, Category]):
    for words in BRIDGES:
        filed(cast, cast.tomas, words, shelves["Building"])
    draft = Entry.start(cast.blogs["Mei"], by=cast.mei, title="A bridge", body="<p>It held stones.</p>")

    with CaptureQueriesContext(connection) as asked:
        guess = suggest_places(draft, cast.viewer(cast.mei))

    assert names(guess) == ["Building"]
    assert len(asked) <= 11
