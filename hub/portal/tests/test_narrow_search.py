"""What was found is narrowed: to a medium, a person, a class, a shelf, a word, a year, a month."""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest
from django.db import connection, transaction
from django.test import Client

from hub.blogs.models import Category, Entry, Tag
from hub.media.models import MediaFile
from hub.school.models import SchoolYear
from hub.search import searching, ways
from hub.search.indexing import index_entries
from samples.cast import Cast
from tests.world import make_picture

MANY = 1_000_000


@pytest.fixture(autouse=True)
def _indexed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test never commits, so what follows a commit follows at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_more: do())


@pytest.fixture
def tides(client: Client, cast: Cast) -> dict[str, Entry]:
    """Posts about the tide that Tomas of 6B sees, each with something of its own; Tomas is looking."""
    picture = cast.post(cast.mei, "class", "A picture of the tide")
    picture.feature(make_picture(cast, cast.mei, "tide.png", alternative="Pools"))
    recording = cast.post(cast.mei, "class", "The tide, read aloud")
    sound = make_picture(cast, cast.mei, "tide.mp3")
    MediaFile.objects.filter(pk=sound.pk).update(kind=MediaFile.Kind.AUDIO)
    recording.media_uses.create(media=sound)
    index_entries(Entry.objects.filter(pk=recording.pk))
    drawing = cast.post(cast.tomas, "class", "I drew the tide")
    drawing.feature(make_picture(cast, cast.tomas, "Drawing.png"))
    shelved = cast.post(cast.noah, "school", "A tide on a shelf")
    shelved.file_under([Category.objects.create(school=cast.school, name="Science", slug="science")])
    shelved.name_with(Tag.objects.named(cast.blogs["Noah"], ["tide pool"]))
    earlier = cast.post(cast.tomas, "class", "An earlier tide")
    SchoolYear.objects.create(
        school=cast.school, name="Before", starts_on=datetime.date(2001, 8, 1), ends_on=datetime.date(2002, 7, 31)
    )
    at = datetime.datetime(2002, 2, 3, tzinfo=datetime.UTC)
    Entry.objects.filter(pk=earlier.pk).update(published_at=at)
    index_entries(Entry.objects.filter(pk=earlier.pk))
    client.force_login(cast.tomas)
    return {"picture": picture, "recording": recording, "drawing": drawing, "shelved": shelved, "earlier": earlier}


def page(client: Client, address: str) -> str:
    response = client.get(f"/search/{address}")
    assert response.status_code == 200
    return unescape(response.content.decode())


def found(client: Client, address: str) -> set[str]:
    return set(re.findall(r'card__title"[^>]*><a href="[^"]*">(.*?)</a>', page(client, address)))


def chips(client: Client, address: str) -> dict[str, str]:
    """The chips above what was found, each with the address that it leads to; without those that are a step away."""
    above = page(client, address).partition('<details class="more">')[0]
    return {
        words.strip(): url for url, words in re.findall(r'<a class="chip[^"]*" href="([^"]*)"[^>]*>([^<]*)<', above)
    }


NARROWED = {
    "kind=image": {"A picture of the tide", "I drew the tide"},
    "kind=drawing": {"I drew the tide"},
    "kind=audio": {"The tide, read aloud"},
    "kind=video": set(),
    "by=tomas": {"I drew the tide", "An earlier tide"},
    "by=mei&kind=audio": {"The tide, read aloud"},
    "by=nobody-of-this-name": set(),
    "class=3A": {"A tide on a shelf"},
    "class=6b&kind=drawing": {"I drew the tide"},
    "shelf=science": {"A tide on a shelf"},
    "tag=Tide+Pool": {"A tide on a shelf"},
    "year=Before": {"An earlier tide"},
    "month=2002-02": {"An earlier tide"},
    "month=2002-03": set(),
}


def test_a_search_is_narrowed_by_its_address(client: Client, tides: dict[str, Entry]):
    assert {chosen: found(client, f"?q=tide&{chosen}") for chosen in NARROWED} == NARROWED
    assert {chosen: found(client, f"?{chosen}") for chosen in NARROWED} == NARROWED


