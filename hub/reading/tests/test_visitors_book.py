"""The visitors' book of a room."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.showcase.models import Greeting, Section
from samples.cast import Cast
from tests.pages import says
from tests.world import World, build_world, greet

ROOM = "/@mei/showcase/grade-6/"


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def page_of(client: Client, person: Any, address: str = ROOM) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    return client.get(address).content.decode()


def sign(client: Client, person: Any, words: str = "I saw bridge two fall.") -> Any:
    client.force_login(person)
    return client.post(f"{ROOM}book/", {"text": words})


def test_a_classmate_writes_in_the_book_and_a_teacher_reads_it_first(client: Client, world: World):
    cast = world.cast

    answer = sign(client, cast.tomas)

    greeting = Greeting.objects.get(body__contains="bridge two")
    assert answer["Location"] == f"{ROOM}#greeting-{greeting.public_id}"
    assert "Waiting for a teacher." in page_of(client, cast.tomas)
    assert "bridge two" not in page_of(client, cast.mei)
    assert "In the visitors’ book" in page_of(client, cast.ines, "/waiting/")

    client.post(f"/waiting/greeting/{greeting.public_id}/let-in/")

    assert "bridge two" in page_of(client, cast.mei)


def test_the_book_says_who_somebody_is_to_the_owner(client: Client, world: World):
    cast = world.cast
    greet(cast, world.room, cast.aiko, "Let’s choose the book together.", let_in=True)

    page = page_of(client, cast.mei)

    assert "<b>Tomas</b>, 6B" in page
    assert "<b>Aiko</b>, family" in page


def test_a_stranger_does_not_learn_the_class(client: Client, world: World):
    cast = world.cast
    greet(cast, world.room, cast.aiko, "Let’s choose the book together.", let_in=True)
    world.room.show(by=cast.mei, audience="everyone")
    world.room.release(by=cast.ines)

    page = page_of(client, None)

    assert "<b>Aiko</b></p>" in page
    assert not says(page, "6B")
    assert "I walked through twice." not in page  # Tomas's family did not agree.


def test_what_stands_in_the_book_of_one_room_stands_nowhere_else(client: Client, world: World):
    cast = world.cast
    other = Section.start(cast.blogs["Mei"], cast.grade_8, by=cast.mei)
    other.show(by=cast.mei, audience="class")
    greet(cast, other, cast.tomas, "Only in this room.", let_in=True)

    for address in (ROOM, world.room.page.get_absolute_url(), f"{ROOM}present/", "/@mei/"):
        assert "Only in this room." not in page_of(client, cast.tomas, address)
    assert "Only in this room." in page_of(client, cast.tomas, "/@mei/showcase/grade-8/")
    assert not Comment.objects.filter(entry=world.room.page).exists()


def test_whoever_may_not_enter_can_neither_read_nor_write(client: Client, world: World):
    assert sign(client, world.cast.kofi).status_code == 404
    assert world.cast.who_sees(world.greeting) == "mei tomas ines nora daniel aiko"


@pytest.mark.parametrize("shut", [{"sealed_at": timezone.now()}, {"shown_at": None}])
def test_nobody_writes_in_the_book_of_a_sealed_or_closed_room(client: Client, world: World, shut: dict[str, Any]):
    Section.objects.update(**shut)

    assert sign(client, world.cast.mei).status_code == 404


def test_where_the_school_or_the_owner_wants_no_comments_there_is_no_line_to_write_on(client: Client, world: World):
    Entry.objects.filter(pk=world.room.page_id).update(comments_open=False)

    assert "visitors-book__form" not in page_of(client, world.cast.tomas)
    assert sign(client, world.cast.tomas).status_code == 404


def test_nothing_is_written_when_nothing_was_typed(client: Client, world: World):
    answer = sign(client, world.cast.tomas, " ")

    assert answer.status_code == 422
    assert "Write something first." in answer.content.decode()


def test_the_owner_answers_and_nobody_else_does(client: Client, world: World):
    cast, answered = world.cast, {"reply_to": world.greeting.public_id}
    for person, words in ((cast.mei, "Come again!"), (cast.aiko, "Me, too!")):
        client.force_login(person)
        client.post(f"{ROOM}book/", {"text": words} | answered)
    Greeting.objects.get(body__contains="Come again!").release(by=cast.ines)

    page = page_of(client, cast.tomas)

    assert page.index("I walked through twice.") < page.index("greeting__answers") < page.index("Come again!")
    assert "whose room it is" in page
    assert "?answer=" not in page and "?answer=" in page_of(client, cast.mei)
    assert list(world.greeting.answers.values_list("writer__first_name", flat=True)) == ["Mei"]


def test_unkind_words_get_a_kind_one_first(client: Client, world: World):
    unkind = {"text": "You are so stupid."}
    client.force_login(world.cast.tomas)

    answer = client.post(f"{ROOM}book/", unkind)

    assert answer.status_code == 422
    assert "Nothing is sent yet." in answer.content.decode()
    assert not Greeting.objects.filter(body__contains="stupid").exists()
    assert client.post(f"{ROOM}book/", unkind | {"as_it_is": "1"}).status_code == 302
    assert Greeting.objects.get(body__contains="stupid").is_waiting


def test_what_is_reported_is_gone_for_who_reports_it(client: Client, world: World):
    address = f"/report/greeting/{world.greeting.public_id}/"
    assert address in page_of(client, world.cast.mei)

    answer = client.post(address, {"reason": "unkind"})

    assert answer["Location"] == ROOM
    assert "I walked through twice." not in page_of(client, world.cast.mei)
    assert "I walked through twice." in page_of(client, world.cast.tomas)


def test_one_takes_back_ones_own_words_and_no_others(client: Client, world: World):
    address = f"/visitors-book/{world.greeting.public_id}/remove/"
    client.force_login(world.cast.mei)
    assert client.post(address).status_code == 404
    client.force_login(world.cast.tomas)

    assert client.post(address)["Location"] == f"{ROOM}#book"

    assert "I walked through twice." not in page_of(client, world.cast.tomas)
