"""The room of a year that is over is sealed."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from hub.school.models import SchoolYear
from hub.showcase.models import Reopening, Section
from hub.showcase.tasks import seal_finished_years
from samples.cast import Cast

ROOM = "/@mei/showcase/grade-6/"


@pytest.fixture
def last_years(cast: Cast) -> Section:
    """Mei's room of a year that ended ten days ago, made in that year and open to her class."""
    ended = timezone.localdate() - datetime.timedelta(days=10)
    year = SchoolYear.objects.create(
        school=cast.school, name="before", starts_on=ended - datetime.timedelta(days=300), ends_on=ended
    )
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=year)
    room.show(by=cast.mei, audience="class")
    Section.objects.update(made_at=timezone.now() - datetime.timedelta(days=60))
    return room


def seal(room: Section) -> None:
    seal_finished_years.enqueue()
    room.refresh_from_db()


def test_it_stays_readable_with_its_date_and_cannot_be_changed(client: Client, cast: Cast, last_years: Section):
    seal(last_years)

    client.force_login(cast.tomas)
    assert "Sealed on" in client.get(ROOM).content.decode()
    client.force_login(cast.mei)
    assert "Change this room" not in client.get(ROOM).content.decode()
    assert client.get(f"/showcase/{last_years.public_id}/").status_code == 404
    assert client.post(f"/showcase/{last_years.public_id}/open/", {"audience": "everyone"}).status_code == 404


def test_its_owner_finds_it_among_the_others_and_starts_no_second_one(client: Client, cast: Cast, last_years: Section):
    seal(last_years)
    client.force_login(cast.mei)

    page = client.get("/showcase/").content.decode()

    assert "sealed on" in page
    assert f"/showcase/{last_years.public_id}/" not in page
    assert 'value="grade-6"' not in page


def test_sealing_twice_keeps_the_first_date(last_years: Section):
    seal(last_years)
    first = last_years.sealed_at

    seal(last_years)

    assert first is not None
    assert last_years.sealed_at == first


def test_a_year_that_goes_on_is_not_sealed(cast: Cast, last_years: Section):
    Section.objects.update(year=cast.year)

    seal(last_years)

    assert last_years.sealed_at is None


def test_what_nobody_else_has_seen_yet_stays_open_to_its_owner(cast: Cast, last_years: Section):
    last_years.show(by=cast.mei, audience="everyone")
    seal(last_years)
    assert last_years.sealed_at is None

    last_years.close()
    seal(last_years)

    assert last_years.sealed_at is None


def test_a_room_that_came_with_an_import_after_its_year_is_not_sealed_at_once(last_years: Section):
    Section.objects.update(made_at=timezone.now())

    seal(last_years)

    assert last_years.sealed_at is None


def test_a_teacher_opens_it_again_for_a_day(client: Client, cast: Cast, last_years: Section):
    seal(last_years)
    client.force_login(cast.ines)
    assert "Open it again for a day" in client.get(ROOM).content.decode()

    client.post(f"/showcase/{last_years.public_id}/open-again/")

    assert Reopening.objects.get().by == cast.ines
    seal(last_years)
    assert last_years.sealed_at is None
    client.force_login(cast.mei)
    assert "Change this room" in client.get(ROOM).content.decode()
    Reopening.objects.update(until=timezone.now())
    seal(last_years)
    assert last_years.sealed_at is not None


@pytest.mark.parametrize("name", ["mei", "tomas", "noah", "rosa", "aiko", "elias"])
def test_nobody_else_takes_the_seal_off(client: Client, cast: Cast, last_years: Section, name: str):
    seal(last_years)
    client.force_login(getattr(cast, name))

    assert client.post(f"/showcase/{last_years.public_id}/open-again/").status_code == 404


def test_a_teacher_opens_their_own_room_again(client: Client, cast: Cast, last_years: Section):
    own = Section.start(cast.blogs["Ines"], cast.grade_6, by=cast.ines, year=last_years.year)
    own.show(by=cast.ines, audience="school")
    Section.objects.update(made_at=timezone.now() - datetime.timedelta(days=60))
    seal(own)
    assert own.sealed_at is not None
    client.force_login(cast.rosa)
    assert client.post(f"/showcase/{own.public_id}/open-again/").status_code == 404
    client.force_login(cast.ines)

    client.post(f"/showcase/{own.public_id}/open-again/")

    own.refresh_from_db()
    assert own.sealed_at is None
