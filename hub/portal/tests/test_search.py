"""One box over all that one may see."""

import re

import pytest
from django.db import transaction
from django.test import Client

from hub.search.spelling import words_alike
from samples.cast import Cast, build_cast
from tests.world import make_picture


@pytest.fixture(autouse=True)
def _indexed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test never commits, so what follows a commit follows at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_more: do())


def found(client: Client, words: str) -> list[str]:
    response = client.get("/search/", {"q": words})
    assert response.status_code == 200
    return re.findall(r'card__title"[^>]*><a href="[^"]*">(.*?)</a>', response.content.decode())


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("雨の日", "<p>私は学校で雨の音を聞きました。</p>", "学校"),
        ("雨の日", "<p>私は学校で雨の音を聞きました。</p>", "雨の音"),
        ("Volcanoes", "<p>Hot.</p>", "volc"),
        ("A walk", "<p>We saw volcanoes there.</p>", "VOLCANOES"),
        ("Au café", "<p>Crème brûlée.</p>", "cafe creme"),
        ("A cafe", "<p>Cake.</p>", "café"),
        ("A walk by the harbour", "<p>The tide was low.</p>", "tide harbour"),
        ("Straße", "<p>x</p>", "strasse"),
        ("Ødegård", "<p>x</p>", "odegard"),
    ],
)
def test_a_post_is_found_however_its_words_are_written(client: Client, cast: Cast, title: str, body: str, words: str):
    cast.post(cast.mei, "everyone", title, body=body)
    cast.post(cast.mei, "everyone", "Something else", body="<p>Nothing alike.</p>")

    assert found(client, words) == [title]


def test_all_words_must_be_there(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "A walk by the harbour")

    assert found(client, "harbour mountain") == []


def test_a_title_comes_before_the_same_words_in_a_text(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "Volcano")
    cast.post(cast.mei, "everyone", "A later walk", body="<p>To a volcano.</p>")

    assert found(client, "volcano") == ["Volcano", "A later walk"]


def test_hidden_posts_are_never_found(client: Client, cast: Cast):
    cast.post(cast.mei, "class", "Volcano for the class")
    cast.post(cast.mei, "everyone", "Volcano that waits", released=False)
    cast.post(cast.mei, "everyone", "Volcano in the bin").bin()
    cast.post(cast.mei, "everyone", "Volcano taken off").withdraw()

    assert found(client, "volcano") == []
    client.force_login(cast.kofi)
    assert found(client, "volcano") == []
    client.force_login(cast.tomas)
    assert found(client, "volcano") == ["Volcano for the class"]


def test_what_was_written_over_is_not_found_any_more(client: Client, cast: Cast):
    post = cast.post(cast.mei, "class", "A walk", body="<p>To the lighthouse.</p>")
    post.replace_text("A walk", "<p>To the mill.</p>", by=cast.mei)
    client.force_login(cast.tomas)

    assert found(client, "lighthouse") == []
    assert found(client, "mill") == ["A walk"]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "'",
        '""',
        "a\0b",
        "*",
        "-",
        "AND",
        "NEAR(a b)",
        "title:",
        "( )",
        "\\",
        "%",
        "_",
        "; DROP TABLE",
        "x" * 10_000,
    ]
    + ["' OR 1=1 --", "😀", "\u202e", "a " * 5_000, "^", "{", "a:*", "!a", "<script>"],
)
def test_odd_words_find_nothing_and_break_nothing(client: Client, cast: Cast, words: str):
    cast.post(cast.mei, "everyone", "Volcano")

    response = client.get("/search/", {"q": words})

    assert response.status_code == 200
    assert "<script>" not in response.content.decode().replace("<script src", "").replace("<script type", "")


def test_odd_numbers_show_the_first_page(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "Volcano")

    for after in ("²", "-1", "9" * 5000, "٣", "1e3"):
        assert "Volcano" in client.get("/search/", {"q": "volcano", "after": after}).content.decode()


