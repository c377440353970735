"""Take it with me: who may pack which blog, and what comes of it."""

from __future__ import annotations

import os
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.portability.leaving import packing
from hub.portability.models import Departure
from hub.portability.models.transfer import transfer_storage
from hub.portability.tasks import forget_packed, pack_departure
from hub.showcase.models import Piece, Section
from samples.cast import Cast
from tests.world import make_picture


@pytest.fixture
def mei(client: Client, cast: Cast) -> Client:
    client.force_login(cast.mei)
    return client


def ask(client: Client, cast: Cast, kind: str = "wordpress") -> Departure:
    client.post(reverse("pack-blog", args=[cast.blogs["Mei"].slug]), {"kind": kind})
    return Departure.objects.latest("pk")


def packed(client: Client, departure: Departure) -> set[str]:
    """The names of what is in the file, as a browser gets it."""
    answer = client.get(reverse("packed-file", args=[departure.public_id]))
    assert answer["Content-Disposition"].startswith("attachment") and "no-store" in answer["Cache-Control"]
    return set(zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))).namelist())  # type: ignore[attr-defined]


def test_a_student_packs_their_blog_and_saves_the_file(mei: Client, cast: Cast) -> None:
    cast.post(cast.mei, "class", "A bridge")

    assert mei.get(reverse("take-along")).headers["Location"] == reverse("take-blog", args=["mei"])
    departure = ask(mei, cast)

    page = mei.get(reverse("take-blog", args=["mei"])).content.decode()
    assert departure.state == Departure.State.DONE and "It is packed" in page and "1 post" in page
    assert packed(mei, departure) == {"wordpress.xml", "READ-ME.html"}


def test_to_keep_at_home_it_is_a_folder_that_opens(mei: Client, cast: Cast) -> None:
    cast.post(cast.mei, "class", "A bridge")

    assert packed(mei, ask(mei, cast, "archive")) >= {"index.html", "README.txt", "data/portfolio.json"}


def test_a_load_that_broke_off_goes_on(mei: Client, cast: Cast) -> None:
    """A39."""
    cast.post(cast.mei, "class", "A bridge")
    address = reverse("packed-file", args=[ask(mei, cast).public_id])

    whole = mei.get(address)
    rest = mei.get(address, headers={"Range": "bytes=100-", "If-Range": whole["ETag"]})

    content = b"".join(whole.streaming_content)  # type: ignore[attr-defined]
    assert rest.status_code == 206 and b"".join(rest.streaming_content) == content[100:]  # type: ignore[attr-defined]
    assert whole["Accept-Ranges"] == "bytes" and "no-store" in rest["Cache-Control"]
    assert mei.get(address, headers={"Range": "bytes=100-", "If-Range": '"another"'}).status_code == 200


def test_the_file_is_for_its_asker_alone(mei: Client, cast: Cast) -> None:
    departure = ask(mei, cast)

    for other in (cast.tomas, cast.ines, cast.aiko, cast.daniel):
        client = Client()
        client.force_login(other)
        for name in ("packed-file", "packing"):
            assert client.get(reverse(name, args=[departure.public_id])).status_code == 404
        assert client.post(reverse("stop-packing", args=[departure.public_id])).status_code == 404


def test_a_guardian_takes_what_the_child_shows_them(client: Client, cast: Cast) -> None:
    cast.post(cast.mei, "class", "A bridge")
    cast.post(cast.mei, "teachers", "Only for my teachers")
    client.force_login(cast.aiko)

    departure = ask(client, cast)

    answer = client.get(reverse("packed-file", args=[departure.public_id]))
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        text = archive.read("wordpress.xml").decode()
    assert "A bridge" in text and "Only for my teachers" not in text


@pytest.mark.parametrize("kind", ["wordpress", "archive", "leap2a", "markdown"])
def test_a_guardian_takes_no_title_and_no_kept_text_of_a_post_that_the_child_keeps_from_them(
    client: Client, cast: Cast, kind: str
) -> None:
    post = cast.post(cast.mei, "teachers", "Only for my teachers", body="<p>A secret of mine</p>")
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="class")
    piece = Piece.objects.create(section=room, entry=post, why="It is the best.")
    piece.keep_as_it_is(by=cast.mei)
    client.force_login(cast.aiko)

    departure = ask(client, cast, kind)

    answer = client.get(reverse("packed-file", args=[departure.public_id]))
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "It is the best." in text
    assert "Only for my teachers" not in text and "A secret of mine" not in text and post.public_id not in text


