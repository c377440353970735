"""A student comes in with class code, face and two pictures."""

import datetime
from types import SimpleNamespace

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.utils import timezone

from hub.people import slow_down
from hub.people.models import Person
from hub.portal.tests.ways_in import at_the_pictures, press, signed_in
from hub.school.models import Appointment

ELSEWHERE = "203.0.113.9"


def test_the_faces_are_shown_to_those_who_know_the_code(hill: SimpleNamespace, client: Client):
    page = client.post("/sign-in/", {"code": "fxg427"}, follow=True)

    assert page.redirect_chain == [("/sign-in/class/", 302)]
    assert [student.name for student in page.context["students"]] == ["Ada", "Mei", "Noah"]


def test_no_last_name_stands_whole_below_a_face(hill: SimpleNamespace, client: Client):
    Person.objects.filter(pk__in=[hill.ada.pk, hill.mei.pk]).update(first_name="Bo")
    Person.objects.filter(pk=hill.ada.pk).update(last_name="L")
    Person.objects.filter(pk=hill.mei.pk).update(last_name="Lindt")

    page = client.post("/sign-in/", {"code": "fxg427"}, follow=True)

    assert [student.name for student in page.context["students"]] == ["Bo 2", "Bo Li.", "Noah"]


def test_without_the_code_nobody_sees_a_face(hill: SimpleNamespace, client: Client):
    assert client.get("/sign-in/class/").headers["Location"] == "/sign-in/"
    assert client.get(f"/sign-in/class/{hill.noah.public_id}/").headers["Location"] == "/sign-in/"


def test_a_wrong_code_says_what_to_do(hill: SimpleNamespace, client: Client):
    short, unknown = client.post("/sign-in/", {"code": "FXG4"}), client.post("/sign-in/", {"code": "FXG428"})

    assert "A class code has 6 letters and numbers. You typed 4." in short.text
    assert "No class has this code." in unknown.text


def test_two_right_pictures_lead_to_the_desk(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.noah)

    first, second = press(client, hill.noah, "kingfisher", "moon")

    assert "1 of 2" in first.text
    assert second.status_code == 302
    assert signed_in(client) == hill.noah


def test_the_order_of_the_pictures_counts(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.noah)

    _first, second = press(client, hill.noah, "moon", "kingfisher")

    assert "The two pictures don&#x27;t match." in second.text
    assert signed_in(client) is None


def test_a_student_without_pictures_gets_the_same_answer(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.mei)

    _first, second = press(client, hill.mei, "moon", "kingfisher")

    assert "The two pictures don&#x27;t match." in second.text


def test_a_student_of_another_class_is_not_found(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.noah)

    assert client.get(f"/sign-in/class/{hill.finn.public_id}/").status_code == 404


def test_a_student_who_works_at_the_school_comes_in_by_no_pictures(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.noah)
    Appointment.objects.create(school=hill.school, person=hill.noah, role="coach")

    assert press(client, hill.noah, "kingfisher", "moon")[1].status_code == 404
    assert signed_in(client) is None


def test_signing_in_makes_a_new_session_key(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.noah)
    before = client.session.session_key

    press(client, hill.noah, "kingfisher", "moon")

    assert client.session.session_key != before
    assert "class_code" not in client.session


