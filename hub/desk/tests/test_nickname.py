"""Choosing a nickname for those outside."""

from __future__ import annotations

import pytest
from django.test import Client

from hub.people.models import Person
from samples.cast import Cast

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/blog-settings/mei/nickname/"


@pytest.fixture
def mei(client: Client, cast: Cast) -> Client:
    cast.policy.students_choose_nicknames = True
    cast.policy.save(update_fields=["students_choose_nicknames"])
    Person.objects.filter(pk=cast.mei.pk).update(last_name="Tanaka")
    Person.objects.filter(pk=cast.kofi.pk).update(last_name="Mensah")
    client.force_login(cast.mei)
    return client


def nickname(cast: Cast) -> str:
    return Person.objects.get(pk=cast.mei.pk).nickname


def test_a_student_chooses_one_on_the_page_of_the_own_blog(mei, cast):
    assert "My name outside the school" in mei.get("/desk/blog-settings/").text

    answer = mei.post(ADDRESS, {"nickname": "  Paper   Boat "})

    assert nickname(cast) == "Paper Boat"
    assert answer["Location"] == "/desk/blog-settings/?on=paper-boat#nickname"
    assert 'value="Paper Boat"' in mei.get(answer["Location"]).text


@pytest.mark.parametrize(
    "name", ["Mei", "Star Tanaka", "tanaka-star", "Mensah", "Tomas", "me@example.org", "Ring 0664 1234567", "<b>x", "!"]
)
def test_no_real_name_and_nothing_to_be_found_by(mei, cast, name):
    assert mei.post(ADDRESS, {"nickname": name}).status_code == 422
    assert nickname(cast) == ""


def test_nobody_chooses_where_the_school_does_not_let_them(mei, cast):
    cast.policy.students_choose_nicknames = False
    cast.policy.save(update_fields=["students_choose_nicknames"])

    assert mei.post(ADDRESS, {"nickname": "Paper Boat"}).status_code == 404
    assert "My name outside the school" not in mei.get("/desk/blog-settings/").text


def test_the_office_can_choose_with_the_family_whatever_the_policy(client: Client, cast: Cast):
    at = f"/manage/class/{cast.class_6b.slug}/{cast.mei.public_id}/"
    client.force_login(cast.daniel)
    assert "Nickname outside the school" in client.get(at).text

    assert client.post(f"{at}nickname/", {"nickname": "Tomas"}).status_code == 422
    assert client.post(f"{at}nickname/", {"nickname": "Paper Boat"}).status_code == 302

    assert nickname(cast) == "Paper Boat"
    client.force_login(cast.ines)
    assert client.post(f"{at}nickname/", {"nickname": "Other"}).status_code == 404


def test_nobody_chooses_for_somebody_else(mei, cast):
    assert mei.post("/desk/blog-settings/tomas/nickname/", {"nickname": "Paper Boat"}).status_code == 404
