"""Naming those with whom something was made, and having no part in it any more."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hub.blogs.models import Entry
from hub.desk.tests.conftest import Writer
from hub.people.models import Person
from hub.school.models import Enrolment
from samples.cast import Cast


def authors_of(entry: Entry) -> set[str]:
    return set(entry.authors.values_list("first_name", flat=True))


def offered(page: str) -> list[str]:
    return re.findall(r'name="together" value="[^"]*".*?<span>(\w+)</span></label>', page, re.S)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def shared(mei: Writer, cast: Cast) -> Entry:
    """A post of Mei's and Tomas', for the class."""
    return mei.write(together=[cast.tomas.public_id])


@pytest.fixture
def yuki(cast: Cast) -> Person:
    """Another one of Mei's class."""
    person = Person.objects.create(first_name="Yuki", password="!")
    Enrolment.objects.create(classroom=cast.class_6b, person=person, role="student", starts_on=cast.year.starts_on)
    return person


def test_a_student_names_classmates_of_today_and_nobody_else(mei, cast):
    page = mei.client.get("/write/").content.decode()

    assert offered(page) == ["Tomas"]


@pytest.mark.parametrize(
    ("writer", "blog", "names"), [("ines", "ines", ["Mei", "Tomas"]), ("ines", "6b", ["Mei", "Tomas"])]
)
def test_a_teacher_names_those_of_the_class(client, cast, writer, blog, names):
    client.force_login(cast.people[writer])
    slug = cast.blogs["6B" if blog == "6b" else "Ines"].slug

    assert offered(client.get(f"/write/?on={slug}").content.decode()) == names


def test_whoever_is_named_is_an_author_in_whose_stream_it_stands_and_who_may_change_it(shared, cast):
    assert authors_of(shared) == {"Mei", "Tomas"}
    assert shared in Entry.objects.shown_on(cast.blogs["Tomas"])
    assert client_of(cast.tomas).get(f"/write/{shared.public_id}/").status_code == 200
    assert "Together:" in client_of(cast.tomas).get(shared.get_absolute_url()).content.decode()


def test_a_shared_draft_is_on_the_desk_of_each(mei, cast):
    fresh = mei.new()

    mei.keep(fresh["id"], start=fresh["start"], together=[cast.tomas.public_id])

    assert authors_of(Entry.objects.get()) == {"Mei", "Tomas"}
    assert f"/write/{fresh['id']}/" in client_of(cast.tomas).get("/desk/").content.decode()


def test_nobody_of_another_class_can_be_named(mei, cast):
    fresh = mei.new()

    answer = mei.publish(fresh["id"], start=fresh["start"], together=[cast.noah.public_id])

    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_the_owner_of_the_blog_always_stays(shared, mei, cast):
    mei.publish(shared.public_id, base_version="1")

    assert authors_of(shared) == {"Mei"}


def test_whoever_changed_class_stays_named(shared, mei, cast):
    cast.tomas.enrolments.update(classroom=cast.class_8b)
    page = mei.client.get(f"/write/{shared.public_id}/").content.decode()

    assert offered(page) == ["Tomas"]
    mei.publish(shared.public_id, base_version="1", together=[cast.tomas.public_id])
    assert authors_of(shared) == {"Mei", "Tomas"}


def test_a_classmate_whose_family_said_no_keeps_it_from_everyone(mei, cast):
    fresh = mei.new()

    answer = mei.publish(fresh["id"], start=fresh["start"], audience="everyone", together=[cast.tomas.public_id])

    assert answer.status_code == 422
    assert "The family of one who made it has not said yes" in answer.content.decode()
    assert not Entry.objects.exists()


def test_the_lines_of_who_can_see_it_follow_the_names(mei, cast):
    fresh = mei.new()
    address = f"/write/{fresh['id']}/readers/"

    alone = mei.client.post(address, mei.fields(start=fresh["start"])).json()
    together = mei.client.post(address, mei.fields(start=fresh["start"], together=[cast.tomas.public_id])).json()

    assert not alone["everyone"]["off"]
    assert together["everyone"]["off"]
    assert alone["class"]["line"].startswith("1 classmate")
    assert together["class"]["line"].startswith("0 classmates")
    assert not Entry.objects.exists()


def test_a_new_name_after_a_yes_waits_for_another(mei, cast):
    cast.policy.approval_for = "all"
    cast.policy.save()
    entry = mei.write()
    entry.release(by=cast.ines)

    mei.publish(entry.public_id, base_version="1", together=[cast.tomas.public_id])

    entry.refresh_from_db()
    assert entry.is_waiting
    assert not cast.sees(cast.luca, entry)


