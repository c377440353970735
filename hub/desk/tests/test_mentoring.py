"""A teacher's own showcase: a room for a school year, and a mentor who reads it and says in private what they see."""

from __future__ import annotations

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from hub.assignments.models import Feedback
from hub.mail.sending import send_due
from hub.people.models import Person
from hub.reflections.models import Goal
from hub.school.models import Mentorship
from hub.showcase.models import Piece, Section
from samples.cast import Cast


def come(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def page(person: Person | None, address: str) -> str:
    response = come(person).get(address)
    assert response.status_code == 200, (person, address)
    return response.content.decode()


@pytest.fixture
def room(cast: Cast) -> Section:
    """What Ines has made in the steps that students take."""
    ines = come(cast.ines)
    assert "Start a room for a school year" in page(cast.ines, "/showcase/")
    ines.post("/showcase/start/", {"year": cast.year.name})
    made = Section.objects.get(page__blog__owner=cast.ines)
    step = f"/showcase/{made.public_id}/?step="
    assert f"My {cast.year.name} room" in page(cast.ines, f"{step}goals")
    ines.post(f"{step}goals", {"goal-0-goal": "a" * 22, "goal-0-words": "Wait five seconds"})
    goal = Goal.objects.get(student=cast.ines)
    Piece.objects.create(section=made, title="The question box", why="Nobody asked.")
    assert (made.grade, made.year, goal.grade, goal.year) == (None, cast.year, None, cast.year)
    return made


@pytest.mark.thorough
def test_the_mentor_reads_it_and_speaks_in_private_until_the_second_in_which_it_ends(cast: Cast, room: Section):
    for step in ("reflections", "share"):
        steps = page(cast.ines, f"/showcase/{room.public_id}/?step={step}")
        assert "my teachers" not in steps, "a teacher has none"
    assert "Just me and my mentor" in steps
    come(cast.ines).post(f"/showcase/{room.public_id}/share-goals/")
    come(cast.ines).post(f"/showcase/{room.public_id}/open/", {"audience": "mentor"})
    address, talk = f"/@ines/showcase/{cast.year.name}/", f"/feedback/{room.public_id}/"

    assert cast.who_sees(Section.objects.get()) == "ines omar"
    assert cast.who_sees(Piece.objects.get()) == "ines omar"
    assert cast.who_sees(Goal.objects.get(student=cast.ines)) == "ines omar"
    assert "my teachers" not in page(cast.ines, f"{address}editions/")
    assert "The question box" in page(cast.omar, address)
    assert "The question box" in page(cast.omar, f"{address}present/")
    assert address in page(cast.omar, "/mentors/")
    come(cast.omar).post(f"{talk}say/", {"words": "Who decided on a box?"})
    assert "Only Ines and you, the mentor, read this." in page(cast.omar, talk)
    assert "1 new word" in page(cast.ines, "/mentors/")
    assert "Who decided on a box?" in page(cast.ines, talk)
    assert cast.who_sees(Feedback.objects.get()) == "ines omar"

    come(cast.ines).post(f"/mentors/{cast.ines.public_id}/end/")

    assert cast.who_sees(Section.objects.get()) == "ines"
    assert cast.who_sees(Feedback.objects.get()) == "ines"
    for there in (address, f"{address}present/", talk):
        assert come(cast.omar).get(there).status_code == 404
    assert "You have no mentor yet." in page(cast.ines, f"/showcase/{room.public_id}/?step=share")
    come(cast.ines).post(f"/mentors/{cast.ines.public_id}/begin/", {"mentor": cast.zara.public_id})
    assert cast.who_sees(Section.objects.get()) == "ines zara"
    assert cast.who_sees(Feedback.objects.get()) == "ines"
    come(cast.zara).post(f"{talk}say/", {"words": "I read it."})
    assert cast.who_sees(Feedback.objects.get(by=cast.zara)) == "ines zara"


def test_the_mentor_is_written_to_when_a_room_is_ready_and_when_something_is_asked(
    cast: Cast, room: Section, mailoutbox: list[EmailMessage]
):
    ines, at = come(cast.ines), f"/showcase/{room.public_id}/"
    cast.omar.email = "omar@school.example"
    cast.omar.save(update_fields=["email"])
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ines.post(f"{at}ready/")
        ines.post(f"{at}open/", {"audience": "teachers"})
        assert sent_after(clock, mailoutbox) == [], "it is open for nobody"
        ines.post(f"{at}open/", {"audience": "mentor"})
        for said in ({"not": "1"}, {}, {"not": "1"}, {}, {}):
            ines.post(f"{at}ready/", said)
            clock.shift(5)
        ready = sent_after(clock, mailoutbox)
        assert [mail.to for mail in ready] == [[cast.omar.email]]
        assert f"/@ines/showcase/{cast.year.name}/" in str(ready[0].body) or "Sign in" in str(ready[0].body)
        for words in ("Canary: is it clear?", "Canary: and the end?"):
            ines.post(f"/feedback/{room.public_id}/say/", {"words": words})
        come(cast.omar).post(f"/feedback/{room.public_id}/say/", {"words": "It is."})
        asked = sent_after(clock, mailoutbox)
        assert [mail.subject for mail in asked] == ["A colleague asks what you think"]
        assert "Canary" not in str(asked[0].body) and "Ines" in str(asked[0].body)
        ines.post(f"/feedback/{room.public_id}/say/", {"words": "Thank you."})
        ines.post(f"/mentors/{cast.ines.public_id}/end/")
        assert sent_after(clock, mailoutbox) == []


def sent_after(clock: time_machine.Traveller, mailoutbox: list[EmailMessage]) -> list[EmailMessage]:
    """What goes out in the next quarter of an hour."""
    mailoutbox.clear()
    clock.shift(900)
    while send_due():
        pass
    return list(mailoutbox)


def test_teacher_mentor_and_office_choose_and_end_it_and_nobody_else(cast: Cast):
    at, of_today = f"/mentors/{cast.ines.public_id}", Mentorship.objects.going_on().filter(teacher=cast.ines)
    for stranger in (cast.mei, cast.aiko, cast.rosa, cast.nora):
        assert come(stranger).post(f"{at}/end/").status_code == 404
        assert come(stranger).post(f"{at}/begin/", {"mentor": cast.nora.public_id}).status_code == 404
    come(cast.omar).post(f"{at}/end/")
    assert not of_today.exists()

    for nobody in (cast.mei, cast.aiko, cast.elias, cast.ines):
        come(cast.daniel).post(f"{at}/begin/", {"mentor": nobody.public_id})
        assert not of_today.exists()
    come(cast.daniel).post(f"{at}/begin/", {"mentor": cast.omar.public_id})
    assert "Omar" in page(cast.daniel, f"{at}/")
    assert of_today.get().mentor == cast.omar


def test_students_and_families_never_meet_this_audience(cast: Cast):
    come(cast.mei).post("/showcase/start/", {"grade": "grade-6"})
    room = Section.objects.get(page__blog__owner=cast.mei)

    assert "mentor" not in page(cast.mei, f"/showcase/{room.public_id}/?step=share")
    come(cast.mei).post(f"/showcase/{room.public_id}/open/", {"audience": "mentor"})
    room.refresh_from_db()
    assert room.shown_at is None
    come(cast.mei).post("/showcase/start/", {"year": cast.year.name})
    assert Section.objects.count() == 1
    assert "mentor" not in page(cast.mei, "/showcase/") + page(cast.mei, "/desk/") + page(cast.aiko, "/desk/")
