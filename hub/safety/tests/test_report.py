"""Reporting in two clicks (safety.md X12, F8)."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.people.models import Person
from hub.safety.models import Report
from hub.school.models import Appointment, Enrolment
from samples.cast import Cast
from tests.world import World, build_world, say


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def report(client: Client, by: Person, thing: Entry | Comment, reason: str = "unkind") -> Any:
    client.force_login(by)
    kind = "comment" if isinstance(thing, Comment) else "entry"
    return client.post(reverse("report", args=[kind, thing.public_id]), {"reason": reason})


def queue(client: Client, person: Person) -> str:
    client.force_login(person)
    return client.get("/waiting/?of=reports").content.decode()


def appoint_lead(cast: Cast, person: Person) -> None:
    Appointment.objects.create(school=cast.school, person=person, role=Appointment.Role.LEAD)


def test_two_clicks_from_a_post_to_its_report(client: Client, world: World):
    client.force_login(world.cast.tomas)
    page = client.get(world.open_post.get_absolute_url()).content.decode()
    address = reverse("report", args=["entry", world.open_post.public_id])
    assert f'href="{address}"' in page

    reasons = client.get(address).content.decode()

    assert reasons.count('name="reason"') == len(Report.Reason)
    assert report(client, world.cast.tomas, world.open_post).status_code == 302


def test_somebody_without_an_account_reports_it_in_two_clicks_too(client: Client, world: World):
    address = reverse("report", args=["entry", world.open_post.public_id])
    assert f'href="{address}"' in client.get(world.open_post.get_absolute_url()).text
    assert client.get(address).text.count('name="reason"') == len(Report.Reason)

    answers = [client.post(address, {"reason": "private"}, follow=True).text for _time in range(2)]

    assert all("Thank you. A grown-up looks at it." in answer for answer in answers)
    assert "shows something private" in queue(client, world.cast.ines)
    made = Report.objects.get()
    client.post(reverse("let-in", args=["report", made.public_id]))
    client.logout()
    client.post(address, {"reason": "private"})
    assert Report.objects.get() == made, "What was answered today is not asked again."


def test_a_machine_reports_little(client: Client, world: World):
    posts = [world.cast.post(world.cast.mei, "everyone", f"Tide {number}") for number in range(12)]

    answers = [client.post(reverse("report", args=["entry", post.public_id]), {"reason": "other"}) for post in posts]

    assert [answer.status_code for answer in answers] == [302] * 8 + [429] * 4
    assert Report.objects.count() == 8


def test_two_presses_report_it_once_and_lead_to_no_error(client: Client, world: World):
    for by, thing in ((world.cast.tomas, world.open_post), (world.cast.mei, world.comment)):
        first, second = report(client, by, thing), report(client, by, thing)

        assert (first.status_code, second.status_code) == (302, 302)
        assert first["Location"] == second["Location"]
        assert Report.objects.filter(reporter=by).count() == 1
    assert report(client, world.cast.noah, world.class_post).status_code == 404


def test_what_is_reported_is_gone_for_who_reported_it_and_for_nobody_else(client: Client, world: World):
    report(client, world.cast.tomas, world.open_post)
    report(client, world.cast.mei, world.comment)

    assert not world.cast.sees(world.cast.tomas, world.open_post)
    assert world.cast.sees(world.cast.kofi, world.open_post)
    assert world.cast.sees(None, world.open_post)
    assert not world.cast.sees(world.cast.mei, world.comment)
    assert world.cast.sees(world.cast.aiko, world.comment)
    for address in ("/", "/@mei/", "/search/?q=kingfisher"):
        client.force_login(world.cast.tomas)
        assert "A kingfisher by the bridge" not in client.get(address).content.decode(), address


def test_their_teacher_answers_it_and_reads_what_it_said_also_when_it_is_gone(client: Client, world: World):
    comment = say(world.cast, world.class_post, world.cast.mei, "Nobody asked you", let_in=True)
    report(client, world.cast.tomas, comment)
    Comment.objects.filter(pk=comment.pk).delete()

    page = queue(client, world.cast.ines)

    assert "Nobody asked you" in page
    assert "It is gone now." in page


def test_a_report_keeps_the_thing_out_and_can_be_taken_back(client: Client, world: World):
    report(client, world.cast.tomas, world.open_post)
    made = Report.objects.get()
    client.force_login(world.cast.ines)

    client.post(reverse("hold", args=["report", made.public_id]))
    assert not world.cast.sees(world.cast.kofi, world.open_post)
    assert world.cast.sees(world.cast.mei, world.open_post)
    client.post(reverse("undo-decision"), {"thing": f"report-{made.public_id}"})

    assert world.cast.sees(world.cast.kofi, world.open_post)
    assert "Nothing is waiting" not in queue(client, world.cast.ines)


def test_what_may_stay_stays(client: Client, world: World):
    report(client, world.cast.tomas, world.open_post)
    client.force_login(world.cast.ines)

    client.post(reverse("let-in", args=["report", Report.objects.get().public_id]))

    assert world.cast.sees(world.cast.kofi, world.open_post)
    assert not world.cast.sees(world.cast.tomas, world.open_post)
    assert "Nothing is waiting" in queue(client, world.cast.ines)


def test_whoever_is_reported_never_learns_who_did_it(client: Client, world: World):
    report(client, world.cast.tomas, world.open_post)

    client.force_login(world.cast.mei)
    for address in (world.open_post.get_absolute_url(), "/desk/", "/me/"):
        assert "report: " not in client.get(address, follow=True).content.decode()
    assert client.get("/waiting/").status_code == 404


def test_a_report_about_a_teacher_reaches_the_lead_and_never_that_teacher(client: Client, world: World):
    cast = world.cast
    appoint_lead(cast, cast.zara)
    said = say(cast, world.class_post, cast.ines, "A sentence by Ines")
    report(client, cast.tomas, said)

    assert "A sentence by Ines" in queue(client, cast.zara)
    for other in (cast.ines, cast.nora, cast.daniel, cast.rosa):
        assert "A sentence by Ines" not in queue(client, other), other
        assert client.post(reverse("hold", args=["report", Report.objects.get().public_id])).status_code == 404


def test_what_stands_on_the_blog_of_a_class_is_a_matter_of_its_teachers(client: Client, world: World):
    cast = world.cast
    report(client, cast.tomas, world.ask.entry)

    assert world.ask.entry.title not in queue(client, cast.ines)
    assert world.ask.entry.title in queue(client, cast.daniel)


def test_a_report_about_the_lead_goes_to_the_administrators(client: Client, world: World):
    cast = world.cast
    appoint_lead(cast, cast.ines)
    said = say(cast, world.class_post, cast.ines, "A sentence by Ines")
    report(client, cast.tomas, said)

    assert "A sentence by Ines" not in queue(client, cast.ines)
    assert "A sentence by Ines" in queue(client, cast.daniel)


def test_nobody_reports_their_own_or_what_they_do_not_see(client: Client, world: World):
    assert report(client, world.cast.mei, world.open_post).status_code == 404
    assert report(client, world.cast.tomas, world.comment).status_code == 404
    assert report(client, world.cast.kofi, world.class_post).status_code == 404
    assert report(client, world.cast.priya, world.class_post).status_code == 404
    assert not Report.objects.exists()


def test_a_second_press_makes_no_second_report(client: Client, world: World):
    report(client, world.cast.tomas, world.open_post)
    Report.make(world.open_post, by=world.cast.tomas, reason="other")

    assert Report.objects.count() == 1


def test_who_answers_a_report_neither_reads_nor_lets_in_what_is_with_the_lead(client: Client, world: World):
    cast, post = world.cast, world.open_post
    appoint_lead(cast, cast.zara)
    report(client, cast.tomas, post)
    post.replace_text(post.title, "<p>Sometimes I want to die.</p>", by=cast.mei)
    client.force_login(cast.ines)
    made = Report.objects.get()

    client.post(reverse("hold", args=["report", made.public_id]))
    assert cast.who_sees(post) == "mei"
    client.post(reverse("undo-decision"), {"thing": f"report-{made.public_id}"})

    assert cast.who_sees(post) == "mei"
    assert "Nothing is waiting" not in queue(client, cast.ines)


@pytest.mark.thorough
def test_a_report_about_a_teacher_who_once_learnt_here_reaches_the_lead_alone(client: Client, world: World):
    cast = world.cast
    appoint_lead(cast, cast.zara)
    last_year = {"starts_on": datetime.date(2015, 8, 1), "ends_on": datetime.date(2016, 7, 31)}
    Enrolment.objects.create(classroom=cast.class_6b, person=cast.ines, role="student", **last_year)
    said = say(cast, world.class_post, cast.ines, "A sentence by Ines", let_in=True)
    report(client, cast.tomas, said)

    assert "A sentence by Ines" in queue(client, cast.zara)
    for other in (cast.ines, cast.nora, cast.daniel, cast.rosa):
        assert "A sentence by Ines" not in queue(client, other), other


def test_a_change_that_waits_keeps_no_reported_post_in(client: Client, world: World):
    cast, post = world.cast, world.open_post
    post.hold(by=cast.ines)
    post.release(by=cast.ines)
    post.revise(post.title, "<p>Other words.</p>", by=cast.mei)
    assert post.revisions.filter(approval__decision="waiting").exists()
    report(client, cast.tomas, post)
    client.force_login(cast.ines)

    client.post(reverse("hold", args=["report", Report.objects.get().public_id]))

    assert not cast.sees(cast.kofi, post) and not cast.sees(None, post)
    client.post(reverse("undo-decision"), {"thing": f"report-{Report.objects.get().public_id}"})
    assert cast.sees(cast.kofi, post)
