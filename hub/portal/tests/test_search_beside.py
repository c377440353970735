"""The one box finds rooms, comments and reflections, too, each by its own rule."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.blogs.models import Blog, Entry
from hub.comments.models import Guest
from hub.people.models import Person
from hub.reflections.models import Goal, Reflection, Thought
from hub.search import ways
from hub.search.models import KnownWord, PartRow
from hub.search.part_words import index_all_by, index_all_parts
from hub.showcase.models import Piece, PieceThought, Section
from samples.cast import Cast
from tests.world import greet, make_picture, say, say_of_piece


@pytest.fixture(autouse=True)
def _indexed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test never commits, so what follows a commit follows at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_more: do())


@pytest.fixture
def post(cast: Cast) -> Entry:
    return cast.post(cast.mei, "class", "The harbour")


@pytest.fixture
def room(cast: Cast) -> Section:
    """Mei's, open to her class, with a piece and a goal that hang there."""
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year, title="My tides")
    room.introduction = "Look closely at the seaweed."
    room.save(update_fields=["introduction"])
    picture = make_picture(cast, cast.mei, "limpets.png", alternative="An anemone in a pool")
    Piece.objects.create(section=room, title="A clay crab", why="It was slippery.", picture=picture)
    goal = Goal.objects.create(school=cast.school, student=cast.mei, words="Ask more questions", audience="class")
    room.section_goals.create(goal=goal)
    room.show(by=cast.mei, audience="class")
    return room


def page(client: Client, address: str, where: str = "/search/") -> str:
    response = client.get(f"{where}{address}")
    assert response.status_code == 200
    return unescape(response.content.decode())


def lines(client: Client, address: str, where: str = "/search/") -> list[str]:
    """What is found beside posts, and people, each with the name before it."""
    found = re.findall(
        r'<a class="person" [^>]*>.*?<b>(.*?)</b>.*?person__line"><bdi>(.*?)</bdi>', page(client, address, where)
    )
    return [f"{name}: {line}" for name, line in found]


@pytest.mark.parametrize("where", ["/search/", pytest.param("/search/at-once/", marks=pytest.mark.thorough)])
def test_rooms_are_found_by_what_hangs_there_and_by_whose_they_are(
    client: Client, cast: Cast, room: Section, where: str
):
    client.force_login(cast.tomas)

    assert lines(client, "?q=seaweed", where) == ["Mei: Grade 6: My tides · Look closely at the seaweed."]
    for words in ("slippery", "anemone", "limpets", "clay mei"):
        assert lines(client, f"?q={words}", where) == ["Mei: Grade 6: My tides · A clay crab · It was slippery."]
    assert lines(client, "?q=question", where) == ["Mei: Grade 6: My tides · Ask more questions"]
    assert lines(client, "?q=slipery", where) == ["Mei: Grade 6: My tides · A clay crab · It was slippery."]
    assert f'href="{room.get_absolute_url()}"' in page(client, "?q=seaweed", where)
    assert lines(client, "?by=mei", where) == ["Mei: Grade 6: My tides · Look closely at the seaweed."]
    assert lines(client, "?by=mei&kind=image", where) == ["Mei: Grade 6: My tides · A clay crab · It was slippery."]
    assert lines(client, "?q=clay&year=" + cast.year.name, where)
    assert lines(client, "?q=clay&month=2001-01", where) == []


def test_comments_are_found_by_what_they_say_and_by_who_says_it(client: Client, cast: Cast, post: Entry):
    comment = say(cast, post, cast.tomas, "Is that a cormorant?", let_in=True)
    client.force_login(cast.mei)

    said = ["Tomas: Is that a cormorant? · on “The harbour”"]

    assert lines(client, "?q=cormorant") == lines(client, "?q=cormorrant") == said
    assert lines(client, "?q=tomas+cormorant") == lines(client, "?q=@tomas+that") == lines(client, "?by=tomas") == said
    assert f'href="{post.get_absolute_url()}#comment-{comment.public_id}"' in page(client, "?q=cormorant")
    assert 'role="status">Comments: 1<' in page(client, "?q=cormorant")
    assert lines(client, "?q=cormorant&in=rooms") == lines(client, "?q=cormorant&kind=image") == []
    assert "Nothing with “cormorant” there." in page(client, "?q=cormorant&in=rooms")


