"""A student comes in with a card."""

from types import SimpleNamespace

from django.test import Client

from hub.people.models import SignInCard
from hub.portal.tests.ways_in import signed_in


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
