"""A teacher puts a student's work on paper on the student's blog."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hub.blogs.models import Entry
from hub.desk.tests.conftest import Writer
from hub.desk.tests.test_made_together import client_of
from hub.desk.tests.test_publish_entry import picture
from samples.cast import Cast


@pytest.fixture
def ines(client: Client, cast: Cast) -> Writer:
    """Ines, who teaches Mei and Tomas."""
    return Writer(client, cast.ines)


def post_for_tomas(ines: Writer, **given: object) -> Entry:
    fresh = ines.new("?for=tomas")
    answer = ines.publish(fresh["id"], start=fresh["start"], **given)
    assert answer.status_code == 302, answer.content.decode()
    return Entry.objects.get(public_id=fresh["id"])


def test_the_wall_offers_it_for_each_student_of_ones_own_class(ines, cast):
    page = ines.client.get(f"/class/{cast.class_6b.slug}/").content.decode()
    assert re.findall(r'href="/write/\?for=(\w+)"', page) == ["mei", "tomas"]

    coach = client_of(cast.nora).get(f"/class/{cast.class_6b.slug}/").content.decode()
    assert "?for=" not in coach


def test_the_page_says_whose_blog_it_goes_to(ines):
    page = ines.client.get("/write/?for=tomas").content.decode()

    assert "You write for Tomas." in page


@pytest.mark.parametrize("name", ["mei", "rosa", "nora", "daniel", "elias", "aiko", "zara"])
def test_nobody_but_a_teacher_of_the_class_gets_there(cast, name):
    assert client_of(cast.people[name]).get("/write/?for=tomas").status_code == 404


def test_a_ticket_is_worth_nothing_once_the_class_is_another(ines, cast):
    fresh = ines.new("?for=tomas")
    cast.tomas.enrolments.update(classroom=cast.class_8b)

    assert ines.publish(fresh["id"], start=fresh["start"]).status_code == 404


def test_it_is_the_students_and_says_who_put_it_there(ines, cast):
    entry = post_for_tomas(ines)

    assert list(entry.authors.all()) == [cast.tomas]
    assert (entry.blog, entry.posted_by, entry.classroom) == (cast.blogs["Tomas"], cast.ines, cast.class_6b)
    assert cast.sees(cast.mei, entry)
    assert not cast.sees(cast.noah, entry)
    assert "Ines put it here for Tomas" in client_of(cast.mei).get(entry.get_absolute_url()).content.decode()


def test_what_the_student_writes_says_nothing_of_the_kind(mei, cast):
    entry = mei.write()

    assert entry.posted_by is None
    assert "put it here" not in mei.client.get(entry.get_absolute_url()).content.decode()


def test_the_students_consent_is_the_ceiling(ines, cast):
    fresh = ines.new("?for=tomas")

    answer = ines.publish(fresh["id"], start=fresh["start"], audience="everyone")

    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_the_picture_that_the_teacher_brings_is_shown_with_it(ines, cast):
    entry = post_for_tomas(ines, picture_file=SimpleUploadedFile("paper.png", picture()))

    assert entry.featured is not None
    assert cast.sees(cast.mei, entry.featured)
    assert cast.sees(cast.tomas, entry.featured)


def test_the_teacher_goes_on_with_a_draft_and_mends_what_is_out(ines, cast):
    fresh = ines.new("?for=tomas")
    ines.keep(fresh["id"], start=fresh["start"])

    assert ines.keep(fresh["id"], body="It held 3 kg.", base_version="1").status_code == 200
    assert ines.publish(fresh["id"], base_version="2", body="It held 3 kg.").status_code == 302

    entry = Entry.objects.get()
    assert not entry.is_waiting
    assert ines.client.get(f"/write/{entry.public_id}/").status_code == 200


def test_the_student_changes_it_and_takes_it_off_and_then_it_is_theirs_alone(ines, cast):
    entry = post_for_tomas(ines)
    tomas = Writer(Client(), cast.tomas)

    tomas.publish(entry.public_id, base_version="1", body="It held 4 kg.")
    entry.refresh_from_db()
    assert entry.body == "<p>It held 4 kg.</p>"
    tomas.client.post(f"/write/{entry.public_id}/withdraw/")

    assert not cast.sees(cast.ines, entry)
    assert ines.client.get(f"/write/{entry.public_id}/").status_code == 404


def test_a_student_who_moves_on_takes_it_along(ines, cast):
    entry = post_for_tomas(ines)
    cast.tomas.enrolments.update(classroom=cast.class_8b)

    assert ines.client.get(f"/write/{entry.public_id}/").status_code == 404


def test_the_student_is_told_once(ines, cast):
    post_for_tomas(ines)
    tomas = client_of(cast.tomas)
    assert "Ines put it on your blog." in tomas.get("/desk/").content.decode()

    tomas.post("/desk/posted/seen/")

    assert "Ines put it on your blog." not in tomas.get("/desk/").content.decode()


def test_a_draft_is_no_news_yet(ines, cast):
    fresh = ines.new("?for=tomas")
    ines.keep(fresh["id"], start=fresh["start"])

    assert "put it on your blog" not in client_of(cast.tomas).get("/desk/").content.decode()


def test_a_piece_of_group_work_is_put_there_for_all_of_them(ines, cast):
    entry = post_for_tomas(ines, together=[cast.mei.public_id])

    assert set(entry.authors.all()) == {cast.tomas, cast.mei}
    assert "Ines put it on your blog." in client_of(cast.mei).get("/desk/").content.decode()
