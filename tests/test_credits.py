"""Who made a picture goes along into the feeds and the rooms of the showcase."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hub.families.models import FamilyLink
from hub.media.credits import credits_of
from hub.media.models import MediaFile
from hub.showcase.models import Section
from tests.world import build_world, make_picture

pytestmark = pytest.mark.django_db


def credited(cast, **more: str) -> MediaFile:
    return make_picture(cast, cast.mei, "tide.png", alternative="Pools", credit_maker="Ana & Reis", **more)


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_a_feed_says_who_made_the_picture(cast, client: Client, kind):
    picture = credited(cast, licence="cc-by", credit_source="https://example.org/pool")
    cast.post(cast.mei, "everyone", "Tide", body=f'<figure><img data-media="{picture.public_id}"></figure>')

    words = client.get(reverse(f"blog-feed-{kind}", args=["mei"])).content.decode()

    assert "example.org/pool" in words and "CC BY 4.0" in words
    assert "Ana &amp; Reis" in words or "Ana &amp;amp; Reis" in words


def test_a_room_says_who_made_the_picture(cast, client: Client):
    world = build_world(cast)
    world.piece.picture = credited(cast)
    world.piece.save(update_fields=["picture"])
    client.force_login(cast.mei)

    page = client.get(world.room.get_absolute_url()).content.decode()

    assert "Image credits" in page and "Pools: Ana &amp; Reis" in page


def test_so_do_the_page_of_a_piece_the_family_and_the_text_that_came_with_an_imported_room(cast, client: Client):
    world = build_world(cast)
    world.piece.picture = credited(cast)
    world.piece.save(update_fields=["picture"])
    link = FamilyLink.make(cast.aiko, cast.school)
    talk = reverse("piece-talk", args=["mei", "grade-6", world.piece.public_id])
    for address in (talk, reverse("family-room", args=[link.token, world.room.public_id])):
        client.force_login(cast.mei)
        assert "Pools: Ana &amp; Reis" in client.get(address).content.decode(), address

    world.piece.delete()
    made = credited(cast, licence="cc-by")
    Section.objects.update(body=f'<figure><img data-media="{made.public_id}" alt="Pools"></figure>')

    for address in (world.room.get_absolute_url(), f"{world.room.get_absolute_url()}present/"):
        assert "Pools: Ana &amp; Reis" in client.get(address).content.decode(), address


def test_strangers_do_not_learn_the_name_of_a_file(cast, client: Client):
    paper = make_picture(cast, cast.mei, "Mei Tanaka 6B.pdf", alternative="", credit_maker="Ana")
    MediaFile.objects.update(kind=MediaFile.Kind.DOCUMENT)
    body = f'<figure><a data-media="{paper.public_id}"></a></figure><p><a data-media="{paper.public_id}">mine</a></p>'
    post = cast.post(cast.mei, "everyone", "Report", body=body)
    addresses = [post.get_absolute_url(), reverse("blog-feed-rss", args=["mei"])]

    strangers = [client.get(address).content.decode() for address in addresses]
    client.force_login(cast.tomas)
    classmate = client.get(addresses[0]).content.decode()

    assert all("Tanaka" not in page for page in strangers)
    assert "file: Ana" in strangers[0]
    assert "Mei Tanaka 6B.pdf" in classmate


def test_a_long_description_is_cut_at_the_end_of_a_word():
    words = "A stick bridge between two chairs in our classroom. A red bucket with 2.4 kilograms of sand hangs from it."
    file = MediaFile(kind="image", alternative=words, credit_maker="Bruno")

    [credit] = credits_of([file])

    assert credit["text"] == "A stick bridge between two chairs in our classroom: Bruno"
    file.alternative = words.replace("classroom. A", "classroom, a")
    assert credits_of([file])[0]["text"].startswith(
        "A stick bridge between two chairs in our classroom, a red bucket with 2.4…"
    )
