"""Pages of an old showcase become the start of the showcase here."""

from __future__ import annotations

from django.test import Client

from hub.portability.importing.showcases import make_showcase, showcase_offer
from hub.portability.models import Transfer
from hub.portability.tests.conftest import bring_in
from hub.reflections.models import Goal
from hub.showcase.models import Section
from samples.cast import Cast


def test_the_grades_are_recognised(cast: Cast, portfolio: Transfer) -> None:
    offer = showcase_offer(portfolio)

    assert offer is not None and offer.is_open
    assert offer.page.title == "Showcase"
    assert {room.number: room.grade for room in offer.rooms} == {5: None, 6: cast.grade_6}
    assert next(room.goals for room in offer.rooms if room.number == 6) == [
        "Non-fiction: one book a month", "Show working: method points in quizzes", "Speak up: ideas said in the lesson"
    ]  # fmt: skip


def test_a_room_is_made_and_closed(cast: Cast, portfolio: Transfer) -> None:
    made = make_showcase(portfolio, by=cast.mei)

    assert [section.title for section in made] == ["Grade 6"]
    section = Section.objects.get()
    assert section.page.title == "Showcase" and section.page.is_showcase
    assert section.body and section.goals.count() == 3
    assert cast.who_sees(section) == "mei"
    assert make_showcase(portfolio, by=cast.mei) == []


def test_a_blog_without_one_offers_nothing(cast: Cast, quick_pictures: None) -> None:
    assert showcase_offer(bring_in(cast.blogs["Noah"], "grade3", uploads=False)) is None


def test_the_address_of_the_page_leads_to_its_room(cast: Cast, portfolio: Transfer, client: Client) -> None:
    offer = showcase_offer(portfolio)
    assert offer is not None
    address = next(room.page for room in offer.rooms if room.number == 6).get_absolute_url()
    make_showcase(portfolio, by=cast.mei)
    client.force_login(cast.mei)

    assert client.get(address)["Location"] == "/@mei/showcase/grade-6/"
    client.force_login(cast.ines)
    assert client.get(address).status_code == 200


def test_goals_that_are_here_already_are_not_doubled(cast: Cast, portfolio: Transfer) -> None:
    words = "Speak up: ideas said in the lesson"
    goal = Goal.objects.create(school=cast.school, student=cast.mei, grade=cast.grade_6, words=words)

    make_showcase(portfolio, by=cast.mei)

    assert Goal.objects.filter(student=cast.mei).count() == 3
    assert goal in Section.objects.get().goals.all()


def test_the_report_says_when_a_room_was_here_before(cast: Cast, portfolio: Transfer, client: Client) -> None:
    Section.start(portfolio.blog, cast.grade_6, by=cast.mei)
    client.force_login(cast.mei)

    page = client.get(f"/import/{portfolio.public_id}/report/").content.decode()

    assert "a Grade 6 room was here already: nothing of this page went into it" in page
    assert "its room is made" not in page


def test_the_report_leads_to_the_room_that_was_made(cast: Cast, portfolio: Transfer, client: Client) -> None:
    make_showcase(portfolio, by=cast.mei)
    client.force_login(cast.mei)

    page = client.get(f"/import/{portfolio.public_id}/report/").content.decode()

    assert "its room is made" in page
    assert 'href="/@mei/showcase/grade-6/"' in page
