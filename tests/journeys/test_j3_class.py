"""J3: a teacher sees who has finished which part of the assignment, in one action; and says hello in one more."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.assignments.models import Assignment, Giving, Hello
from hub.blogs.models import Blog
from hub.people.models import Person
from hub.reflections.models import Goal, Reflection
from hub.school.models import Enrolment
from hub.showcase.models import Piece, Section
from samples.cast import Cast
from tests.journeys.conftest import PHONE
from tests.journeys.hands import Hands
from tests.kinds import kinds

STUDENTS = 24
MOST_ACTIONS = 1


@pytest.fixture(params=kinds(("mouse", "phone", "keys"), always={"phone"}))
def ines(
    request: pytest.FixtureRequest, transactional_db: None, cast: Cast, live_server: LiveServer, page: Page
) -> Hands:
    """Ines at the hub. She has given the assignment; half of her 24 students have done a part of it."""
    for number in range(STUDENTS - 2):
        student = Person.objects.create_person(f"Student {number:02}", language="en")
        Enrolment.objects.create(classroom=cast.class_6b, person=student, role=Enrolment.Role.STUDENT)
        blog = Blog.objects.create(school=cast.school, owner=student, slug=f"student-{number}", title="My blog")
        if number % 2:
            _make_a_part(cast, blog, student)
    own = Assignment.built_in(cast.school, cast.grade_6).own_of(cast.ines)
    Giving.objects.create(
        school=cast.school, assignment=own, year=cast.year, classroom=cast.class_6b, given_by=cast.ines
    )
    client = Client()
    client.force_login(cast.ines)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    if request.param == "phone":
        page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/desk/")
    return Hands(page, live_server.url, keys=request.param == "keys")


@pytest.mark.thorough
def test_who_has_finished_which_part_and_a_hello_to_the_quiet_ones(ines: Hands, cast: Cast):
    page = ines.page
    ines.forget()
    ines.press("Class", exact=True)

    expect(page.locator("tbody tr")).to_have_count(STUDENTS)
    made = page.locator("tbody tr", has_text="Student 01")
    expect(made.locator(".piece-mark--promised")).to_have_count(1)
    expect(made.locator(".piece-mark--open")).to_have_count(3)
    expect(made.locator(".goal-state--part")).to_have_count(1)
    expect(made.locator(".goal-state--none")).to_have_count(2)
    assert ines.actions <= MOST_ACTIONS

    ines.press(f"Send a hello to {STUDENTS}")
    expect(page.get_by_text(f"{STUDENTS} students find your hello on their desks.")).to_be_visible()
    assert ines.actions <= MOST_ACTIONS + 1
    assert Hello.objects.count() == STUDENTS


@pytest.mark.thorough
def test_what_students_do_meanwhile_is_there_without_a_press(ines: Hands, cast: Cast):
    page = ines.page
    ines.press("Class", exact=True)
    made = page.locator("tbody tr", has_text="Student 01")
    expect(made.locator(".goal-state--part")).to_have_count(1)
    made.get_by_role("link", name="Student 01").focus()
    before = page.evaluate("[scrollY, document.activeElement.textContent]")

    student = Person.objects.get(first_name="Student 01")
    Reflection.answer(Goal.objects.get(student=student), state="met", why="I asked nine.", helped="")
    page.evaluate("document.querySelector('hub-live').refresh()")

    expect(made.locator(".goal-state--part")).to_have_count(0)
    expect(made.locator(".goal-state--met")).to_have_count(1)
    assert page.evaluate("[scrollY, document.activeElement.textContent]") == before


def _make_a_part(cast: Cast, blog: Blog, student: Person) -> None:
    room = Section.start(blog, cast.grade_6, by=student, year=cast.year)
    goal = Goal.objects.create(school=cast.school, student=student, words="Ask more", year=cast.year)
    room.goals.add(goal)
    Reflection.answer(goal, state="partly", why="I asked two.", helped="")
    Piece.promise(room, public_id=f"{student.pk:022}", title="A bridge")