def test_the_next_page_keeps_the_words(client: Client, cast: Cast):
    for number in range(21):
        cast.post(cast.mei, "class", f"Salt & tide {number:02}")
    client.force_login(cast.tomas)

    page = client.get("/search/", {"q": "salt & tide"}).content.decode()

    assert "?q=salt+%26+tide&amp;after=20" in page
    assert len(found(client, "salt & tide")) == 20


def test_nothing_found_says_so_with_the_words(client: Client, cast: Cast):
    page = client.get("/search/", {"q": "vulcano"}).content.decode()

    assert "No post with “vulcano”." in page


def test_people_are_found_by_those_who_may_see_their_blog(client: Client, cast: Cast):
    assert "/@tomas/" not in client.get("/search/?q=tomas").content.decode()
    client.force_login(cast.mei)
    assert "/@tomas/" in client.get("/search/?q=tomas").content.decode()


def test_classes_are_found(client: Client, cast: Cast):
    assert f"/classes/{cast.class_6b.slug}/" in client.get("/search/?q=class 6b").content.decode()


@pytest.mark.parametrize("words", ["vulcano", "volcnao", "volcanno", "volcano eruptian", "ovlcano"])
def test_a_word_that_is_spelled_otherwise_is_found_all_the_same(client: Client, cast: Cast, words: str):
    cast.post(cast.mei, "everyone", "My volcano", body="<p>An eruption of soda, and volcanoes.</p>")
    cast.post(cast.mei, "everyone", "Something else", body="<p>Nothing alike.</p>")

    assert found(client, words) == ["My volcano"]
    page = client.get("/search/", {"q": "vulcano"}).content.decode()
    assert "Did you mean “volcano”?" in page
    assert 'href="?q=volcano"' in page
    assert page.count("No post with “vulcano”") == 1
    assert 'role="status">1 post with words that look like it<' in page


def test_only_what_one_sees_is_like_a_word(client: Client, cast: Cast):
    cast.post(cast.mei, "class", "Volcano for the class")
    before = client.get("/search/", {"q": "harbuor"}).content
    nothing = client.get("/search/", {"q": "vulcano"}).content.decode()

    assert found(client, "vulcano") == []
    assert "look like it" not in nothing
    assert "Did you mean" not in nothing
    cast.post(cast.mei, "class", "The harbour")
    assert client.get("/search/", {"q": "harbuor"}).content == before


def test_words_that_one_may_not_see_push_none_away(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "My volcano")
    alike = " ".join(f"vulc{letter}no" for letter in "bcdefghijklmnopqrstuvwxyz")
    cast.post(cast.mei, "teachers", "For teachers", body=f"<p>{alike}</p>")

    assert found(client, "vulcno") == ["My volcano"]


def test_words_are_those_of_ones_own_school(cast: Cast):
    other = build_cast("Other School", host="other.example")
    cast.post(cast.mei, "everyone", "My volcano")
    other.post(other.mei, "everyone", "A vulcano")

    assert words_alike(["vulcano"], cast.school) == {"vulcano": ["volcano"]}
    assert words_alike(["volcano"], other.school) == {"volcano": ["vulcano"]}


def test_a_right_word_does_not_bring_those_like_it(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "A coast")
    cast.post(cast.mei, "everyone", "A toast")

    assert found(client, "coast") == ["A coast"]
    assert found(client, "boast") == []


def test_only_those_of_the_school_find_a_post_by_what_a_file_was_called(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "Tide pools")
    post.feature(make_picture(cast, cast.mei, "Mei-Tanaka-6B.png", alternative="Pools"))
    post.replace_text("Tide pools", "<p>Crabs.</p>", by=cast.mei)

    assert found(client, "tanaka") == []
    client.force_login(cast.tomas)
    assert found(client, "tanaka") == ["Tide pools"]


def test_a_post_is_found_by_the_class_it_was_written_in_but_not_by_strangers(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "Tide")

    assert found(client, "tide 6b") == []
    client.force_login(cast.aiko)
    assert found(client, "tide 6b") == ["Tide"]
    client.force_login(cast.tomas)
    assert found(client, "6b tide") == ["Tide"]
