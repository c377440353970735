"""Pages of an old showcase become the start of the showcase here."""

from __future__ import annotations

from hub.portability.importing.showcases import make_showcase, showcase_offer
from hub.portability.models import Transfer
from hub.portability.tests.conftest import bring_in
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
