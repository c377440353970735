"""Editions: a dated copy of a room, which is never a way round the rule."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.audience.models import Approval
from hub.reflections.models import Goal, Reflection, Thought
from hub.school.models import Consent
from hub.showcase.models import Candidate, Edition, Piece, PieceThought, Section, make_edition
from samples.cast import Cast
from tests.world import World, build_world, make_picture

EDITIONS = "/@mei/showcase/grade-6/editions/"


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def make(world: World, audience: str = "class") -> Edition:
    return make_edition(world.room, "Report", audience=audience, now=world.cast.viewer(None).now)


def seen_by(client: Client, person: Any, edition: Edition) -> str:
    """The page for this person; "" when it is not there."""
    client.logout()
    if person is not None:
        client.force_login(person)
    answer = client.get(f"{EDITIONS}{edition.public_id}/")
    return answer.content.decode() if answer.status_code == 200 else ""


def test_the_owner_makes_one_for_teachers_unless_something_else_is_chosen(client: Client, world: World):
    client.force_login(world.cast.mei)
    page = client.get(EDITIONS).content.decode()
    assert 'value="teachers" required id="id_audience_0" checked' in page or "checked" in page

    answer = client.post(EDITIONS, {"title": "My report", "audience": "teachers"})

    edition = Edition.objects.get(title="My report")
    assert answer["Location"] == f"{EDITIONS}{edition.public_id}/"
    assert "My report" in seen_by(client, world.cast.ines, edition)
    assert not seen_by(client, world.cast.tomas, edition)
    assert not seen_by(client, world.cast.aiko, edition)


def test_it_stays_as_it_was_when_the_room_goes_on(client: Client, world: World):
    Goal.objects.update(words="Ask one question")
    edition = make(world)

    Piece.objects.filter(pk=world.piece.pk).update(title="Another title", why="Another why.")
    Piece.objects.create(section=world.room, title="Hung later")
    Goal.objects.update(words="Ask ten questions")

    page = seen_by(client, world.cast.tomas, edition)
    assert "A wall of tides" in page
    assert "I am proud of it." in page
    assert "Ask one question" in page
    assert "Another" not in page
    assert "Hung later" not in page
    assert "ten questions" not in page


def test_no_audience_is_offered_or_taken_that_the_room_keeps_out(client: Client, world: World):
    client.force_login(world.cast.mei)

    assert 'value="everyone"' not in client.get(EDITIONS).content.decode()
    assert client.post(EDITIONS, {"title": "For all", "audience": "everyone"}).status_code == 422
    with pytest.raises(ValueError, match="everyone"):
        make(world, "everyone")


def test_who_could_not_enter_the_room_then_does_not_read_it_when_the_room_opens_wider(client: Client, world: World):
    edition = make(world)

    world.room.show(by=world.cast.mei, audience="school")
    edition.show("school")

    assert world.cast.sees(world.cast.kofi, world.room)
    assert not seen_by(client, world.cast.kofi, edition)


def test_what_a_teacher_had_not_let_in_stays_with_teachers(client: Client, world: World):
    cast = world.cast
    world.room.show(by=cast.mei, audience="everyone")
    assert Edition.audiences_for(world.room) == ["teachers"]
    edition = make(world, "teachers")
    world.room.release(by=cast.ines)
    edition.show("class")

    assert not seen_by(client, cast.tomas, edition)
    assert seen_by(client, cast.ines, edition)


def test_who_may_not_enter_the_room_any_more_does_not_read_its_editions(client: Client, world: World):
    edition = make(world)
    assert seen_by(client, world.cast.tomas, edition)

    world.room.close()

    assert not seen_by(client, world.cast.tomas, edition)
    assert seen_by(client, world.cast.mei, edition)


def test_with_the_consent_an_edition_for_everyone_goes_too(client: Client, world: World):
    cast = world.cast
    world.room.show(by=cast.mei, audience="everyone")
    world.room.release(by=cast.ines)
    edition = make(world, "everyone")
    assert seen_by(client, None, edition)

    Consent.objects.filter(student=cast.mei).delete()

    assert not seen_by(client, None, edition)
    assert seen_by(client, cast.tomas, edition)


@pytest.mark.parametrize("how", ["bin", "withdraw", "narrow"])
def test_a_post_that_is_hidden_now_gives_neither_title_nor_picture_nor_link(client: Client, world: World, how: str):
    cast = world.cast
    Piece.objects.filter(pk=world.piece.pk).update(title="")
    edition = make(world)
    assert world.class_post.title in seen_by(client, cast.tomas, edition)
    assert world.picture.public_id in seen_by(client, cast.tomas, edition)

    if how == "narrow":
        world.class_post.publish(by=cast.mei, audience="teachers")
    else:
        getattr(world.class_post, how)()

    page = seen_by(client, cast.tomas, edition)
    assert "I am proud of it." in page
    assert world.class_post.title not in page
    assert world.class_post.slug not in page
    assert world.picture.public_id not in page
    assert client.get(reverse("media", args=[world.picture.public_id, "original"])).status_code == 404


def test_a_post_that_was_hidden_then_stays_hidden_in_it(client: Client, world: World):
    cast = world.cast
    post = cast.post(cast.mei, "teachers", "What I told only my teachers")
    Piece.objects.create(section=world.room, entry=post, why="It was hard.", position=7)
    edition = make(world)

    post.publish(by=cast.mei, audience="class")

    assert "It was hard." in seen_by(client, cast.tomas, edition)
    assert "What I told only my teachers" not in seen_by(client, cast.tomas, edition)
    assert "What I told only my teachers" in seen_by(client, cast.ines, edition)


def test_a_reflection_for_teachers_stays_with_them_also_when_it_is_opened_later(client: Client, world: World):
    edition = make(world)
    assert "I asked two." not in seen_by(client, world.cast.tomas, edition)
    assert "I asked two." in seen_by(client, world.cast.ines, edition)

    Reflection.objects.update(audience="class")

    assert "I asked two." not in seen_by(client, world.cast.tomas, edition)


def test_a_goal_that_is_narrower_now_is_not_in_it(client: Client, world: World):
    edition = make(world)
    assert "Ask one more question" in seen_by(client, world.cast.tomas, edition)

    Goal.objects.update(audience="teachers")

    assert "Ask one more question" not in seen_by(client, world.cast.tomas, edition)


def test_a_goal_that_was_deleted_is_its_owners_alone(client: Client, world: World):
    edition = make(world)

    Goal.objects.all().delete()

    assert "Ask one more question" not in seen_by(client, world.cast.ines, edition)
    assert "Ask one more question" in seen_by(client, world.cast.mei, edition)


def test_the_picture_of_a_piece_comes_with_it_and_is_not_thrown_away(client: Client, world: World):
    cast = world.cast
    picture = make_picture(cast, cast.mei, "clay.png", alternative="Clay")
    Piece.objects.filter(pk=world.bare_piece.pk).update(picture=picture)
    edition = make(world)
    Piece.objects.filter(pk=world.bare_piece.pk).update(picture=None)

    assert picture.public_id in seen_by(client, cast.tomas, edition)
    assert client.get(reverse("media", args=[picture.public_id, "original"])).status_code == 200
    client.force_login(cast.mei)
    client.post(reverse("bin-file", args=[picture.public_id]))
    picture.refresh_from_db()
    assert picture.binned_at is None


def test_only_its_owner_throws_it_away(client: Client, world: World):
    edition = make(world)
    address = reverse("remove-edition", args=[edition.public_id])
    client.force_login(world.cast.ines)
    assert client.post(address).status_code == 404
    client.force_login(world.cast.mei)

    assert client.post(address)["Location"] == EDITIONS

    assert not seen_by(client, world.cast.mei, edition)


def test_it_hangs_as_the_room_hung_that_day_and_in_its_colour(client: Client, world: World):
    Piece.objects.filter(pk=world.piece.pk).update(heading="By the sea", position=9)
    Section.objects.update(layout="timeline", accent="plum")
    world.room.refresh_from_db()
    edition = make(world)

    Piece.objects.update(heading="", position=0)
    Section.objects.update(layout="cards", accent="")

    page = seen_by(client, world.cast.tomas, edition)
    assert 'class="wall wall--timeline"' in page
    assert 'data-accent="plum"' in page
    assert page.index(world.bare_piece.title) < page.index("By the sea") < page.index("A wall of tides")


def test_its_owner_chooses_later_for_whom_it_is_below_the_ceiling(client: Client, world: World):
    cast = world.cast
    edition = make(world, "teachers")
    address = reverse("show-edition", args=[edition.public_id])
    client.force_login(cast.mei)
    page = client.get(EDITIONS).content.decode()
    assert f'action="{address}"' in page
    assert '<option value="school"' not in page, "The room does not let them in."

    for audience, then in (("school", "teachers"), ("class", "class"), ("nobody", "class"), ("teachers", "teachers")):
        client.post(address, {"audience": audience})
        edition.refresh_from_db()
        assert edition.audience == then
    client.force_login(cast.ines)
    assert client.post(address, {"audience": "class"}).status_code == 404


def test_what_was_thought_about_a_piece_is_in_it_as_it_was(client: Client, world: World):
    cast, thought = world.cast, world.piece_thought
    waits = PieceThought(school=cast.school, student=cast.mei, piece=world.piece, kind="hard", audience="class")
    waits.words, waits.approval = "Nobody has read this.", Approval.objects.create(school=cast.school)
    waits.save()
    edition = make(world)
    PieceThought.objects.filter(pk=thought.pk).update(words="Something else by now.")
    assert "To stop." in seen_by(client, cast.tomas, edition)
    assert "Something else" not in seen_by(client, cast.tomas, edition)
    waits.release(by=cast.ines)
    assert "Nobody has read this." not in seen_by(client, cast.tomas, edition)
    assert "Nobody has read this." in seen_by(client, cast.mei, edition)
    assert "Nobody has read this." in seen_by(client, cast.ines, edition)

    PieceThought.objects.filter(pk=thought.pk).update(audience="teachers")
    assert "To stop." not in seen_by(client, cast.tomas, edition)
    PieceThought.objects.filter(pk=thought.pk).update(audience="class")
    Candidate.take_down(world.piece)
    assert "To stop." in seen_by(client, cast.tomas, edition)
    Thought.objects.filter(entry=world.class_post).delete()
    assert "To stop." not in seen_by(client, cast.tomas, edition)
    assert "To stop." in seen_by(client, cast.mei, edition)
