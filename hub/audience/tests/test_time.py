"""The edge of time: never early, for anybody, in any time zone; and nothing lasts longer than it was meant to."""

import datetime

import pytest
from django.utils import timezone

from samples.cast import Cast

COMES_OUT = datetime.datetime(2026, 3, 29, 1, 0, tzinfo=datetime.UTC)  # the hour that summer time takes away
SECOND = datetime.timedelta(seconds=1)


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tokyo"])
@pytest.mark.parametrize("who", ["tomas", "ines", "nora", "daniel", "aiko", "visitor"])
def test_a_scheduled_post_is_never_early_and_never_late(cast: Cast, zone: str, who: str):
    cast.school.time_zone = zone
    cast.school.save(update_fields=["time_zone"])
    _since_long_ago(cast)
    post = cast.post(cast.mei, "everyone", at=COMES_OUT)

    with timezone.override("Pacific/Kiritimati"):
        assert not cast.sees(cast.people[who], post, now=COMES_OUT - SECOND)
    assert cast.sees(cast.people[who], post, now=COMES_OUT)


def test_its_author_sees_it_all_the_time(cast: Cast):
    post = cast.post(cast.mei, "class", at=timezone.now() + datetime.timedelta(days=1))

    assert cast.who_sees(post) == "mei"


def test_those_who_approve_can_say_yes_before_it_comes_out_but_read_no_other_scheduled_post(cast: Cast):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    asks = cast.post(cast.mei, "everyone", at=tomorrow, released=False)
    does_not_ask = cast.post(cast.mei, "class", at=tomorrow)

    moderated = type(asks).objects.moderated_by(cast.viewer(cast.ines))

    assert asks in moderated
    assert does_not_ask not in moderated


def test_a_date_in_the_past_does_not_go_round_the_teacher(cast: Cast):
    post = cast.post(cast.mei, "everyone", at=timezone.now() - datetime.timedelta(days=900), released=False)

    assert not cast.sees(None, post)


def test_an_enrolment_ends_at_the_end_of_its_last_day_where_the_school_is(cast: Cast):
    cast.school.time_zone = "Asia/Tokyo"
    cast.school.save(update_fields=["time_zone"])
    _since_long_ago(cast)
    cast.tomas.enrolments.update(ends_on=datetime.date(2026, 3, 20))
    post = cast.post(cast.mei, "class", at=datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC))
    midnight_in_tokyo = datetime.datetime(2026, 3, 20, 15, 0, tzinfo=datetime.UTC)

    assert cast.sees(cast.tomas, post, now=midnight_in_tokyo - SECOND)
    assert not cast.sees(cast.tomas, post, now=midnight_in_tokyo)


def _since_long_ago(cast: Cast) -> None:
    """Let everybody be what they are since long before the days of these tests."""
    long_ago = datetime.date(2020, 1, 1)
    for person in (cast.mei, cast.tomas, cast.ines):
        person.enrolments.update(starts_on=long_ago)
    for person in (cast.nora, cast.daniel):
        person.appointments.update(starts_on=long_ago)
    cast.aiko.children_links.update(starts_on=long_ago)
