"""Talking about a piece of a room."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.people.models import Person
from hub.safety.models import Report
from hub.showcase.models import Piece, PieceComment, Section
from samples.cast import Cast
from tests.world import say_of_piece


@pytest.fixture
def room(cast: Cast) -> Section:
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="class")
    return room


@pytest.fixture
def piece(room: Section) -> Piece:
    return Piece.objects.create(section=room, title="A clay crab", why="It made me laugh.")


def talk(client: Client, person: Person | None, piece: Piece) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    return client.get(_address("piece-talk", piece)).content.decode()


def say(client: Client, person: Person, piece: Piece, words: str, **more: str) -> int:
    client.force_login(person)
    return client.post(_address("comment-on-piece", piece), {"text": words, **more}).status_code


def test_a_comment_on_a_piece_without_a_post_waits_and_is_let_in(client: Client, cast: Cast, piece: Piece):
    assert say(client, cast.tomas, piece, "How did you make the legs?") == 302

    assert "How did you make the legs?" in talk(client, cast.tomas, piece)
    for other in (cast.mei, cast.aiko):
        assert "legs" not in talk(client, other, piece)
    client.force_login(cast.ines)
    assert "How did you make the legs?" in client.get(reverse("waiting")).content.decode()
    client.post(reverse("let-in", args=["remark", PieceComment.objects.get().public_id]))

    assert "How did you make the legs?" in talk(client, cast.mei, piece)
    client.force_login(cast.mei)
    room = client.get(piece.section.get_absolute_url()).content.decode()
    assert f'href="{_address("piece-talk", piece)}"' in room
    assert "1 comment<" in room


def test_it_is_read_by_who_may_enter_the_room_and_by_nobody_else(cast: Cast, piece: Piece):
    comment = say_of_piece(cast, piece, cast.tomas, "How did you make the legs?", let_in=True)
    assert cast.who_sees(comment) == "mei tomas ines nora daniel aiko"

    piece.section.show(by=cast.mei, audience="teachers")

    assert cast.who_sees(comment) == "mei ines nora daniel"


def test_a_childs_words_go_no_further_than_the_family_allows(client: Client, cast: Cast, piece: Piece):
    piece.section.show(by=cast.mei, audience="everyone")
    piece.section.release(by=cast.ines)
    say_of_piece(cast, piece, cast.tomas, "How did you make the legs?", let_in=True)
    say_of_piece(cast, piece, cast.ines, "And the claws?")

    page = talk(client, None, piece)

    assert "And the claws?" in page
    assert "legs" not in page
    assert "1 comment<" in page


def test_the_answer_of_the_owner_is_marked_and_stands_below(client: Client, cast: Cast, piece: Piece):
    first = say_of_piece(cast, piece, cast.tomas, "How did you make the legs?", let_in=True)
    assert say(client, cast.mei, piece, "With wire.", reply_to=first.public_id) == 302
    PieceComment.objects.get(parent=first).release(by=cast.ines)

    page = talk(client, cast.tomas, piece)

    assert page.index("legs?") < page.index("comment__replies") < page.index("comment--author") < page.index("wire")


def test_the_same_form_sent_twice_is_one_comment(client: Client, cast: Cast, piece: Piece):
    for _time in range(2):
        assert say(client, cast.ines, piece, "Why wire?", key="A" * 22) == 302

    assert PieceComment.objects.count() == 1


def test_whoever_may_not_enter_or_not_comment_says_nothing(client: Client, cast: Cast, piece: Piece):
    for stranger in (cast.kofi, cast.ravi, cast.priya):
        assert say(client, stranger, piece, "Hello") == 404
    assert say(client, cast.tomas, piece, "  ") == 422
    cast.policy.comments_by = "school"
    cast.policy.save()
    assert say(client, cast.aiko, piece, "Hello") == 404
    assert "Say something kind" not in talk(client, cast.aiko, piece)


def test_its_writer_takes_it_back_and_nobody_else_does(client: Client, cast: Cast, piece: Piece):
    comment = say_of_piece(cast, piece, cast.tomas, "How did you make the legs?", let_in=True)
    address = reverse("remove-piece-comment", args=[comment.public_id])
    for other in (cast.mei, cast.ines):
        client.force_login(other)
        assert client.post(address).status_code == 404
    client.force_login(cast.tomas)
    assert "legs" in client.get(address).content.decode()

    client.post(address)

    assert "legs" not in talk(client, cast.mei, piece)


def _address(name: str, piece: Piece) -> str:
    return reverse(name, args=["mei", "grade-6", piece.public_id])


def test_its_writer_says_it_in_other_words_which_wait_again(client: Client, cast: Cast, piece: Piece):
    comment = say_of_piece(cast, piece, cast.tomas, "How did you make it?", let_in=True)
    address = reverse("change-piece-comment", args=[comment.public_id])
    assert address in talk(client, cast.tomas, piece)
    client.force_login(cast.tomas)
    assert "How did you make it?" in client.get(address).content.decode()
    assert "Nothing is sent yet." in client.post(address, {"text": "You are so stupid."}).content.decode()

    client.post(address, {"text": "How did you make the legs?"})

    assert "How did you" not in talk(client, cast.mei, piece)
    assert "make the legs?" in talk(client, cast.ines, piece)
    client.force_login(cast.mei)
    assert client.get(address).status_code == 404


def test_two_clicks_report_it_and_it_is_gone_for_who_reports_it(client: Client, cast: Cast, piece: Piece):
    comment = say_of_piece(cast, piece, cast.tomas, "A silly crab.", let_in=True)
    address = reverse("report", args=["piece-comment", comment.public_id])
    assert address in talk(client, cast.mei, piece) and address not in talk(client, cast.tomas, piece)
    client.force_login(cast.mei)

    client.post(address, {"reason": "unkind"})
    client.post(address, {"reason": "unkind"})

    report = Report.objects.get()
    assert (report.words, report.thing) == ("A silly crab.", comment)
    assert "A silly crab." not in talk(client, cast.mei, piece)
    assert "A silly crab." in talk(client, cast.tomas, piece)
    client.force_login(cast.ines)
    assert "A silly crab." in client.get("/waiting/?of=reports").content.decode()
    client.post(f"/waiting/report/{report.public_id}/hold/")
    assert "A silly crab." in talk(client, cast.tomas, piece)  # With the word that it is kept out.
    comment.refresh_from_db()
    assert comment.is_kept_out
