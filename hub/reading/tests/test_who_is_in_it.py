"""A picture, film or sound with somebody who may not be shown outside stays inside the school, wherever it stands."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.media.models import Appearance, MediaFile
from hub.school.models import Consent
from hub.showcase.models import EditionPiece, Piece, RoomLink, Section, make_edition
from samples.cast import Cast
from tests.world import make_picture

FACE, VOICE = Consent.Kind.FACE, Consent.Kind.VOICE
INSIDE = "mei tomas noah kofi luca ines rosa omar zara nora daniel"


@pytest.fixture
def picture(cast: Cast) -> MediaFile:
    """A picture of Mei's that shows Tomas, whose family has not said yes to his face."""
    picture = make_picture(cast, cast.mei, "tide.png", alternative="Two with buckets")
    mark(picture, cast)
    return picture


def mark(picture: MediaFile, cast: Cast) -> None:
    """Say that Tomas is in it."""
    Appearance.note(picture, [cast.tomas], among=[cast.tomas], by=cast.mei)


def post_with(picture: MediaFile, cast: Cast, audience: str = "everyone") -> Entry:
    """A post of Mei's that shows the picture in its text and on top."""
    post = cast.post(cast.mei, audience, body=f'<figure><img data-media="{picture.public_id}" alt="Two"></figure>')
    post.feature(picture)
    return post


def test_a_post_with_a_face_that_may_not_be_shown_stays_in_the_school_and_the_authors_family(
    cast: Cast, picture: MediaFile
):
    assert cast.who_sees(post_with(picture, cast)) == f"{INSIDE} aiko"


def test_other_families_do_not_see_it_either(cast: Cast, picture: MediaFile):
    post = post_with(picture, cast, "families")

    assert not cast.sees(cast.marta, post)
    assert cast.sees(cast.aiko, post)


def test_with_the_consent_it_is_there_for_everyone(cast: Cast, picture: MediaFile):
    post = post_with(picture, cast)

    Consent.give(cast.school, cast.tomas, FACE, by=cast.marta)

    assert cast.sees(None, post)


def test_consent_withdrawn_hides_it_at_once(cast: Cast, picture: MediaFile, client: Client):
    post = post_with(picture, cast)
    Consent.give(cast.school, cast.tomas, FACE, by=cast.marta)
    addresses = (post.get_absolute_url(), picture.address())
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    tag = client.get(post.get_absolute_url()).get("ETag", "")

    Consent.withdraw(cast.school, cast.tomas, FACE, by=cast.marta)

    assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert client.get(post.get_absolute_url(), headers={"if-none-match": tag}).status_code == 404
    for address in ("/", "/@mei/", "/@mei/feed/", "/@mei/feed/json/", "/feed/", "/search/?q=tide", "/sitemap.xml"):
        answer = client.get(address)
        assert picture.public_id not in answer.text
        assert post.slug not in answer.text


def test_a_grown_up_in_a_picture_needs_no_consent(cast: Cast):
    picture = make_picture(cast, cast.mei, "tide.png")
    Appearance.note(picture, [cast.ines], among=[cast.ines], by=cast.mei)

    assert cast.sees(None, post_with(picture, cast))


def test_a_teachers_class_photo_is_held_back_too(cast: Cast):
    picture = make_picture(cast, cast.ines, "class.png")
    mark(picture, cast)
    post = cast.post(
        cast.ines, "everyone", blog=cast.blogs["6B"], body=f'<figure><img data-media="{picture.public_id}"></figure>'
    )

    assert cast.who_sees(post) == INSIDE


@pytest.mark.parametrize(
    ("kind", "given", "seen"),
    [
        ("image", (FACE,), True),
        ("image", (VOICE,), False),
        ("audio", (VOICE,), True),
        ("audio", (FACE,), False),
        ("video", (FACE,), False),
        ("video", (VOICE,), False),
        ("video", (FACE, VOICE), True),
        ("file", (FACE,), True),
        ("file", (), False),
    ],
)
def test_a_face_needs_its_consent_a_voice_its_own_and_a_film_both(
    cast: Cast, picture: MediaFile, kind: str, given: tuple[str, ...], seen: bool
):
    post = post_with(picture, cast)
    MediaFile.objects.filter(pk=picture.pk).update(kind=kind)

    Consent.give(cast.school, cast.tomas, *given, by=cast.marta)

    assert cast.sees(None, post) is seen


@pytest.fixture
def room(cast: Cast) -> Section:
    """Mei's room for everyone."""
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="everyone")
    if room.approval is not None:
        room.approval.release(by=cast.ines)
    return room


def test_a_piece_with_such_a_picture_is_not_in_the_room_for_others(cast: Cast, picture: MediaFile, room: Section):
    piece = Piece.objects.create(section=room, title="By the sea", picture=picture)

    assert cast.who_sees(piece) == f"{INSIDE} aiko"
    assert not MediaFile.objects.visible_to(cast.viewer(None)).exists()


def test_nor_in_a_copy_of_the_room(cast: Cast, picture: MediaFile, room: Section):
    Piece.objects.create(section=room, title="By the sea", picture=picture)
    Consent.give(cast.school, cast.tomas, FACE, by=cast.marta)
    edition = make_edition(room, "Spring conference", audience="everyone", now=timezone.now())
    piece = EditionPiece.objects.visible_to(cast.viewer(None)).get(edition=edition)

    Consent.withdraw(cast.school, cast.tomas, FACE, by=cast.marta)

    assert not cast.sees(None, piece)
    assert cast.sees(cast.noah, piece)
    assert not MediaFile.objects.visible_to(cast.viewer(None)).exists()


def test_nor_behind_a_secret_link(cast: Cast, picture: MediaFile, room: Section, client: Client):
    Piece.objects.create(section=room, title="By the sea", picture=picture)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    link = RoomLink.make(room, by=cast.mei, viewer=cast.viewer(cast.mei), ends_on=tomorrow)
    link.release(by=cast.ines)

    page = client.get(f"/shared/{link.secret}/")

    assert page.status_code == 200
    assert "By the sea" not in page.text
    assert client.get(f"/shared/{link.secret}/media/{picture.public_id}/original").status_code == 404


def test_nor_in_the_text_of_an_imported_room(cast: Cast, picture: MediaFile, room: Section):
    room.body = f'<figure><img data-media="{picture.public_id}"></figure>'
    room.save(update_fields=["body"])

    seen = [bool(MediaFile.objects.visible_to(cast.viewer(one)).count()) for one in (None, cast.marta, cast.noah)]

    assert seen == [False, False, True]


def test_who_is_asked_about_one_changes_nothing_about_another(cast: Cast, picture: MediaFile):
    Appearance.note(picture, [cast.mei], among=[cast.mei], by=cast.mei)
    assert {one.person for one in picture.appearances.all()} == {cast.mei, cast.tomas}

    Appearance.note(picture, [], among=[cast.tomas], by=cast.mei)

    assert [one.person for one in picture.appearances.all()] == [cast.mei]


def test_a_visitors_page_is_the_same_with_and_without_such_a_post(cast: Cast, picture: MediaFile, client: Client):
    cast.post(cast.mei, "everyone", "Shown to all")
    before = client.get("/@mei/feed/json/").json()["items"]

    post_with(picture, cast)

    assert client.get("/@mei/feed/json/").json()["items"] == before
    assert Entry.objects.visible_to(Viewer(cast.school)).count() == 1
