"""Several schools on one hub, each found by its host names."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from hub.jobs.checkup import FULL
from hub.school.found import schools
from hub.school.models import School

pytestmark = pytest.mark.django_db


def make_school(name: str, *hosts: str) -> School:
    school = School.objects.create(name=name)
    for host in hosts:
        school.answer_at(host)
    return school


def add_host(*words: str) -> str:
    return told("add_host", *words)


def remove_host(name: str) -> str:
    return told("remove_host", name)


def told(command: str, *words: str) -> str:
    out = io.StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


def test_a_single_school_is_found_at_any_host():
    assert School.objects.at_host("hill.example") is None

    hill = make_school("Hill")
    assert School.objects.at_host("anything.example") == hill
    hill.answer_at("hill.example")
    assert School.objects.at_host("127.0.0.1") == hill


def test_the_school_that_was_first_stays_where_it_was_when_another_comes():
    hill, bay = make_school("Hill"), make_school("Bay", "bay.example")

    assert School.objects.at_host("bay.example") == School.objects.at_host("BAY.example") == bay
    assert School.objects.at_host("hill.example") == School.objects.at_host("127.0.0.1") == hill


def test_a_strange_host_leads_nowhere_when_all_have_names_or_two_have_none():
    hill, bay = make_school("Hill", "hill.example"), make_school("Bay", "bay.example")
    assert School.objects.at_host("strange.example") is None

    make_school("Dale"), make_school("Moor")
    assert School.objects.at_host("strange.example") is None
    assert School.objects.at_host("hill.example") == hill
    assert School.objects.at_host("bay.example") == bay


def test_the_command_brings_two_schools_without_names_back():
    hill, bay = make_school("Hill"), make_school("Bay")

    assert "Bay answers at bay.example now." in add_host("bay.example", "--school", "bay")

    assert School.objects.at_host("bay.example") == bay
    assert School.objects.at_host("hill.example") == hill


def test_the_command_says_what_is_still_to_do(settings: Settings):
    settings.ALLOWED_HOSTS = settings.HUB_HOSTS = ["old.example"]
    hill, bay = make_school("Hill"), make_school("Bay", "bay.example")

    said = add_host("www.hill.example.", "--school", "Hill")

    assert "Add www.hill.example to HUB_HOSTS" in said
    assert "At old.example nobody finds a school now." in said
    assert "nobody" not in add_host("old.example", "--school", "www.hill.example")
    assert School.objects.at_host("old.example") == hill
    assert School.objects.at_host("bay.example") == bay


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["bay.example", "--school", "Hill"], "is the host name of Bay"),
        (["new.example"], "Which school.*“Hill”, “Bay”"),
        (["new.example", "--school", "Dale"], "no such school"),
        (["https://new.example/", "--school", "Hill"], "is no host name"),
        (["new.example:8000", "--school", "Hill"], "is no host name"),
        (["new..example", "--school", "Hill"], "is no host name"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(words: list[str], says: str):
    hill, bay = make_school("Hill"), make_school("Bay", "bay.example")

    with pytest.raises(CommandError, match=says):
        add_host(*words)

    assert not hill.hosts.exists()
    assert bay.hosts.count() == 1


def test_the_same_name_again_changes_nothing():
    hill = make_school("Hill")

    add_host("hill.example")
    add_host("Hill.Example")

    assert [host.name for host in hill.hosts.all()] == ["hill.example"]


def test_a_name_that_was_given_is_taken_away_again(settings: Settings):
    settings.HUB_HOSTS = ["www.bay.example", "bay.example"]
    hill, bay = make_school("Hill", "hill.example"), make_school("Bay", "bay.example", "www.bay.example")

    said = remove_host("WWW.Bay.example.")

    assert "Bay does not answer at www.bay.example any more." in said
    assert "At www.bay.example nobody finds a school now." in said and "At bay.example" not in said
    assert School.objects.at_host("bay.example") == bay and School.objects.at_host("hill.example") == hill
    assert School.objects.at_host("www.bay.example") is None


def test_the_last_name_goes_when_all_others_have_one():
    make_school("Hill", "hill.example")
    bay = make_school("Bay", "bay.example")

    remove_host("bay.example")

    assert School.objects.at_host("bay.example") == bay


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("bay.example", "the only host name of Bay, and Hill has none either"),
        ("new.example", "the host name of no school"),
        ("https://bay.example/", "is no host name"),
    ],
)
def test_a_name_that_cannot_go_stays(name: str, says: str):
    make_school("Hill")
    bay = make_school("Bay", "bay.example")

    with pytest.raises(CommandError, match=says):
        remove_host(name)

    assert bay.hosts.count() == 1


@pytest.mark.parametrize(
    ("hosts", "state", "words"),
    [
        ([], "well", "one school at most"),
        ([["hill.example"], []], "look", "School 1 has no host name"),
        ([[], []], "ill", "Nobody finds these schools: School 0, School 1."),
        ([["hill.example"], ["bay.example"]], "ill", "At hub.example nobody finds a school"),
        ([["hill.example"], ["bay.example", "hub.example"]], "well", "Each school has a host name"),
    ],
)
def test_the_doctor_says_which_school_nobody_finds(settings: Settings, hosts: list[list[str]], state: str, words: str):
    settings.HUB_HOSTS = ["hub.example"]
    for number, names in enumerate(hosts):
        make_school(f"School {number}", *names)

    finding = schools()

    assert finding.state == state and words in finding.words
    assert FULL["schools"] is schools