def test_what_is_said_in_a_room_and_what_somebody_thinks_is_found_by_who_may_read_it(
    client: Client, cast: Cast, post: Entry, room: Section
):
    piece, goal = room.pieces.get(), room.goals.get()
    of_piece = say_of_piece(cast, piece, cast.tomas, "Does it pinch, your narwhal?", let_in=True)
    greeting = greet(cast, room, cast.tomas, "I came for the narwhal.", let_in=True)
    thinks = {"school": cast.school, "student": cast.mei, "kind": "hard", "audience": "class"}
    thought = Thought.objects.create(**thinks, entry=post, words="The narwhal was hard to draw.")
    of_work = PieceThought.objects.create(**thinks, piece=piece, words="A narwhal next time.")
    answer = Reflection.answer(goal, state="met", why="I asked about the narwhal.", helped="")
    say_of_piece(cast, piece, cast.tomas, "A narwhal that waits")
    greet(cast, room, cast.tomas, "A narwhal that waits")
    Thought.objects.create(**thinks | {"audience": "teachers"}, entry=post, words="A narwhal for teachers")
    client.force_login(cast.tomas)

    said = [
        "Tomas: I came for the narwhal. · In the visitors’ book: Grade 6: My tides",
        "Tomas: Does it pinch, your narwhal? · on “A clay crab”",
    ]
    thoughts = ["Mei: A narwhal next time. · on “A clay crab”", "Mei: The narwhal was hard to draw. · on “The harbour”"]
    assert lines(client, "?q=narwhal") == lines(client, "?q=narwal") == [*said, *thoughts]
    assert lines(client, "?q=narwhal&in=comments") == said
    assert lines(client, "?q=narwhal&in=reflections") == thoughts
    Reflection.objects.update(audience="class")
    about_goal = "Mei: Met. I asked about the narwhal. · on “Ask more questions”"
    assert lines(client, "?q=narwhal&in=reflections") == [about_goal, *thoughts]
    with CaptureQueriesContext(connection) as asked_of_one:
        page(client, "?q=seaweed")
    with CaptureQueriesContext(connection) as asked_of_many:
        there = page(client, "?q=narwhal")
    assert len(asked_of_many) == len(asked_of_one)
    room_url = room.get_absolute_url()
    for url in (thought.get_absolute_url(), of_work.get_absolute_url(), goal.get_absolute_url()):
        assert f'href="{url}"' in there
    assert f'href="{room_url}#greeting-{greeting.public_id}"' in there
    assert f'href="{room_url}piece/{piece.public_id}/talk/#comment-{of_piece.public_id}"' in there
    for person, found in ((cast.kofi, 0), (cast.marta, 0), (cast.ines, 6)):
        client.force_login(person)
        assert len(lines(client, "?q=narwhal&in=comments") + lines(client, "?q=narwhal&in=reflections")) == found
    thought.delete()
    answer.why = "I listened."
    answer.save()
    assert lines(client, "?q=narwhal&in=reflections")[1:] == [thoughts[0]]
    before = PartRow.objects.count()
    PartRow.objects.all().delete()
    assert index_all_parts() == before


