"""The link of a mail opens a guardian's page, without an account, for a while (safety.md L12, F1, F2, C12)."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from hub.comments.models import Comment
from hub.families.models import FamilyLink
from hub.people.models import Person
from hub.school.models import Appointment, Enrolment, Guardianship
from samples.cast import Cast
from tests.pages import says
from tests.world import make_picture


@pytest.fixture(autouse=True)
def _aiko_has_an_address(cast: Cast) -> None:
    cast.aiko.email = "aiko@home.example"
    cast.aiko.save(update_fields=["email"])


def address(cast: Cast, person: Person) -> str:
    """Where this guardian's link leads."""
    return f"/family/{FamilyLink.make(person, cast.school).token}/"


def test_whoever_has_it_sees_their_childs_work_without_signing_in(client: Client, cast: Cast):
    cast.post(cast.mei, "class", "The bridge")
    cast.post(cast.mei, "teachers", "Not for the family")
    cast.post(cast.tomas, "class", "The cave")

    page = client.get(address(cast, cast.aiko))

    assert "The bridge" in page.content.decode()
    assert "Not for the family" not in page.content.decode()
    assert "The cave" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    assert "sessionid" not in page.cookies


def test_a_comment_from_home_begins_as_families_begin(client: Client, cast: Cast):
    post = cast.post(cast.mei, "class", "The bridge")
    link = address(cast, cast.aiko)

    for page in (client.get(link), client.get(f"{link}post/{post.public_id}/")):
        assert 'data-words="Tell me more about"' in page.content.decode()
        assert "It reminds me of" not in page.content.decode()


def test_it_names_nobody_and_signs_nobody_in(client: Client, cast: Cast):
    link = address(cast, cast.aiko)

    client.get(link)

    assert "aiko" not in link.lower()
    assert "mei" not in link.lower().split("/")
    assert client.get("/desk/").status_code == 302


def test_a_post_its_picture_and_a_comment_are_there_without_an_account(client: Client, cast: Cast):
    picture = make_picture(cast, cast.mei, "tide.png", alternative="Pools")
    body = f'<p>Crabs.</p><figure><img data-media="{picture.public_id}" alt="Pools"></figure>'
    post = cast.post(cast.mei, "class", "The tide", body=body)
    link = address(cast, cast.aiko)

    page = client.get(f"{link}post/{post.public_id}/").content.decode()
    said = client.post(f"{link}post/{post.public_id}/say/", {"text": "Which crab was it?"}, follow=True)

    assert "Crabs." in page
    assert f"{link}file/{picture.public_id}/" in page
    assert client.get(f"{link}file/{picture.public_id}/original").status_code == 200
    comment = Comment.objects.get()
    assert comment.writer == cast.aiko
    assert comment.is_waiting
    assert "Which crab was it?" in said.content.decode()
    assert client.get(f"/media/{picture.public_id}/original").status_code == 404


def test_other_childrens_posts_are_not_there_even_those_for_families(client: Client, cast: Cast):
    """A parent's world is their children's work; what families may see they find with an account (F2)."""
    cave = cast.post(cast.tomas, "families", "The cave")
    picture = make_picture(cast, cast.tomas, "cave.png", alternative="A cave")
    link = address(cast, cast.aiko)

    assert client.get(f"{link}post/{cave.public_id}/").status_code == 404
    assert client.post(f"{link}post/{cave.public_id}/say/", {"text": "Hello"}).status_code == 404
    assert client.get(f"{link}file/{picture.public_id}/original").status_code == 404


def test_two_households_never_see_each_other(client: Client, cast: Cast):
    Guardianship.objects.filter(guardian=cast.ravi).update(ends_on=None)
    Person.objects.filter(pk=cast.ravi.pk).update(first_name="Ravindra")
    post = cast.post(cast.mei, "class", "The tide")
    client.post(f"{address(cast, cast.ravi)}post/{post.public_id}/say/", {"text": "From the other home"})

    seen = client.get(f"{address(cast, cast.aiko)}post/{post.public_id}/").content.decode()
    seen += client.get(address(cast, cast.aiko)).content.decode()

    assert "Ravindra" not in seen
    assert "From the other home" not in seen


