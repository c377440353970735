"""Earlier texts: of what is typed too, in words that a child reads, beside the newest."""

from __future__ import annotations

import datetime

import pytest
from time_machine import TimeMachineFixture

from hub.blogs.models import Entry, Revision
from hub.text.days import spoken_time

MORNING = datetime.datetime(2026, 11, 24, 9, 12, tzinfo=datetime.UTC)


def minutes(count: float) -> datetime.datetime:
    """So many after the morning began."""
    return MORNING + datetime.timedelta(minutes=count)


@pytest.mark.thorough
def test_what_is_typed_is_kept_once_in_ten_minutes(mei, cast, time_machine: TimeMachineFixture):
    time_machine.move_to(MORNING, tick=False)
    fresh = mei.new()
    for number in range(26):
        time_machine.move_to(minutes(number), tick=False)
        mei.keep(fresh["id"], start=fresh["start"], body=f"After {number} minutes.", base_version=str(number))

    kept = Revision.objects.filter(entry=Entry.objects.get()).order_by("at")

    assert [(text.body, text.at) for text in kept] == [
        ("<p>After 9 minutes.</p>", minutes(9)),
        ("<p>After 18 minutes.</p>", minutes(18)),
    ]


def test_it_is_told_as_one_remembers_it(mei, cast, time_machine: TimeMachineFixture):
    time_machine.move_to(MORNING, tick=False)
    entry = mei.write(body="The first text.")
    time_machine.move_to(minutes(20), tick=False)
    mei.keep(entry.public_id, body="The second text.", base_version="1")
    time_machine.move_to(minutes(60 * 26), tick=False)
    mei.client.force_login(cast.mei)

    page = mei.client.get(f"/write/{entry.public_id}/history/").content.decode()

    assert "yesterday morning, 09:12" in page


def test_times_of_day_have_their_words():
    told = [spoken_time(minutes(60 * hours), minutes(60 * 9)) for hours in (0, 4, 8.5, -15, -20, -48, -480)]

    assert told == [
        "this morning, 09:12",
        "this afternoon, 13:12",
        "this evening, 17:42",
        "yesterday evening, 18:12",
        "yesterday afternoon, 13:12",
        "Sunday, 09:12",
        "4 November 2026, 09:12",
    ]


def test_an_earlier_text_is_compared_with_the_newest(mei):
    entry = mei.write(body="It held two kilos.")
    mei.publish(entry.public_id, base_version="1", body="It held three kilos.")
    earlier = Revision.objects.get(entry=entry)

    page = mei.client.get(f"/write/{entry.public_id}/history/{earlier.pk}/").content.decode()

    assert "It held <del>two</del><ins>three</ins> kilos." in page
