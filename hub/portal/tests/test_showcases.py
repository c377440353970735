"""The gallery of rooms."""

from django.test import Client

from hub.showcase.models import Section
from samples.cast import Cast


def room_of(cast: Cast, title: str, audience: str, *, released: bool = True) -> Section:
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei)
    room.title = title
    room.save(update_fields=["title"])
    room.show(by=cast.mei, audience=audience)
    if released and room.approval:
        room.release(by=cast.ines)
    return room


def test_open_rooms_are_shown_to_those_who_may_enter(client: Client, cast: Cast):
    room_of(cast, "The year of tides", "class")

    assert "No room is open yet." in client.get("/showcases/").content.decode()
    client.force_login(cast.tomas)
    assert "The year of tides" in client.get("/showcases/").content.decode()
    client.force_login(cast.noah)
    assert "The year of tides" not in client.get("/showcases/").content.decode()


def test_a_room_that_waits_hangs_in_no_gallery(client: Client, cast: Cast):
    room_of(cast, "The year of tides", "everyone", released=False)
    for person in (cast.mei, cast.ines, cast.tomas):
        client.force_login(person)

        assert "The year of tides" not in client.get("/showcases/").content.decode()


def test_a_room_for_everyone_is_open_to_visitors(client: Client, cast: Cast):
    room_of(cast, "The year of tides", "everyone")

    assert "The year of tides" in client.get("/showcases/").content.decode()
    assert "The year of tides" in client.get("/showcases/?division=middle").content.decode()
    assert "The year of tides" not in client.get("/showcases/?division=lower").content.decode()


def test_odd_numbers_show_the_first_page(client: Client, cast: Cast):
    room_of(cast, "The year of tides", "everyone")

    for after in ("²", "-1", "x", "9" * 5000, "٣"):
        assert "The year of tides" in client.get("/showcases/", {"after": after}).content.decode()
