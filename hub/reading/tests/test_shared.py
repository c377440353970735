"""A secret link to a room: with an end, after a teacher's yes, and never a way round (safety.md L9)."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.reflections.models import Goal
from hub.school.models import Consent, Policy
from hub.showcase.models import Piece, RoomLink
from hub.showcase.models.asking import asking_again
from samples.cast import Cast
from tests.world import World, build_world, make_picture


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def opened(world: World) -> Any:
    """What a stranger gets who has the link."""
    return Client().get(reverse("shared-room", args=[world.room_link.secret]))


def page(world: World) -> str:
    answer = opened(world)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_link_works_after_a_teachers_yes(client: Client, world: World):
    cast = world.cast
    links = reverse("room-links", args=[world.room.public_id])
    RoomLink.objects.all().delete()
    client.force_login(cast.mei)
    client.post(links, {"days": "30"})
    link = RoomLink.objects.get()
    assert link.ends_on == timezone.localdate() + datetime.timedelta(days=30)
    assert "Waiting for a teacher." in client.get(links).content.decode()
    assert link.secret not in client.get(links).content.decode()
    address = reverse("shared-room", args=[link.secret])
    assert Client().get(address).status_code == 404
    client.force_login(cast.ines)
    assert "A secret link to the room" in client.get("/waiting/").content.decode()

    client.post(reverse("let-in", args=["link", link.public_id]))

    assert Client().get(address).status_code == 200
    client.force_login(cast.mei)
    told = client.get(links).content.decode()
    assert link.secret in told
    assert "opened 1 time" in told


def test_it_shows_the_room_and_no_more_than_everyone_may_see(world: World):
    cast = world.cast
    picture = make_picture(cast, cast.mei, "clay.png", alternative="Clay")
    Piece.objects.filter(pk=world.bare_piece.pk).update(picture=picture)
    Piece.objects.create(section=world.room, entry=world.open_post, why="I waited.", position=8)
    Piece.objects.filter(pk=world.piece.pk).update(title="")

    seen = page(world)

    assert "A piece with words alone" in seen
    assert world.open_post.title in seen  # A post for everyone.
    assert world.class_post.title not in seen
    assert world.class_post.slug not in seen
    assert world.picture.public_id not in seen
    assert "Ask one more question" not in seen  # A goal for the class.
    assert "I asked two." not in seen
    assert "I walked through twice." not in seen  # The visitors' book.
    Goal.objects.update(audience="everyone")
    assert "Ask one more question" in page(world)


def test_its_pictures_come_by_the_link_and_by_no_other_way(world: World):
    cast = world.cast
    picture = make_picture(cast, cast.mei, "clay.png", alternative="Clay")
    Piece.objects.filter(pk=world.bare_piece.pk).update(picture=picture)
    address = reverse("shared-file", args=[world.room_link.secret, picture.public_id, "original"])

    assert f'src="{address}"' in page(world)
    assert Client().get(address).status_code == 200
    assert Client().get(reverse("media", args=[picture.public_id, "original"])).status_code == 404
    hidden = reverse("shared-file", args=[world.room_link.secret, world.picture.public_id, "original"])
    assert Client().get(hidden).status_code == 404


@pytest.mark.parametrize("how", ["ended", "over", "held", "closed", "page withdrawn", "page binned", "room waits"])
def test_it_stops_at_once(client: Client, world: World, how: str):
    cast, link = world.cast, world.room_link
    picture = make_picture(cast, cast.mei, "clay.png", alternative="Clay")
    Piece.objects.filter(pk=world.bare_piece.pk).update(picture=picture)
    assert opened(world).status_code == 200
    if how == "ended":
        client.force_login(cast.ines)
        client.post(reverse("end-link", args=[link.public_id]))
    elif how == "over":
        RoomLink.objects.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))
    elif how == "held":
        link.hold(by=cast.ines)
    elif how == "closed":
        world.room.close()
    elif how == "page withdrawn":
        world.room.page.withdraw()
    elif how == "page binned":
        world.room.page.bin()
    else:
        world.room.show(by=cast.mei, audience="everyone")

    assert opened(world).status_code == 404
    assert Client().get(reverse("shared-file", args=[link.secret, picture.public_id, "original"])).status_code == 404


def test_without_consent_nothing_goes_out_and_no_link_is_made(client: Client, world: World):
    Consent.objects.filter(student=world.cast.mei).delete()
    assert opened(world).status_code == 404
    links = reverse("room-links", args=[world.room.public_id])
    client.force_login(world.cast.mei)

    client.post(links, {"days": "30"})

    assert RoomLink.objects.count() == 1
    assert "not shown outside the school" in client.get(links).content.decode()


def test_the_schools_ceiling_holds_for_links(world: World):
    Policy.objects.update(widest_audience="families")

    assert opened(world).status_code == 404


def test_when_something_new_hangs_a_teacher_looks_again(world: World):
    with asking_again(world.room, by=world.cast.mei):
        Piece.objects.create(section=world.room, title="Something that no teacher saw", position=9)

    assert opened(world).status_code == 404
    RoomLink.objects.get().release(by=world.cast.ines)
    assert "Something that no teacher saw" in page(world)


def test_nobody_outside_learns_of_the_address(world: World):
    answer = opened(world)

    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]


def test_whoever_is_signed_in_sees_no_more_by_it(client: Client, world: World):
    client.force_login(world.cast.tomas)

    seen = client.get(reverse("shared-room", args=[world.room_link.secret])).content.decode()

    assert "Ask one more question" not in seen
    assert world.class_post.slug not in seen


def test_a_link_opens_one_room_alone(world: World):
    cast = world.cast
    other = world.room.start(cast.blogs["Mei"], cast.grade_8, by=cast.mei)
    other.show(by=cast.mei, audience="class")

    assert "/showcase/grade-8/" not in page(world)
    assert "/showcase/grade-6/" not in page(world)


def test_no_link_is_longer_than_ninety_days(world: World):
    far = timezone.localdate() + datetime.timedelta(days=400)

    link = RoomLink.make(world.room, by=world.cast.mei, viewer=world.cast.viewer(world.cast.mei), ends_on=far)

    assert link.ends_on == timezone.localdate() + datetime.timedelta(days=90)


def test_a_closed_room_has_no_link(client: Client, world: World):
    world.room.close()
    client.force_login(world.cast.mei)

    assert "Open your room first." in client.get(reverse("room-links", args=[world.room.public_id])).content.decode()
