"""Teachers keep the cards and pictures of their class."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from hub.activity.models import Act
from hub.people.models import Person, SignInCard
from hub.portal.tests.ways_in import at_the_pictures, press, signed_in
from hub.school.models import Classroom


@pytest.fixture
def finn(hill: SimpleNamespace) -> Client:
    client = Client()
    client.force_login(hill.finn)
    return client


def test_a_teacher_makes_cards_for_the_class(hill: SimpleNamespace, finn: Client):
    SignInCard.make(hill.noah, by=hill.finn)

    page = finn.post("/class/6b/cards/")

    assert [card.person.first_name for card in page.context["cards"]] == ["Ada", "Mei", "Noah"]
    assert page.text.count("<path d=") >= 3
    assert "no-store" in page.headers["Cache-Control"]
    assert SignInCard.objects.working().count() == 3
    assert all(hash_.secret_hash not in page.text for hash_ in SignInCard.objects.all())


def test_looking_at_the_list_makes_nothing(hill: SimpleNamespace, finn: Client):
    assert "has no card" in finn.get("/class/6b/cards/").text
    assert not SignInCard.objects.exists()


def test_a_stopped_card_signs_its_finder_out(hill: SimpleNamespace, finn: Client):
    _card, secret = SignInCard.make(hill.noah, by=hill.finn)
    finder = Client()
    finder.post(f"/card/{secret}/")

    finn.post(f"/class/6b/cards/{hill.noah.public_id}/revoke/")

    assert signed_in(finder) is None
    assert finder.get(f"/card/{secret}/").status_code == 404


def test_new_pictures_work_at_once_whoever_has_guessed(hill: SimpleNamespace, finn: Client):
    child = Client()
    at_the_pictures(child, hill.noah)
    for _guess in range(10):
        press(child, hill.noah, "fish", "moon")

    page: Any = finn.post(f"/class/6b/cards/{hill.noah.public_id}/pictures/")
    press(child, hill.noah, *(picture["value"] for picture in page.context["pictures"]))

    assert signed_in(child) == hill.noah


def test_a_new_class_code_ends_the_old_one_and_what_it_opened(hill: SimpleNamespace, finn: Client):
    _card, secret = SignInCard.make(hill.noah, by=hill.finn)
    stranger = Client()
    at_the_pictures(stranger, hill.noah)
    assert "Noah" in stranger.get("/sign-in/class/").text

    finn.post("/class/6b/cards/code/", {"code": Classroom.objects.get(slug="6b").code})

    assert stranger.get("/sign-in/class/").status_code == 302
    at_the_pictures(stranger, hill.noah)
    assert stranger.get("/sign-in/class/").status_code == 302
    code = Classroom.objects.get(slug="6b").code
    assert code in finn.get("/class/6b/cards/").text
    assert stranger.post("/sign-in/", {"code": code})["Location"] == "/sign-in/class/"
    assert Client().post(f"/card/{secret}/").status_code == 302
    assert Act.objects.filter(kind="class-code-changed", by=hill.finn.public_id).count() == 1


def test_a_new_class_code_is_one_when_the_button_is_pressed_twice(hill: SimpleNamespace, finn: Client):
    old = Classroom.objects.get(slug="6b").code
    assert f'name="code" value="{old}"' in finn.get("/class/6b/cards/").text

    finn.post("/class/6b/cards/code/", {"code": old})
    new = Classroom.objects.get(slug="6b").code
    finn.post("/class/6b/cards/code/", {"code": old})

    assert old != new == Classroom.objects.get(slug="6b").code
    assert Act.objects.filter(kind="class-code-changed").count() == 1


@pytest.mark.parametrize("action", ["", "code/", "{}/new/", "{}/revoke/", "{}/pictures/"])
def test_nobody_else_keeps_cards(hill: SimpleNamespace, action: str):
    other = Person.objects.create_person("Kofi", email="kofi@school.example")
    for person in (other, hill.noah):
        client = Client()
        client.force_login(person)

        assert client.post("/class/6b/cards/" + action.format(hill.mei.public_id)).status_code == 404


def test_a_person_of_another_class_has_no_card_here(hill: SimpleNamespace, finn: Client):
    assert finn.post(f"/class/6b/cards/{hill.amara.public_id}/new/").status_code == 404


def test_a_printed_card_says_where_to_type_the_code(hill: SimpleNamespace, finn: Client):
    page = finn.post("/class/6b/cards/").text

    assert page.count("<b>testserver<wbr>/sign-in/</b>") == 3