@pytest.mark.parametrize("kind", ["wordpress", "archive", "leap2a", "markdown"])
def test_a_guardian_takes_the_pictures_of_the_room_along(client: Client, cast: Cast, kind: str) -> None:
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="class")
    Piece.objects.create(section=room, picture=make_picture(cast, cast.mei, "clay.png"), title="A bowl")
    make_picture(cast, cast.mei, "nowhere.png")
    client.force_login(cast.aiko)

    names = " ".join(packed(client, ask(client, cast, kind)))

    assert "clay.png" in names and "nowhere.png" not in names


def test_asking_twice_packs_once(mei: Client, cast: Cast) -> None:
    first = Departure.ask(cast.blogs["Mei"], "wordpress", by=cast.mei)[0]

    assert ask(mei, cast) == first and Departure.objects.count() == 1


def test_what_was_stopped_is_not_packed(mei: Client, cast: Cast) -> None:
    departure = Departure.ask(cast.blogs["Mei"], "wordpress", by=cast.mei)[0]
    mei.post(reverse("stop-packing", args=[departure.public_id]))

    pack_departure.enqueue(departure.pk)

    departure.refresh_from_db()
    assert departure.state == Departure.State.STOPPED and not departure.file


def test_what_is_stopped_at_the_last_moment_leaves_no_file(mei: Client, cast: Cast, monkeypatch) -> None:
    departure = Departure.ask(cast.blogs["Mei"], "archive", by=cast.mei)[0]
    write = packing.WRITERS["archive"]

    def stopped_when_written(*args: Any, **named: Any) -> Any:
        done = write(*args, **named)
        mei.post(reverse("stop-packing", args=[departure.public_id]))
        return done

    monkeypatch.setitem(packing.WRITERS, "archive", stopped_when_written)
    pack_departure.enqueue(departure.pk)

    departure.refresh_from_db()
    assert departure.state == Departure.State.STOPPED and not departure.file
    assert not list(Path(transfer_storage().location).glob(f"{departure.public_id}*"))


def test_who_may_not_take_it_any_more_gets_nothing(client: Client, cast: Cast) -> None:
    departure = Departure.ask(cast.blogs["Mei"], "wordpress", by=cast.tomas)[0]

    pack_departure.enqueue(departure.pk)

    departure.refresh_from_db()
    assert departure.state == Departure.State.STOPPED and not departure.file


def test_after_a_week_the_file_is_gone(mei: Client, cast: Cast) -> None:
    departure = ask(mei, cast)
    Departure.objects.update(finished_at=timezone.now() - timedelta(days=8))

    forget_packed.call()

    departure.refresh_from_db()
    assert departure.state == Departure.State.OVER and not departure.file
    assert mei.get(reverse("packed-file", args=[departure.public_id])).status_code == 404
    assert "Where is it going?" in mei.get(reverse("take-blog", args=["mei"])).content.decode()


def test_for_others_than_its_owner_it_lies_ready_for_a_day(client: Client, cast: Cast) -> None:
    client.force_login(cast.aiko)
    departure = ask(client, cast)
    Departure.objects.update(finished_at=timezone.now() - timedelta(days=2))

    forget_packed.call()

    departure.refresh_from_db()
    assert departure.state == Departure.State.OVER and not departure.file


def test_the_file_of_somebody_who_was_erased_goes_too(mei: Client, cast: Cast) -> None:
    departure = ask(mei, cast)
    place = Path(departure.file.path)
    Departure.objects.filter(pk=departure.pk).delete()
    long_ago = (timezone.now() - timedelta(hours=2)).timestamp()
    os.utime(place, (long_ago, long_ago))

    forget_packed.call()

    assert not place.exists()


def test_an_unknown_way_is_refused(mei: Client, cast: Cast) -> None:
    assert mei.post(reverse("pack-blog", args=["mei"]), {"kind": "a-bottle"}).status_code == 404
    assert not Departure.objects.exists()
