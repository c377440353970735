"""An empty hub is set up by whoever has the one-time link."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

from hub.blogs.models import Blog
from hub.people.models import Person, SignInCard
from hub.portal.first_run import announce_set_up, set_up_link
from hub.portal.zones import is_zone, zone_choices
from hub.school.models import Classroom, Enrolment, Grade, School, SchoolYear
from samples.cast import Cast

pytestmark = pytest.mark.django_db

ANSWERS = {
    "school_name": "Harbour Hill School",
    "language": "en",
    "time_zone": "Asia/Tokyo",
    "year_name": "2026–27",
    "first_day": "2026-08-20",
    "last_day": "2027-06-20",
    "first_grade": "1",
    "last_grade": "12",
    "lower_until": "5",
    "middle_until": "8",
    "first_name": "Amara",
    "email": "amara@school.example",
    "password": "seven quiet harbour boats",
}


def new_link() -> str:
    link = set_up_link()
    assert link
    return link


@pytest.mark.parametrize(
    "address", ["/", "/sign-in/", "/sign-in/staff/", "/@mei/", "/manage/", "/card/x/", "/nothing/"]
)
def test_nothing_is_open_before(client: Client, address: str):
    page = client.get(address)

    assert page.status_code == 503
    assert "This hub is not set up yet. Look at the window where it was started." in " ".join(
        page.text.split()
    ).replace('</h1> <p class="lead">', " ")
    assert "<a " not in page.text.replace('<a class="skip"', "")
    assert "set-up" not in page.text


def test_the_link_opens_the_form(client: Client):
    assert client.get(new_link()).status_code == 200
    assert client.get("/set-up/another-secret/").status_code == 404


def test_only_the_newest_link_works(client: Client):
    old, new = new_link(), new_link()

    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200


def test_the_secret_is_not_kept(client: Client):
    secret = new_link().strip("/").split("/")[1]

    assert secret not in (Path(settings.HUB_HOME) / "set-up-link").read_text()


def test_serve_says_the_link_while_the_hub_is_empty(client: Client):
    assert announce_set_up("http://127.0.0.1:8000")[-1].startswith("http://127.0.0.1:8000/set-up/")
    School.objects.create(name="Harbour Hill School")
    assert announce_set_up("http://127.0.0.1:8000") == []


def test_from_an_empty_hub_to_printed_cards(client: Client):
    link = new_link()

    first_class = client.post(link, ANSWERS, follow=True)
    assert first_class.redirect_chain == [("/manage/new-class/", 302)]
    front = client.get("/").text
    assert "Come in and look around." in front and "0 blogs" not in front and "Lower school" not in front
    school, amara = School.objects.get(), Person.objects.get()
    assert (school.time_zone, SchoolYear.objects.get().name, Grade.objects.count()) == ("Asia/Tokyo", "2026–27", 12)
    assert [grade.division for grade in Grade.objects.all()] == ["lower"] * 5 + ["middle"] * 3 + ["upper"] * 4

    names = "1. Mei Lind\n\nMei Sato\nNoah\n- Ada King\nNoah\nOrtiz, Tomas\n"
    form: dict[str, Any] = {
        "name": "6B",
        "year": SchoolYear.objects.get().pk,
        "grade": Grade.objects.get(number=6).pk,
        "teacher": amara.pk,
        "names": names,
    }
    look = client.post("/manage/new-class/", form | {"look": "yes"})
    assert [name.first_name for name in look.context["preview"]] == [
        "Mei L.",
        "Mei S.",
        "Noah",
        "Ada",
        "Noah 2",
        "Tomas",
    ]
    assert not Classroom.objects.exists()

    cards = client.post("/manage/new-class/", form | {"make": "yes"})
    assert len(cards.context["cards"]) == 6
    assert "no-store" in cards.headers["Cache-Control"]
    room = Classroom.objects.get()
    assert room.code in cards.text
    assert room.enrolments.students().count() == 6
    assert room.enrolments.teachers().get().person == amara
    slugs = set(Blog.objects.values_list("slug", flat=True))
    assert slugs == {"6b", "amara", "mei-l", "mei-s", "noah", "ada", "noah-2", "tomas"}


def test_the_link_works_once(client: Client):
    link = new_link()
    client.post(link, ANSWERS)

    assert client.get(link).status_code == 404
    assert Client().post(link, ANSWERS).status_code == 404
    assert School.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "short"),
        ("password", "amara@school.example"),
        ("last_day", "2026-08-01"),
        ("last_grade", "0"),
        ("time_zone", "Nowhere/Here"),
        ("email", "amara"),
    ],
)
def test_a_wrong_answer_loses_nothing(client: Client, field: str, value: str):
    link = new_link()

    page = client.post(link, ANSWERS | {field: value})

    assert page.status_code == 422
    assert "Harbour Hill School" in page.text
    assert not School.objects.exists()
    assert client.post(link, ANSWERS).status_code == 302


def test_a_card_of_the_new_class_signs_in(client: Client):
    client.post(new_link(), ANSWERS)
    form = {
        "name": "6B",
        "year": SchoolYear.objects.get().pk,
        "grade": Grade.objects.get(number=6).pk,
        "teacher": Person.objects.get().pk,
        "names": "Noah",
        "make": "yes",
    }
    client.post("/manage/new-class/", form)
    noah = Enrolment.objects.students().get().person
    _card, secret = SignInCard.make(noah, by=None)

    child = Client()
    child.post(f"/card/{secret}/")

    assert child.get("/me/").status_code == 200


def link_for(host: str) -> str:
    out = io.StringIO()
    call_command("add_school", host=host, stdout=out)
    found = re.search(rf"http://{host}(/set-up/\S+/)", out.getvalue())
    assert found
    return found[1]


@pytest.mark.thorough
def test_one_more_school_is_set_up_by_a_link_at_its_host(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "A walk by the harbour")
    link = link_for("bay.example")

    assert client.get(link).status_code == 404
    assert client.get(link, headers={"host": "bay.example"}).status_code == 200
    bays = Client(headers={"host": "bay.example"})
    answers = ANSWERS | {"school_name": "Quiet Bay School"}
    assert bays.post(link, answers, follow=True).redirect_chain == [("/manage/new-class/", 302)]

    assert "Quiet Bay" in bays.get("/").text
    assert "Harbour Hill" in client.get("/").text
    assert "A walk by the harbour" not in bays.get("/").text
    assert bays.get("/@mei/").status_code == 404
    assert client.get("/@mei/").status_code == 200
    for again in (bays, Client(headers={"host": "other.example"})):
        assert again.get(link).status_code == 404
    assert School.objects.count() == 2


def test_an_address_that_somebody_has_is_not_taken_twice(cast: Cast):
    Person.objects.create_person("Amara", email=ANSWERS["email"])
    bays = Client(headers={"host": "bay.example"})

    page = bays.post(link_for("bay.example"), ANSWERS)

    assert page.status_code == 422
    assert "has this address already" in page.text
    assert School.objects.count() == 1


def test_one_more_school_needs_a_host_of_its_own_and_a_first_one():
    with pytest.raises(CommandError, match="This hub is empty"):
        call_command("add_school", host="bay.example")
    School.objects.create(name="Bay").answer_at("bay.example")
    with pytest.raises(CommandError, match="is the host name of Bay"):
        call_command("add_school", host="bay.example")


@pytest.mark.parametrize(
    ("languages", "zone"),
    [
        ("ja,en;q=0.5", "Asia/Tokyo"),
        ("de-CH", "Europe/Berlin"),
        ("en-US", "America/New_York"),
        ("", "UTC"),
        ("xx", "UTC"),
    ],
)
def test_the_time_zone_begins_with_a_guess(client: Client, languages: str, zone: str):
    page = client.get(new_link(), headers={"accept-language": languages}).text

    assert f'<option value="{zone}" selected>' in page


def test_the_time_zones_are_few_and_every_one_is_known():
    listed = [value for _region, zones in zone_choices() for value, _city in zones]

    assert all(is_zone(value) for value in listed)
    assert len(set(listed)) == len(listed) < 110


def test_a_zone_that_only_the_browser_names_is_taken(client: Client):
    client.post(new_link(), ANSWERS | {"time_zone": "Asia/Calcutta"})

    assert School.objects.get().time_zone == "Asia/Calcutta"