def test_a_students_session_is_short(hill: SimpleNamespace, client: Client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        at_the_pictures(client, hill.noah)
        press(client, hill.noah, "kingfisher", "moon")
        clock.shift(datetime.timedelta(minutes=29))
        assert signed_in(client) == hill.noah
        clock.shift(datetime.timedelta(minutes=31))
        assert signed_in(client) is None


def test_it_ends_after_eight_hours_of_work(hill: SimpleNamespace, client: Client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        at_the_pictures(client, hill.noah)
        press(client, hill.noah, "kingfisher", "moon")
        for _quarter in range(32):
            clock.shift(datetime.timedelta(minutes=15))
            assert signed_in(client) == hill.noah
        clock.shift(datetime.timedelta(minutes=1))
        assert signed_in(client) is None


def test_guesses_are_slowed_down(hill: SimpleNamespace, client: Client):
    with time_machine.travel(timezone.now(), tick=False):
        at_the_pictures(client, hill.noah)
        answers = [press(client, hill.noah, "moon", "fish")[1] for _guess in range(6)]

    assert "don&#x27;t match" in answers[4].text
    assert "Wait 1 second" in answers[5].text


def test_at_most_twenty_of_a_thousand_guesses_an_hour_are_tried(hill: SimpleNamespace, rf: RequestFactory):
    tried = 0
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for guess in range(1000):
            clock.shift(datetime.timedelta(seconds=3.6))
            request = rf.get("/", REMOTE_ADDR=f"203.0.113.{guess % 200}")
            tried += slow_down.begin(request, "person:1").seconds == 0

    assert tried <= 20


def test_the_owner_comes_in_whatever_others_guess(hill: SimpleNamespace):
    own, other = Client(), Client(REMOTE_ADDR=ELSEWHERE)
    at_the_pictures(own, hill.noah)
    press(own, hill.noah, "kingfisher", "moon")
    own.post("/sign-out/")
    at_the_pictures(other, hill.noah)
    for _guess in range(30):
        press(other, hill.noah, "moon", "fish")

    at_the_pictures(own, hill.noah)
    press(own, hill.noah, "kingfisher", "moon")

    assert signed_in(own) == hill.noah


def test_a_right_guess_on_another_device_waits_too(hill: SimpleNamespace):
    other = Client(REMOTE_ADDR=ELSEWHERE)
    with time_machine.travel(timezone.now(), tick=False):
        at_the_pictures(other, hill.noah)
        for _guess in range(10):
            press(other, hill.noah, "moon", "fish")

        press(other, hill.noah, "kingfisher", "moon")

        assert signed_in(other) is None


@pytest.mark.thorough
def test_thirty_students_come_in_from_one_address(hill: SimpleNamespace):
    for _student in range(30):
        client = Client()
        at_the_pictures(client, hill.noah)
        press(client, hill.noah, "kingfisher", "moon")
        assert signed_in(client) == hill.noah


def test_a_wished_page_of_the_hub_is_shown_after_signing_in(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.noah, wished="/@noah/")

    assert press(client, hill.noah, "kingfisher", "moon")[1].headers["Location"] == "/@noah/"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:x"])
def test_nobody_is_sent_to_another_site(hill: SimpleNamespace, client: Client, elsewhere: str):
    at_the_pictures(client, hill.noah, wished=elsewhere)

    assert press(client, hill.noah, "kingfisher", "moon")[1].headers["Location"] == "/desk/"


def test_the_second_picture_leads_to_an_address_without_a_tail(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.noah)
    where = f"/sign-in/class/{hill.noah.public_id}/"

    assert f'action="{where}#pictures"' in client.get(where).text
    assert f'action="{where}"' in client.post(where, {"picture": "kingfisher"}).text


def test_the_next_student_finds_the_faces_of_the_class_and_nothing_else(hill: SimpleNamespace, client: Client):
    at_the_pictures(client, hill.noah)
    press(client, hill.noah, "kingfisher", "moon")
    assert "Next student" in client.get("/desk/").text

    answer = client.post("/sign-in/next/")

    assert answer["Location"] == "/sign-in/class/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert signed_in(client) is None
    assert [student.name for student in client.get("/sign-in/class/").context["students"]] == ["Ada", "Mei", "Noah"]
    assert client.get("/desk/").status_code == 302


def test_a_device_on_which_nobody_typed_a_class_code_shows_no_faces(hill: SimpleNamespace, client: Client):
    client.force_login(hill.noah)
    assert "Next student" not in client.get("/desk/").text

    assert client.post("/sign-in/next/")["Location"] == "/sign-in/"
    assert client.get("/sign-in/class/")["Location"] == "/sign-in/"
