"""What waits for a teacher's yes."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from time_machine import TimeMachineFixture

from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.comments.models import Comment, Guest
from hub.desk.queue import gather
from hub.showcase.models import Section
from samples.cast import Cast
from tests.world import World, build_world, make_picture, say


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def decide(client: Client, verb: str, kind: str, public_id: str) -> Any:
    return client.post(reverse(verb, args=[kind, public_id]))


def test_a_teacher_finds_what_waits_the_oldest_first(client: Client, world: World):
    client.force_login(world.cast.ines)

    page = client.get("/waiting/").content.decode()

    assert ">2 waiting<" in page
    assert page.index("The street where I walk") < page.index("Is it a waiting comment?")


def test_a_yes_lets_others_see_it(client: Client, world: World):
    client.force_login(world.cast.ines)

    decide(client, "let-in", "entry", world.waiting_post.public_id)
    decide(client, "let-in", "comment", world.waiting_comment.public_id)

    assert "All read. Nothing is waiting." in client.get("/waiting/").content.decode()
    client.force_login(world.cast.kofi)
    assert client.get(world.waiting_post.get_absolute_url()).status_code == 200
    assert "Is it a waiting comment?" in client.get(world.open_post.get_absolute_url()).content.decode()


def test_what_is_kept_out_is_seen_by_its_writer_and_teachers(client: Client, world: World):
    client.force_login(world.cast.ines)

    decide(client, "hold", "entry", world.waiting_post.public_id)

    assert not world.cast.sees(world.cast.tomas, world.waiting_post)
    assert world.cast.sees(world.cast.mei, world.waiting_post)
    assert "The street where I walk" not in client.get("/waiting/").content.decode()


def test_a_room_waits_and_is_let_in(client: Client, cast: Cast):
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei)
    room.show(by=cast.mei, audience="everyone")
    client.force_login(cast.ines)
    assert ">1 waiting<" in client.get("/waiting/").content.decode()

    decide(client, "let-in", "room", room.public_id)

    assert cast.sees(None, room)


def test_a_change_waits_while_readers_see_the_old_text(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "A tide", body="<p>Low.</p>")
    post.revise("A tide", "<p>High.</p>", by=cast.mei)
    assert "Low." in client.get(post.get_absolute_url()).content.decode()
    client.force_login(cast.ines)
    assert "A change: A tide" in client.get("/waiting/").content.decode()

    decide(client, "let-in", "change", post.public_id)

    client.logout()
    assert "High." in client.get(post.get_absolute_url()).content.decode()


def test_a_post_without_a_title_is_looked_at_without_one(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "", body="<p>My bean is tall.</p>", released=False)
    client.force_login(cast.ines)

    page = client.get("/waiting/").content.decode()

    assert "<p>My bean is tall.</p>" in page
    assert "queue-saying__title" not in page


def test_a_planned_post_waits_with_its_day_and_is_read_before_the_yes(client: Client, cast: Cast):
    day = timezone.now().replace(hour=12, minute=0) + datetime.timedelta(days=3)
    post = cast.post(cast.mei, "everyone", "Three days on", at=day, released=False)
    client.force_login(cast.ines)

    page = client.get("/waiting/").content.decode()
    assert "Three days on" in page
    assert f"It comes out on {date_format(timezone.localtime(day, cast.school.zone), 'j F, H:i')}." in page
    assert "The tide was low." in client.get(post.get_absolute_url()).content.decode()
    for name in ("tomas", "rosa", "aiko", "visitor"):
        assert not cast.sees(getattr(cast, name), post), name

    decide(client, "let-in", "entry", post.public_id)

    assert "Three days on" not in client.get("/waiting/").content.decode()
    assert not cast.sees(cast.visitor, post)
    assert cast.sees(cast.visitor, post, now=day)


def test_only_those_who_decide_can(client: Client, world: World):
    for name in ("mei", "tomas", "rosa", "omar", "zara", "elias", "aiko", "priya"):
        client.force_login(getattr(world.cast, name))
        for verb in ("let-in", "hold"):
            assert decide(client, verb, "entry", world.waiting_post.public_id).status_code == 404, name
            assert decide(client, verb, "comment", world.waiting_comment.public_id).status_code == 404, name

    client.logout()
    assert decide(client, "let-in", "entry", world.waiting_post.public_id).status_code == 302
    assert not world.cast.sees(None, world.waiting_post)


def test_a_link_does_not_decide(client: Client, world: World):
    client.force_login(world.cast.ines)

    assert client.get(reverse("let-in", args=["entry", world.waiting_post.public_id])).status_code == 405


@pytest.mark.parametrize("kind", ["entry", "comment", "room", "change", "person", "x"])
def test_what_does_not_wait_cannot_be_decided(client: Client, world: World, kind: str):
    client.force_login(world.cast.ines)

    for public_id in (world.open_post.public_id, world.comment.public_id, world.room.public_id, "A" * 22):
        assert decide(client, "let-in", kind, public_id).status_code == 404


def test_students_and_guardians_have_no_such_page(client: Client, cast: Cast):
    for person in (cast.mei, cast.aiko, cast.priya):
        client.force_login(person)

        assert client.get("/waiting/").status_code == 404


def test_a_teacher_sees_nothing_of_another_class(client: Client, world: World):
    say(world.cast, world.open_post, world.cast.kofi, "Kofi was here")
    client.force_login(world.cast.rosa)

    page = client.get("/waiting/").content.decode()

    assert "All read. Nothing is waiting." in page
    assert Comment.objects.filter(body__contains="Kofi").exists()


def test_what_came_together_waits_as_one(client: Client, cast: Cast):
    yes = Approval.objects.create(school=cast.school)
    posts = [cast.post(cast.mei, "everyone", f"Brought {number}") for number in range(3)]
    Entry.objects.filter(pk__in=[post.pk for post in posts]).update(approval=yes)
    client.force_login(cast.ines)

    page = client.get("/waiting/").content.decode()
    assert ">1 waiting<" in page
    assert "Brought 0, and 2 more" in page

    decide(client, "let-in", "entry", posts[0].public_id)
    client.force_login(cast.tomas)
    assert {client.get(post.get_absolute_url()).status_code for post in posts} == {200}


def undo(client: Client, *keys: str) -> Any:
    return client.post(reverse("undo-decision"), {"thing": keys})


def test_a_word_to_the_writer_stands_beside_the_comment(client: Client, world: World):
    client.force_login(world.cast.ines)

    client.post(
        reverse("ask-for-change", args=["comment", world.waiting_comment.public_id]),
        {"note": "Can you say what you liked?"},
    )

    client.force_login(world.cast.tomas)
    assert "Can you say what you liked?" in client.get(world.open_post.get_absolute_url()).content.decode()
    client.force_login(world.cast.mei)
    page = client.get(world.open_post.get_absolute_url()).content.decode()
    assert "Can you say what you liked?" not in page
    assert "Is it a waiting comment?" not in page


def test_a_word_to_the_writer_stands_beside_the_draft(client: Client, world: World):
    client.force_login(world.cast.ines)

    client.post(
        reverse("ask-for-change", args=["entry", world.waiting_post.public_id]), {"note": "", "own": "Which street?"}
    )

    client.force_login(world.cast.mei)
    for page in (world.waiting_post.get_absolute_url(), reverse("write-entry", args=[world.waiting_post.public_id])):
        assert "Which street?" in client.get(page).content.decode(), page


def test_an_empty_word_asks_for_nothing(client: Client, world: World):
    client.force_login(world.cast.ines)

    client.post(reverse("ask-for-change", args=["entry", world.waiting_post.public_id]), {"own": "  "})

    world.waiting_post.refresh_from_db()
    assert world.waiting_post.is_waiting


@pytest.mark.parametrize("verb", ["let-in", "hold"])
def test_a_decision_is_taken_back(client: Client, world: World, verb: str):
    client.force_login(world.cast.ines)
    decide(client, verb, "entry", world.waiting_post.public_id)
    decide(client, verb, "comment", world.waiting_comment.public_id)

    undo(client, f"entry-{world.waiting_post.public_id}", f"comment-{world.waiting_comment.public_id}")

    assert ">2 waiting<" in client.get("/waiting/").content.decode()
    assert not world.cast.sees(world.cast.tomas, world.waiting_post)
    assert not world.cast.sees(world.cast.mei, world.waiting_comment)


def test_a_change_that_was_let_in_waits_again_and_readers_see_the_old_text(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "A tide", body="<p>Low.</p>")
    post.revise("A tide", "<p>High.</p>", by=cast.mei)
    client.force_login(cast.ines)
    decide(client, "let-in", "change", post.public_id)

    undo(client, f"change-{post.public_id}")

    assert "High" in client.get("/waiting/").content.decode()
    client.logout()
    page = client.get(post.get_absolute_url()).content.decode()
    assert "Low." in page and "High." not in page
    client.force_login(cast.ines)
    decide(client, "let-in", "change", post.public_id)
    assert "High." in client.get(post.get_absolute_url()).content.decode()


def test_only_who_decided_takes_it_back_and_only_for_an_hour(
    client: Client, world: World, time_machine: TimeMachineFixture
):
    key = f"entry-{world.waiting_post.public_id}"
    client.force_login(world.cast.ines)
    decide(client, "let-in", "entry", world.waiting_post.public_id)

    for name in ("nora", "rosa", "mei"):
        client.force_login(getattr(world.cast, name))
        assert undo(client, key).status_code == 404, name
    client.force_login(world.cast.ines)
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=2))
    assert undo(client, key).status_code == 404


def test_the_queue_shows_what_a_change_would_change(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "A tide", body="<p>The tide was low at noon.</p>")
    post.revise("A tide", "<p>The tide was high at noon.</p>", by=cast.mei)
    client.force_login(cast.ines)

    page = client.get("/waiting/").content.decode()

    assert "<del>low</del>" in page and "<ins>high</ins>" in page


def test_another_picture_in_a_change_is_shown(client: Client, cast: Cast):
    """Safety C3: words alone would not tell that a picture was swapped."""
    picture = make_picture(cast, cast.mei, "other.png", alternative="Another")
    post = cast.post(cast.mei, "everyone", "A tide", body="<p>Low.</p>")
    figure = f'<figure><img data-media="{picture.public_id}" alt="Another"></figure>'
    post.revise("A tide", f"<p>Low.</p>{figure}", by=cast.mei)
    client.force_login(cast.ines)

    page = client.get("/waiting/").content.decode()

    assert "Pictures or files are others than before." in page
    assert picture.public_id in page


@pytest.mark.thorough
def test_the_queue_is_narrowed_by_kind_class_and_writer(client: Client, world: World):
    waiting = world.cast.post(world.cast.kofi, "everyone", "Bread of 8B", released=False)
    client.force_login(world.cast.nora)

    def titles(query: str) -> str:
        return client.get(f"/waiting/?{query}").content.decode()

    assert ">3 waiting<" in titles("")
    assert ">1 waiting<" in titles("of=comments") and "Is it a waiting comment?" in titles("of=comments")
    assert ">1 waiting<" in titles("class=8B") and str(waiting) in titles("class=8B")
    assert ">1 waiting<" in titles(f"by={world.cast.mei.public_id}")
    assert ">0 waiting<" in titles("class=9Z")


def test_after_a_decision_the_following_thing_of_the_same_list_is_looked_at(client: Client, world: World):
    client.force_login(world.cast.ines)
    address = reverse("let-in", args=["entry", world.waiting_post.public_id])
    key = f"comment-{world.waiting_comment.public_id}"

    answer = client.post(f"{address}?of=comments&at={key}")

    assert answer["Location"] == f"/waiting/?of=comments&at={key}"


def test_nobody_lets_in_their_own_not_even_what_they_wrote_with_others(client: Client, cast: Cast):
    """Safety C3."""
    post = cast.post(cast.tomas, "everyone", "Ours", released=False)
    post.write_with([cast.mei], by=cast.tomas)
    comment = say(cast, cast.post(cast.mei, "class", "Hers"), cast.mei, "My own words")
    for person in (cast.mei, cast.tomas):
        client.force_login(person)

        assert decide(client, "let-in", "entry", post.public_id).status_code == 404
        assert decide(client, "let-in", "comment", comment.public_id).status_code == 404


def test_what_a_teacher_kept_out_or_has_not_read_sings_to_nobody_else(client: Client, world: World):
    """Safety L8: no text and no count of what waits, on any page of a classmate."""
    for verb in ("", "hold"):
        if verb:
            client.force_login(world.cast.ines)
            decide(client, verb, "comment", world.waiting_comment.public_id)
        for person in (world.cast.mei, world.cast.kofi, world.cast.aiko):
            client.force_login(person)
            for address in ("/", "/desk/", world.open_post.get_absolute_url(), "/search/?q=waiting"):
                assert "Is it a waiting comment?" not in client.get(address).content.decode(), (person, address)


def test_what_is_noticed_is_flagged_and_is_not_let_in_with_the_rest(client: Client, world: World):
    say(world.cast, world.open_post, world.cast.tomas, "Shut up, loser")
    client.force_login(world.cast.ines)
    page = client.get("/waiting/").content.decode()
    assert "May sound unkind" in page
    keys = [f"comment-{comment.public_id}" for comment in Comment.objects.filter(approval__decision="waiting")]

    client.post(reverse("let-in-together"), {"thing": keys})

    assert list(Comment.objects.filter(approval__decision="waiting").values_list("body", flat=True)) == [
        "<p>Shut up, loser</p>"
    ]


def test_the_full_name_of_a_student_is_flagged(client: Client, world: World):
    world.cast.kofi.last_name = "Mensah"
    world.cast.kofi.save(update_fields=["last_name"])
    say(world.cast, world.open_post, world.cast.tomas, "I think Kofi Mensah did it too.")
    client.force_login(world.cast.ines)

    assert "Shows a full name" in client.get("/waiting/").content.decode()


def test_nobody_lets_in_together_what_is_not_theirs_to_let_in(client: Client, world: World):
    client.force_login(world.cast.rosa)

    client.post(reverse("let-in-together"), {"thing": [f"comment-{world.waiting_comment.public_id}"]})

    assert not world.cast.sees(world.cast.mei, world.waiting_comment)


def test_what_guests_say_is_not_let_in_together_and_likely_junk_comes_last(cast: Cast):
    post = cast.post(cast.mei, "everyone", "A tide")
    who = {"name": "Sam", "email": "sam@example.org", "site": ""}
    for number, words in enumerate(("See www.a.example and www.b.example", "What a crab!")):
        Guest.write(post, words, **who, network=f"198.51.100.{number}", key=f"{number}" * 22)

    rows = gather(cast.viewer(cast.ines))

    assert [(row.kind, row.is_safe) for row in rows] == [("guest", False), ("junk", False)]