def test_what_one_may_not_see_is_not_found_and_pushes_nothing_away(cast: Cast, post: Entry, room: Section):
    say(cast, post, cast.tomas, "An old cormorant", let_in=True)
    hidden = cast.post(cast.mei, "teachers", "For teachers")
    for number in range(6):
        say(cast, hidden, cast.ines, f"Cormorant {number}", let_in=True)
        say(cast, post, cast.tomas, f"A cormorant that waits {number}")
    secret = Goal.objects.create(school=cast.school, student=cast.mei, words="Cormorant questions")
    room.section_goals.create(goal=secret)
    closed = Section.start(cast.blogs["Noah"], cast.grade_3, by=cast.noah, title="Cormorant room")
    Piece.objects.create(section=closed, title="Cormorant piece")

    found = {}
    for person in (None, cast.kofi, cast.marta, cast.tomas):
        looking = Client()
        if person:
            looking.force_login(person)
        found[person] = [lines(looking, f"?q=cormorant{there}") for there in ("", "&in=comments", "&in=rooms")]

    old = ["Tomas: An old cormorant · on “The harbour”"]
    nothing: list[list[str]] = [[], [], []]
    assert found == {None: nothing, cast.kofi: nothing, cast.marta: nothing, cast.tomas: [old, old, []]}


def test_what_they_say_now_is_found_and_not_what_they_said(client: Client, cast: Cast, post: Entry, room: Section):
    comment = say(cast, post, cast.ines, "A gannet?", let_in=True)
    comment.change("A petrel?", viewer=cast.viewer(cast.ines))
    piece = room.pieces.get()
    piece.why = "It was rough."
    piece.save(update_fields=["why"])
    room.goals.get().reword("Listen longer", "", by=cast.mei)
    client.force_login(cast.tomas)

    assert [lines(client, f"?q={word}") for word in ("gannet", "slippery", "questions")] == [[], [], []]
    assert all(lines(client, f"?q={word}") for word in ("petrel", "rough", "longer"))
    comment.bin()
    piece.delete()
    assert lines(client, "?q=petrel") == lines(client, "?q=rough") == []
    before = PartRow.objects.count()
    PartRow.objects.all().delete()
    assert index_all_parts() == before
    assert lines(client, "?q=longer")


def test_strangers_find_comments_and_rooms_by_no_name_that_is_not_for_them(client: Client, cast: Cast, post: Entry):
    public = cast.post(cast.mei, "everyone", "For everyone")
    say(cast, public, cast.mei, "Thank you all.", let_in=True)
    Guest.write(public, "So sharp!", name="Wren Hollow", email="", site="", network="n", key="k" * 22)
    public.comments.get(writer=None).release(by=cast.ines)
    Blog.go_by(cast.mei, "Otter")
    index_all_by(Person.objects.get(pk=cast.mei.pk))

    assert lines(client, "?q=otter+thank") == ["Otter: Thank you all. · on “For everyone”"]
    assert lines(client, "?q=wren+sharp") == ["Wren: So sharp! · on “For everyone”"]
    assert lines(client, "?q=mei+thank") == lines(client, "?q=hollow+sharp") == []
    client.force_login(cast.tomas)
    assert lines(client, "?q=mei+thank") and lines(client, "?q=hollow+sharp")


def test_there_is_a_way_to_all_of_them(client: Client, cast: Cast, post: Entry):
    for number in range(23):
        say(cast, post, cast.ines, f"Gull number {number:02}", let_in=True)
    client.force_login(cast.tomas)

    said = [f"Ines: Gull number {number:02} · on “The harbour”" for number in reversed(range(23))]
    assert lines(client, "?q=gull") == said[:3]
    assert 'href="/search/?q=gull&in=comments"' in page(client, "?q=gull")
    assert lines(client, "?q=gull&in=comments") == said[:20]
    assert lines(client, "?q=gull&in=comments&after=20") == said[20:]
    assert lines(client, "?in=comments") == said[:20]
    assert lines(client, "?in=comments&after=20") == said[20:]
    assert "Only in comments" in page(client, "?q=gull&in=comments")
    assert "?q=gull&in=comments&after=20" in page(client, "?q=gull&in=comments")


