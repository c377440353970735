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


def test_a_room_in_progress_asks_for_words_when_its_owner_says_so(client: Client, cast: Cast):
    room = room_of(cast, "The year of tides", "class")
    client.force_login(cast.tomas)
    assert "The year of tides" not in client.get("/showcases/?show=asking").content.decode()
    client.force_login(cast.mei)
    assert "Ask for kind words in the gallery" in client.get(room.get_absolute_url()).content.decode()

    client.post(f"/showcase/{room.public_id}/gallery/")

    client.force_login(cast.tomas)
    page = client.get("/showcases/?show=asking").content.decode()
    assert "The year of tides" in page
    assert "in progress, asks for kind words" in page
    client.force_login(cast.noah)
    assert "The year of tides" not in client.get("/showcases/?show=asking").content.decode()
    client.force_login(cast.mei)
    client.post(f"/showcase/{room.public_id}/ready/")
    assert "in progress" not in client.get("/showcases/?show=asking").content.decode()
    client.post(f"/showcase/{room.public_id}/gallery/", {"not": ""})
    assert "The year of tides" not in client.get("/showcases/?show=asking").content.decode()


def test_ready_and_not_ready_open_the_room_to_nobody(client: Client, cast: Cast):
    room = room_of(cast, "The year of tides", "class")
    room.close()
    client.force_login(cast.mei)

    client.post(f"/showcase/{room.public_id}/ready/")
    client.post(f"/showcase/{room.public_id}/gallery/")

    assert cast.who_sees(room) == "mei"
    assert "The year of tides" not in client.get("/showcases/?show=asking").content.decode()
    client.post(f"/showcase/{room.public_id}/ready/", {"not": ""})
    room.refresh_from_db()
    assert room.ready_at is None


def test_a_sealed_room_asks_no_more(client: Client, cast: Cast):
    room = room_of(cast, "The year of tides", "class")
    room.want_words(wanted=True)
    Section.objects.update(sealed_at=room.words_wanted_at)
    client.force_login(cast.tomas)

    assert "The year of tides" not in client.get("/showcases/?show=asking").content.decode()
