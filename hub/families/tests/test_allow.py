"""A family says itself what it allows, and it holds from that moment on (safety.md L11, F1)."""

from __future__ import annotations

import pytest
from django.test import Client

from hub.families.models import FamilyLink
from hub.people.models import Person
from hub.school.models import Consent, Guardianship
from samples.cast import Cast


def by_account(cast: Cast, person: Person) -> tuple[Client, str]:
    client = Client()
    client.force_login(person)
    return client, "/family/allow/"


def by_link(cast: Cast, person: Person) -> tuple[Client, str]:
    return Client(), f"/family/{FamilyLink.make(person, cast.school).token}/allow/"


WAYS = pytest.mark.parametrize("way", [by_account, by_link])


def say(way, cast: Cast, person: Person, child: Person, *, allow: bool, kind: str = "work"):
    client, address = way(cast, person)
    return client.post(address, {"child": child.public_id, "kind": kind} | ({"allow": "yes"} if allow else {}))


@WAYS
def test_what_is_taken_back_is_gone_for_everyone_at_once(cast: Cast, way):
    post = cast.post(cast.mei, "everyone")
    assert cast.sees(cast.visitor, post)

    answer = say(way, cast, cast.aiko, cast.mei, allow=False)

    assert answer.status_code == 302
    assert not cast.sees(cast.visitor, post)
    assert cast.sees(cast.tomas, post)


@WAYS
def test_a_yes_is_noted_with_who_gave_it_and_when(cast: Cast, way):
    for kind in Consent.FOR_EVERYONE:
        say(way, cast, cast.marta, cast.tomas, allow=True, kind=kind)
    post = cast.post(cast.tomas, "everyone")

    assert cast.sees(cast.visitor, post)
    assert set(cast.tomas.consents.values_list("kind", "given_by__first_name")) == {
        ("work", "Marta"),
        ("first_name", "Marta"),
    }


@WAYS
def test_a_guardian_says_nothing_for_the_child_of_others(cast: Cast, way):
    assert say(way, cast, cast.marta, cast.mei, allow=False).status_code == 404
    assert say(way, cast, cast.ravi, cast.mei, allow=False).status_code in {404, 410}
    assert cast.mei.consents.active().count() == len(Consent.FOR_EVERYONE)


def test_students_and_teachers_say_nothing_there(cast: Cast):
    for person in (cast.mei, cast.ines, cast.daniel):
        assert say(by_account, cast, person, cast.mei, allow=False).status_code == 404
    assert cast.mei.consents.active().count() == len(Consent.FOR_EVERYONE)


def test_each_kind_says_what_it_does_and_can_be_said(cast: Cast):
    for kind in Consent.Kind:
        assert say(by_account, cast, cast.marta, cast.tomas, allow=True, kind=kind).status_code == 302
    client, _address = by_account(cast, cast.marta)

    page = client.get(f"/desk/?child={cast.tomas.public_id}").text

    assert page.count("allowed since") == len(Consent.Kind)
    assert all(str(effect) in page for effect in Consent.EFFECTS.values())
    assert set(cast.tomas.consents.values_list("text_version", flat=True)) == {Consent.WORDING}


def test_an_odd_kind_changes_nothing(cast: Cast):
    assert say(by_account, cast, cast.aiko, cast.mei, allow=True, kind="everything").status_code == 404


def test_the_other_household_is_told_that_it_holds_and_not_who_said_so(cast: Cast):
    Guardianship.objects.create(school=cast.school, guardian=cast.sofia, student=cast.tomas)
    say(by_account, cast, cast.marta, cast.tomas, allow=True)
    client = Client()
    client.force_login(cast.sofia)

    page = client.get(f"/desk/?child={cast.tomas.public_id}").content.decode()

    assert "allowed since" in page
    assert "Marta" not in page


def test_looking_at_the_address_changes_nothing(cast: Cast):
    client, address = by_link(cast, cast.aiko)

    assert client.get(address).status_code == 405
    assert cast.mei.consents.active().count() == len(Consent.FOR_EVERYONE)