def test_what_there_cannot_be_narrows_nothing(client: Client, tides: dict[str, Entry]):
    for nonsense in ("kind=spoon", "month=2002-13", "month=yesterday", "kind=%00", "only=mine"):
        assert found(client, f"?q=tide&{nonsense}") == {str(entry) for entry in tides.values()}


@pytest.mark.parametrize(
    "facet", ["by", "tag", *(pytest.param(name, marks=pytest.mark.thorough) for name in ("class", "shelf", "year"))]
)
def test_odd_values_find_nothing_and_break_nothing(client: Client, cast: Cast, facet: str):
    cast.post(cast.mei, "everyone", "A tide")

    for value in ("\0", "'", "%", "<script>", "x" * 500, "\u202e", "😀", "-"):
        response = client.get("/search/", {"q": "tide", facet: value})

        assert response.status_code == 200
        assert "<script>" not in response.content.decode()


def test_only_what_occurs_is_offered(client: Client, tides: dict[str, Entry]):
    offered = chips(client, "?q=tide")

    assert offered["With pictures"] == "?q=tide&kind=image"
    assert offered["With sound"] == "?q=tide&kind=audio"
    assert offered["By me"] == "?q=tide&by=tomas"
    assert offered["By Mei"] == "?q=tide&by=mei"
    assert offered["From 3A"] == "?q=tide&class=3A"
    assert offered["Shelf: Science"] == "?q=tide&shelf=science"
    assert offered["Word: tide pool"] == "?q=tide&tag=tide+pool"
    assert offered["Before"] == "?q=tide&year=Before"
    assert not {"With films", "With files", "From 8B"} & set(offered)


def test_all_that_occurs_is_a_step_further_away(client: Client, cast: Cast, tides: dict[str, Entry]):
    words = page(client, "?q=tide")
    few, rest = re.split("<details.*?<summary>More ways to narrow it", words.replace("\n", " "), maxsplit=1)
    all_of_them = rest[: rest.index("</details>")]

    assert "By Noah" not in few
    assert {"Whose", "Class", "Shelf", "Word", "School year", "Month"} <= set(
        re.findall(r'side-title">(.*?)<', all_of_them)
    )
    assert 'href="?q=tide&by=noah">By Noah <span class="chip__count">1<' in all_of_them
    assert 'href="?q=tide&month=2002-02">February 2002 <' in all_of_them
    assert "More ways to narrow it" not in page(client, "?q=tide&month=2002-02")


def test_what_all_have_is_not_offered(client: Client, cast: Cast):
    for number in range(2):
        cast.post(cast.mei, "class", f"Tide {number}")
    client.force_login(cast.tomas)

    assert chips(client, "?q=tide") == {}


def test_the_chosen_can_be_taken_away_one_by_one(client: Client, tides: dict[str, Entry]):
    shown = chips(client, "?q=tide&by=mei&kind=image")

    assert shown["Only by Mei"] == "?q=tide&kind=image"
    assert shown["Only with pictures"] == "?q=tide&by=mei"
    assert "With pictures" not in shown


def test_a_search_that_is_narrowed_to_nothing_says_how_to_go_on(client: Client, tides: dict[str, Entry]):
    words = page(client, "?q=tide&kind=video")

    assert "No post with “tide” there." in words
    assert "Only with films" in words


def test_months_are_offered_within_a_year(client: Client, cast: Cast, tides: dict[str, Entry]):
    other = cast.post(cast.tomas, "class", "Another early tide")
    at = datetime.datetime(2002, 3, 4, tzinfo=datetime.UTC)
    Entry.objects.filter(pk=other.pk).update(published_at=at)
    index_entries(Entry.objects.filter(pk=other.pk))

    assert "March 2002" not in chips(client, "?q=tide")
    assert chips(client, "?q=tide&year=Before")["March 2002"] == "?q=tide&year=Before&month=2002-03"
    assert "Only from March 2002" in chips(client, "?q=tide&year=Before&month=2002-03")