def test_a_name_less_needs_no_new_yes(mei, cast):
    cast.policy.approval_for = "all"
    cast.policy.save()
    entry = mei.write(together=[cast.tomas.public_id])
    entry.release(by=cast.ines)

    entry.refresh_from_db()
    entry.write_with([], by=cast.mei)

    entry.refresh_from_db()
    assert not entry.is_waiting


def test_when_the_one_leaves_who_kept_it_from_everyone_a_teacher_reads_it_again(cast):
    entry = cast.post(cast.mei, "everyone")
    entry.authors.add(cast.tomas)

    client_of(cast.tomas).post(f"/write/{entry.public_id}/leave/")

    entry.refresh_from_db()
    assert authors_of(entry) == {"Mei"}
    assert not cast.sees(cast.visitor, entry)
    entry.release(by=cast.ines)
    assert cast.sees(cast.visitor, entry)


def test_a_co_author_leaves_by_a_button(shared, cast):
    tomas = client_of(cast.tomas)
    page = tomas.get(f"/write/{shared.public_id}/").content.decode()

    assert f"/write/{shared.public_id}/leave/" in page
    assert tomas.post(f"/write/{shared.public_id}/leave/").status_code == 302
    assert authors_of(shared) == {"Mei"}
    assert tomas.get(f"/write/{shared.public_id}/").status_code == 404


def test_a_co_author_who_changes_the_text_leaves_the_names_as_they_are(shared, cast):
    tomas = Writer(Client(), cast.tomas)

    tomas.publish(shared.public_id, base_version="1", body="It held 3 kg.")

    shared.refresh_from_db()
    assert shared.body == "<p>It held 3 kg.</p>"
    assert authors_of(shared) == {"Mei", "Tomas"}


def test_a_co_author_names_others_of_the_class_and_takes_names_away(shared, yuki, cast):
    tomas = Writer(Client(), cast.tomas)
    page = tomas.client.get(f"/write/{shared.public_id}/").content.decode()

    assert offered(page) == ["Yuki"]
    tomas.publish(shared.public_id, base_version="1", together=[yuki.public_id])
    assert authors_of(shared) == {"Mei", "Tomas", "Yuki"}
    assert shared.authorships.get(person=yuki).named_by == cast.tomas
    tomas.publish(shared.public_id, base_version="2")
    assert authors_of(shared) == {"Mei", "Tomas"}


def test_a_co_author_can_name_nobody_of_another_class_and_take_away_neither_the_owner_nor_themselves(shared, cast):
    tomas = Writer(Client(), cast.tomas)

    refused = tomas.publish(shared.public_id, base_version="1", together=[cast.noah.public_id])
    tomas.publish(shared.public_id, base_version="1", together=[])

    assert refused.status_code == 422
    assert authors_of(shared) == {"Mei", "Tomas"}


def test_a_co_author_who_is_in_the_class_no_more_sees_nobody_of_it_to_name(shared, yuki, cast):
    cast.tomas.enrolments.update(classroom=cast.class_8b)
    tomas = Writer(Client(), cast.tomas)

    page = tomas.client.get(f"/write/{shared.public_id}/").content.decode()
    tomas.publish(shared.public_id, base_version="1", together=[yuki.public_id])

    assert not offered(page)
    assert "Yuki" not in page
    assert authors_of(shared) == {"Mei", "Tomas"}


def test_a_page_from_before_takes_no_name_away_that_another_gave(shared, mei, yuki, cast):
    seen = re.search(
        r'name="together_was" value="([^"]*)"', mei.client.get(f"/write/{shared.public_id}/").content.decode()
    )
    assert seen is not None
    Writer(Client(), cast.tomas).publish(shared.public_id, base_version="1", together=[yuki.public_id])

    mei.publish(shared.public_id, base_version="2", together=[cast.tomas.public_id], together_was=seen[1])
    kept = authors_of(shared)
    mei.publish(shared.public_id, base_version="3", together=[], together_was=seen[1])

    assert kept == {"Mei", "Tomas", "Yuki"}
    assert authors_of(shared) == {"Mei", "Yuki"}


def test_the_owner_has_no_way_to_leave(shared, mei):
    assert "/leave/" not in mei.client.get(f"/write/{shared.public_id}/").content.decode()
    assert mei.client.post(f"/write/{shared.public_id}/leave/").status_code == 404


def test_the_pictures_of_who_leaves_go_along(shared, cast):
    from tests.world import make_picture

    picture = make_picture(cast, cast.tomas, "tide.png")
    shared.replace_text("Tide", f'<figure><img data-media="{picture.public_id}" alt="Tide"></figure>', by=cast.tomas)
    assert cast.sees(cast.mei, picture)

    shared.leave(cast.tomas)

    assert not cast.sees(cast.mei, picture)