def test_the_same_is_found_where_very_many_are(
    client: Client, cast: Cast, post: Entry, room: Section, monkeypatch: pytest.MonkeyPatch
):
    if connection.vendor != "postgresql":
        pytest.skip("Elsewhere all are sorted, however many there are.")
    say(cast, post, cast.tomas, "I was there, too, with a crab.", let_in=True)
    say(cast, post, cast.tomas, "A crab that waits.")
    Piece.objects.create(section=room, title="Another crab")
    client.force_login(cast.mei)
    few = lines(client, "?q=crab")

    monkeypatch.setattr(ways, "SAMPLE_OF_PARTS", 1)
    monkeypatch.setattr(ways, "ROWS_A_RULE", 1_000_000)

    assert lines(client, "?q=crab") == few
    assert [line.partition(" ")[0] for line in few] == ["Mei:", "Tomas:"]


def test_the_room_of_a_grown_up_is_found_without_one_question_more(client: Client, cast: Cast, room: Section):
    client.force_login(cast.tomas)
    client.get("/search/")
    with CaptureQueriesContext(connection) as before:
        page(client, "?q=seaweed")

    of_a_year = Section.start(cast.blogs["Ines"], None, by=cast.ines, year=cast.year, title="Seaweed")
    of_a_year.show(by=cast.ines, audience="school")
    with CaptureQueriesContext(connection) as asked:
        found = page(client, "?q=seaweed")

    assert of_a_year.get_absolute_url() in found and room.get_absolute_url() in found
    assert len(asked) == len(before)


def test_words_of_comments_help_to_spell(cast: Cast, post: Entry):
    say(cast, post, cast.tomas, "A guillemot", let_in=True)

    assert KnownWord.objects.filter(word="guillemot").exists()


@pytest.mark.parametrize(("who", "most"), [("visitor", 8), ("tomas", 12)])
def test_what_is_only_like_the_words_is_found_with_few_questions_too(
    client: Client, cast: Cast, room: Section, who: str, most: int
):
    open_post = cast.post(cast.mei, "everyone", "Silver quick cormorant")
    say(cast, open_post, cast.mei, "Silver quick cormorant", let_in=True)
    if person := cast.people[who]:
        client.force_login(person)
    client.get("/search/")

    for where in ("/search/", "/search/at-once/"):
        with CaptureQueriesContext(connection) as asked:
            found = lines(client, "?q=silwer+quikk+cormorrant", where)

        assert found == ["Mei: Silver quick cormorant · on “Silver quick cormorant”"]
        assert len(asked) <= most


@pytest.mark.parametrize("few", [1, *(pytest.param(some, marks=pytest.mark.thorough) for some in (1_000_000, 0))])
@pytest.mark.parametrize(("who", "most"), [("visitor", 8), ("tomas", 12)])
def test_a_search_asks_few_questions_however_common_its_words_are(
    client: Client, cast: Cast, few: int, who: str, most: int, monkeypatch: pytest.MonkeyPatch
):
    for number in range(3):
        open_post = cast.post(cast.mei, "everyone", f"A walk {number}", body="<p>The storm was near.</p>")
        say(cast, open_post, cast.mei, f"What a storm {number}", let_in=True)
    for name, value in (("SAMPLE", 1), ("SAMPLE_OF_PARTS", 1), ("ROWS_A_RULE", 1_000_000), ("FEW", few)):
        monkeypatch.setattr(ways, name, value)
    if person := cast.people[who]:
        client.force_login(person)
    client.get("/search/")

    for words in ("stoorm", "stoorm&by=mei", "storm", "storm&by=mei&year=2026-27"):
        if words == "storm":
            monkeypatch.setattr("hub.portal.found.MOST", 2)  # There are more than are counted.
        for where in ("/search/", "/search/at-once/"):
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(f"{where}?q={words}").content.decode()

            assert "A walk 2" in answer
            assert len(asked) <= most, words
