"""A student comes in with a card."""

import datetime
from types import SimpleNamespace

import pytest
import time_machine
from django.test import Client

from hub.people.models import SignInCard
from hub.portal.tests.ways_in import signed_in
from hub.school.models import Policy


def test_looking_at_a_card_signs_nobody_in(hill: SimpleNamespace, client: Client):
    _card, secret = SignInCard.make(hill.noah, by=hill.finn)

    for _scanner in range(100):
        page = client.get(f"/card/{secret}/")

    assert "Is this you?" in page.text and "Noah" in page.text
    assert signed_in(client) is None


def test_saying_yes_signs_in(hill: SimpleNamespace, client: Client):
    _card, secret = SignInCard.make(hill.noah, by=hill.finn)

    client.post(f"/card/{secret}/")

    assert signed_in(client) == hill.noah


def test_a_card_that_was_taken_back_says_what_to_do(hill: SimpleNamespace, client: Client):
    card, secret = SignInCard.make(hill.noah, by=hill.finn)
    card.revoke(by=hill.finn)

    page = client.post(f"/card/{secret}/")

    assert page.status_code == 404
    assert "Ask your teacher for a new card." in page.text
    assert signed_in(client) is None


def test_a_new_card_stops_the_old_one(hill: SimpleNamespace, client: Client):
    _card, old = SignInCard.make(hill.noah, by=hill.finn)
    SignInCard.make(hill.noah, by=hill.finn)

    assert client.get(f"/card/{old}/").status_code == 404


def test_only_students_have_cards(hill: SimpleNamespace, client: Client):
    _card, secret = SignInCard.make(hill.finn, by=hill.amara)

    assert client.post(f"/card/{secret}/").status_code == 404
    assert signed_in(client) is None


def test_the_card_works_while_others_guess(hill: SimpleNamespace, client: Client):
    _card, secret = SignInCard.make(hill.noah, by=hill.finn)
    client.post("/sign-in/", {"code": "FXG427"})
    for _guess in range(20):
        client.post(f"/sign-in/class/{hill.noah.public_id}/", {"first": "fish", "picture": "fish"})

    client.post(f"/card/{secret}/")

    assert signed_in(client) == hill.noah


def test_a_card_works_in_the_network_and_the_hours_that_the_school_says(hill: SimpleNamespace):
    Policy.objects.update(cards_network="198.51.100.0/24, 2001:db8:1::/48", cards_from="08:00", cards_until="16:00")
    hill.school.time_zone = "Asia/Tokyo"
    hill.school.save()
    _card, secret = SignInCard.make(hill.noah, by=hill.finn)
    tomorrow = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    noon = tomorrow.replace(hour=3, minute=0)  # In Tokyo.

    def comes_in(address: str, hours: int) -> bool:
        client = Client(REMOTE_ADDR=address)
        with time_machine.travel(noon + datetime.timedelta(hours=hours)):
            page = client.post(f"/card/{secret}/")
            assert page.status_code == 302 or "Your card works at school" in page.text
            return bool(signed_in(client) == hill.noah)

    assert comes_in("198.51.100.9", 0)
    assert comes_in("2001:db8:1:2::9", -3)
    assert not comes_in("203.0.113.9", 0)
    assert not comes_in("198.51.100.9", 4)
    assert not comes_in("198.51.100.9", -5)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"cards_network": "10.0.0.0/8", "cards_from": "08:00", "cards_until": "16:00"}, 302),
        ({"cards_network": "the school"}, 422),
        ({"cards_network": "2001:db8::/128"}, 422),
        ({"cards_from": "08:00"}, 422),
        ({"cards_from": "16:00", "cards_until": "08:00"}, 422),
    ],
)
def test_where_and_when_cards_work_is_said_in_full(
    hill: SimpleNamespace, client: Client, told: dict[str, str], status: int
):
    client.force_login(hill.amara)
    rest = {"widest_audience": "school", "approval_for": "all", "comments_by": "school", "second_step_of": "nobody"}

    assert client.post("/manage/policy/", rest | told).status_code == status
    assert (Policy.objects.get().cards_network == "10.0.0.0/8") is (status == 302)