def test_a_removed_guardian_is_out_in_that_second(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "The tide")
    link = address(cast, cast.aiko)
    assert client.get(link).status_code == 200
    number = cast.aiko.children_links.get().pk
    office = Client()
    office.force_login(cast.daniel)

    office.post(reverse("end-guardianship", args=[cast.class_6b.slug, cast.mei.public_id, number]))

    for path in ("", f"post/{post.public_id}/"):
        answer = client.get(link + path)
        assert answer.status_code == 410
        assert "The tide" not in answer.content.decode()
    assert client.post(f"{link}post/{post.public_id}/say/", {"text": "Hello"}).status_code == 410
    assert not Comment.objects.exists()
    client.post(f"{link}again/")
    assert not mail.outbox


def test_links_of_a_removed_guardian_stay_ended_when_they_come_back(client: Client, cast: Cast):
    link = address(cast, cast.aiko)
    number = cast.aiko.children_links.get().pk
    client.force_login(cast.daniel)
    client.post(reverse("end-guardianship", args=[cast.class_6b.slug, cast.mei.public_id, number]))
    Guardianship.objects.filter(pk=number).update(ends_on=None)

    assert Client().get(link).status_code == 410


def test_after_seven_days_it_is_over_and_a_new_one_comes_by_mail(
    client: Client, cast: Cast, time_machine: TimeMachineFixture
):
    link = address(cast, cast.aiko)
    time_machine.move_to(timezone.now() + datetime.timedelta(days=8))
    over = client.get(link)
    assert over.status_code == 410
    assert not mail.outbox

    client.post(f"{link}again/")

    (letter,) = mail.outbox
    assert letter.to == [cast.aiko.email]
    assert not says(f"{letter.body} {letter.subject}", "Mei")
    new = next(word for word in str(letter.body).split() if "/family/" in word)
    assert client.get(new.removeprefix("http://testserver")).status_code == 200


def test_asking_again_and_again_sends_no_flood(client: Client, cast: Cast):
    link = address(cast, cast.aiko)

    for _time in range(20):
        client.post(f"{link}again/")

    assert 0 < len(mail.outbox) < 6


@pytest.mark.thorough
def test_looking_changes_nothing_only_the_button_ends_it(client: Client, cast: Cast):
    link = address(cast, cast.aiko)
    for _scanner in range(20):
        client.get(link)
        assert client.get(f"{link}end/").status_code == 405
        assert client.get(f"{link}again/").status_code == 405
    assert client.get(link).status_code == 200

    client.post(f"{link}end/")

    assert client.get(link).status_code == 410
    assert not mail.outbox


@pytest.mark.parametrize(
    "change", [lambda token: token[:-1] + "_", lambda token: token.split(".")[0], lambda token: ""]
)
def test_a_link_that_we_did_not_make_is_not_there(change, client: Client, cast: Cast):
    token = FamilyLink.make(cast.aiko, cast.school).token

    assert client.get(f"/family/{change(token)}/").status_code == 404


def test_a_teacher_who_is_a_guardian_sees_no_more_by_it(client: Client, cast: Cast):
    """A mail may be passed on; what a teacher sees must not be."""
    Enrolment.objects.create(
        classroom=cast.class_6b, person=cast.aiko, role=Enrolment.Role.TEACHER, starts_on=cast.year.starts_on
    )
    Appointment.objects.create(
        school=cast.school, person=cast.aiko, role=Appointment.Role.COACH, starts_on=cast.year.starts_on
    )
    draft = cast.post(cast.mei, "teachers", "For teachers")
    link = address(cast, cast.aiko)

    assert "For teachers" not in client.get(link).content.decode()
    assert client.get(f"{link}post/{draft.public_id}/").status_code == 404


def test_of_another_school_it_opens_nothing(client: Client, cast: Cast, other_cast: Cast):
    link = address(cast, cast.aiko)

    assert client.get(link, headers={"host": "quiet.test"}).status_code == 404


@pytest.mark.once
def test_the_pages_ask_little_however_much_there_is(client: Client, cast: Cast):
    link = address(cast, cast.aiko)
    asked = []
    for _turn in range(2):
        for number in range(4):
            post = cast.post(cast.mei, "class", f"Tide {number}")
            Comment.write(post, "Nice", by=cast.ines, viewer=cast.viewer(cast.ines))
        for path in (link, f"{link}post/{post.public_id}/"):
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            asked.append(len(queries))

    assert max(asked) <= 12
    assert asked[:2] == asked[2:]