def test_all_years_are_offered_where_more_is_found_than_is_looked_at(
    client: Client, cast: Cast, tides: dict[str, Entry], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(searching, "MOST", 2)
    monkeypatch.setattr("hub.portal.found.MOST", 2)
    monkeypatch.setattr("hub.portal.found.PAGE", 1)

    offered = chips(client, "?q=tide")

    assert {"Before", cast.year.name} <= set(offered)


def test_words_and_people_can_be_typed(client: Client, tides: dict[str, Entry]):
    assert found(client, "?q=tide+%23tide-pool") == {"A tide on a shelf"}
    assert found(client, "?q=%23tide-pool") == {"A tide on a shelf"}
    assert found(client, "?q=%40Mei+tide") == {"A picture of the tide", "The tide, read aloud"}
    assert 'value="tide"' in page(client, "?q=%40mei+tide")
    assert "Only by Mei" in chips(client, "?q=%40mei+tide")


def test_the_box_keeps_what_is_chosen(client: Client, tides: dict[str, Entry]):
    assert '<input type="hidden" name="kind" value="image">' in page(client, "?q=tide&kind=image")


def test_the_next_page_keeps_what_is_chosen(client: Client, cast: Cast):
    for number in range(21):
        cast.post(cast.mei, "class", f"Tide {number:02}")
    client.force_login(cast.tomas)

    assert "?q=tide&by=mei&after=20" in page(client, "?q=tide&by=mei")
    assert len(found(client, "?q=tide&by=mei&after=20")) == 1


def test_shelves_and_words_are_found_by_their_names(client: Client, tides: dict[str, Entry]):
    assert 'href="/search/?shelf=science">Shelf: Science<' in page(client, "?q=scien")
    assert 'href="/search/?tag=tide+pool">Word: tide pool<' in page(client, "?q=tide poo")
    assert "Shelf: Science" not in re.sub(r'class="chip.*?</a>', "", page(client, "?q=tide"))


def test_strangers_do_not_learn_who_is_in_a_class(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "A tide for everyone")
    cast.post(cast.ines, "everyone", "The tide of our class", blog=cast.blogs["6B"])
    cast.post(cast.ines, "everyone", "The tide by me")

    assert not [chip for chip in chips(client, "?q=tide") if chip.startswith("From")]
    assert found(client, "?q=tide&class=6B") == {"The tide of our class"}


def test_what_is_hidden_is_offered_to_nobody(client: Client, cast: Cast):
    hidden = cast.post(cast.mei, "teachers", "A tide for teachers")
    hidden.file_under([Category.objects.create(school=cast.school, name="Secret", slug="secret")])
    hidden.name_with(Tag.objects.named(cast.blogs["Mei"], ["hush"]))
    hidden.feature(make_picture(cast, cast.mei, "tide.png"))
    cast.post(cast.tomas, "class", "A tide")
    cast.post(cast.noah, "school", "Another tide")
    client.force_login(cast.tomas)

    assert set(chips(client, "?q=tide")) == {"By me", "By Noah", "From 3A", "From 6B"}
    assert found(client, "?shelf=secret") == set()
    assert "Secret" not in page(client, "?shelf=secret")


@pytest.mark.parametrize("few", [MANY, 2, 0])
def test_the_best_are_the_same_and_in_the_same_order_among_very_many(
    cast: Cast, few: int, monkeypatch: pytest.MonkeyPatch
):
    if connection.vendor != "postgresql":
        pytest.skip("Elsewhere all are sorted, however many there are.")
    titled = cast.post(cast.mei, "class", "The storm")
    told = [cast.post(cast.mei, "class", f"A walk {n}", body="<p>The storm was near.</p>") for n in range(3)]
    for name, value in (("SAMPLE", 1), ("ROWS_A_RULE", MANY), ("FEW", few)):
        monkeypatch.setattr(ways, name, value)

    found = searching.search_entries("storm", cast.viewer(cast.tomas))

    assert [hit.pk for hit in found.hits] == [titled.pk, *(post.pk for post in reversed(told))]
