"""A teacher gives an assignment, changes it, and passes it on."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from hub.assignments.models import Assignment, Giving
from hub.people.models import Person
from hub.showcase.models import Piece, Section
from samples.cast import Cast
from tests.world import give


def page(person: Person, address: str) -> str:
    client = Client()
    client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def send(person: Person, address: str, **data: object) -> str:
    client = Client()
    client.force_login(person)
    response = client.post(address, data)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def room_of_mei(cast: Cast) -> Section:
    return Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)


def fields(assignment: Assignment, **other: object) -> dict[str, object]:
    """The form of an assignment as it stands, with something else in it."""
    same = {
        name: getattr(assignment, name)
        for name in ("name", "title", "words", "goals", "pieces", "why_words", "learned_words", "next_words", "rubric")
    }
    ticked = {
        name: "on"
        for name in ("asks_reflections", "asks_why", "asks_learned", "asks_next")
        if getattr(assignment, name)
    }
    return {**same, **ticked, "kinds": assignment.wanted_kinds, **other}


def test_open_look_give(cast: Cast):
    wall = f"/class/{cast.class_6b.slug}/"

    first = re.search(rf'href="({wall}assign/)"', page(cast.ines, wall))
    assert first
    second = re.search(r'href="([^"]+)">Grade 6 showcase', page(cast.ines, first[1]))
    assert second
    look = page(cast.ines, second[1])
    ticked = re.search(r'name="to" value="([^"]+)"[^>]*checked', look)
    assert ticked and "3 goals, a reflection on each" in look
    send(cast.ines, second[1], to=ticked[1])

    giving = Giving.objects.get()
    assert (giving.classroom, giving.given_by, giving.assignment.made_by) == (cast.class_6b, cast.ines, cast.ines)
    assert "Grade 6 showcase" in page(cast.ines, wall)


def test_a_student_finds_it_on_the_desk_and_in_the_room(cast: Cast):
    give(cast, pieces=4, goals=0, kinds="did-not-work", one_of_each=True, words="Tell your year.")
    assert "Ines asks" in page(cast.mei, "/desk/")
    assert "Tell your year." in page(cast.mei, "/showcase/")
    room = room_of_mei(cast)
    for title in ("Bridge", "Bean", "Boat"):
        Piece.objects.create(section=room, title=title, kind="proud")

    built = page(cast.mei, f"/showcase/{room.public_id}/")

    assert "4 pieces asked, 3 hang" in built
    assert "one of the kind “Didn&#x27;t work – and why”" in built
    assert "3 of 4 pieces" in page(cast.mei, "/desk/")


@pytest.mark.parametrize("who", ["noah", "kofi", "ines", "aiko"])
def test_nobody_else_is_asked(cast: Cast, who: str):
    give(cast)

    assert "Ines asks" not in page(cast.people[who], "/desk/")  # type: ignore[arg-type]


def test_the_questions_of_a_label_are_the_teachers(cast: Cast):
    give(cast, asks_next=False, why_words="Why did you keep it?")
    room = room_of_mei(cast)
    Piece.objects.create(section=room, title="Bridge", why="It fell.", learned="Triangles do not bend.")

    built = page(cast.mei, f"/showcase/{room.public_id}/?step=labels")

    assert "Why did you keep it?" in built
    assert "1 of 1 labels written" in built


def test_before_it_opens_and_after_it_ends_nothing_is_asked(cast: Cast):
    giving = give(cast)
    Giving.objects.update(opens_on=timezone.localdate() + datetime.timedelta(days=5))
    assert "Ines asks" not in page(cast.mei, "/desk/")
    Giving.objects.update(opens_on=None)

    send(cast.ines, f"/class/{cast.class_6b.slug}/assign/{giving.public_id}/end/")

    assert "Ines asks" not in page(cast.mei, "/desk/")


def test_a_grade_and_a_division_are_given_by_a_coach_alone(cast: Cast):
    look = f"/class/{cast.class_6b.slug}/assign/built-in/"
    assert "All of Grade 6" not in page(cast.ines, look)
    grade = f"grade:{cast.grade_6.pk}"

    send(cast.nora, look, to=[grade, "division:middle"])

    assert {giving.to for giving in Giving.objects.all()} == {"Grade 6", "Middle"}
    assert "Nora asks" in page(cast.mei, "/desk/")
    assert "Nora asks" in page(cast.kofi, "/desk/")
    client = Client()
    client.force_login(cast.ines)
    assert client.post(look, {"to": grade}).status_code == 422


def test_a_change_is_offered_to_whoever_has_begun_and_taken_by_nobody_else(cast: Cast):
    giving = give(cast, pieces=4)
    room = room_of_mei(cast)
    change = f"/class/{cast.class_6b.slug}/assign/{giving.assignment.public_id}/change/"

    send(cast.ines, change, **fields(giving.assignment, pieces=6))

    before = page(cast.mei, f"/showcase/{room.public_id}/")
    assert "4 pieces asked" in before and "Take the change" in before
    assert "of 6 pieces" in page(cast.tomas, "/desk/")
    send(cast.mei, f"/desk/asked/{giving.public_id}/take/")
    after = page(cast.mei, f"/showcase/{room.public_id}/")
    assert "6 pieces asked" in after and "Take the change" not in after


def test_a_change_before_it_is_given_changes_it_in_place(cast: Cast):
    assignment = Assignment.built_in(cast.school, cast.grade_6).own_of(cast.ines)

    send(cast.ines, f"/class/{cast.class_6b.slug}/assign/{assignment.public_id}/change/", **fields(assignment, goals=1))

    assert Assignment.objects.get().goals == 1


def test_what_is_passed_on_is_copied_and_says_whose_idea_it_was(cast: Cast):
    assignment = give(cast, name="Tides").assignment

    send(cast.rosa, f"/class/{cast.class_3a.slug}/assign/{assignment.public_id}/", to=f"class:{cast.class_3a.pk}")

    copy = Assignment.objects.get(made_by=cast.rosa)
    assert copy.based_on == assignment
    assert "based on “Tides” by Ines" in page(cast.rosa, f"/class/{cast.class_3a.slug}/assign/")
    assert "Rosa asks" in page(cast.noah, "/desk/")


def test_what_is_not_passed_on_is_the_teachers_alone(cast: Cast):
    assignment = give(cast, name="Tides", is_passed_on=False).assignment
    client = Client()
    client.force_login(cast.rosa)

    assert "Tides" not in page(cast.rosa, f"/class/{cast.class_3a.slug}/assign/")
    assert client.get(f"/class/{cast.class_3a.slug}/assign/{assignment.public_id}/").status_code == 404


def test_a_teacher_sees_how_far_a_closed_room_is_and_reads_nothing_of_it(cast: Cast):
    give(cast, pieces=2, goals=0)
    room = room_of_mei(cast)
    Piece.objects.create(section=room, title="A secret bridge", why="w", learned="l", next_step="n")
    wall = f"/class/{cast.class_6b.slug}/"

    mine = re.search(r"<tr(?:(?!</tr>).)*<b>Mei</b>.*?</tr>", page(cast.ines, wall), re.S)

    assert mine
    assert mine[0].count("piece-mark--promised") + mine[0].count("piece-mark--done") == 1
    assert mine[0].count("piece-mark--open") == 1
    assert "A secret bridge" not in page(cast.ines, wall)


def test_whoever_has_all_that_is_asked_is_ready_to_share(cast: Cast):
    give(cast, pieces=1, goals=0)
    Piece.objects.create(section=room_of_mei(cast), title="Bridge", why="w", learned="l", next_step="n")

    ready = page(cast.ines, f"/class/{cast.class_6b.slug}/?show=ready")

    assert re.findall(r"<b>(\w+)</b></a></th>", ready) == ["Mei"]


def test_steps_of_the_teachers_own_are_ticked_off_and_seen_by_the_teacher(cast: Cast):
    giving = give(cast, steps="Show it to a friend\nPrint it")
    room = room_of_mei(cast)
    tick = f"/desk/asked/{giving.public_id}/tick/"

    for step in ("Show it to a friend", "Print it", "Print it", "No step at all"):
        send(cast.mei, tick, step=step)

    built = page(cast.mei, f"/showcase/{room.public_id}/")
    assert re.findall(r'value="([^"]+)" aria-pressed="true"', built) == ["Show it to a friend"]
    assert 'value="Print it" aria-pressed="false"' in built
    assert "Show it to a friend" in page(cast.ines, f"/feedback/{room.public_id}/")
