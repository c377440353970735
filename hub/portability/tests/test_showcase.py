"""Pages of an old showcase become the start of the showcase here."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.blogs.models import Blog, Entry
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.showcases import make_showcase, showcase_offer
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from hub.portability.tests.conftest import bring_in
from hub.portability.tests.odd_export import thing
from hub.portability.wxr.tests.conftest import HEAD, TAIL
from hub.reflections.models import Goal
from hub.safety.models import Worry
from hub.school.models import Enrolment
from hub.showcase.models import Piece, Section
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


def one_page(blog: Blog, folder: Path, title: str, more: str = "") -> Transfer:
    """Bring an export with a page of this title."""
    page = thing(1, title, "<p>My best work</p>", "<wp:post_name>show</wp:post_name>", kind="page")
    (folder / "one.xml").write_text(HEAD + page + more + TAIL, encoding="utf-8")
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name="one.xml")
    import_wordpress(transfer, open_source(folder / "one.xml"))
    return transfer


@pytest.mark.parametrize("title", ["Showcase", "Showcase Portfolio", "portfolio"])
def test_a_page_without_pages_of_grades_becomes_the_showcase_with_a_room_for_this_year(
    cast: Cast, mei_blog: Blog, tmp_path: Path, title: str
) -> None:
    goals = thing(2, "Goals", "<ul><li>Read</li></ul>", "<wp:post_parent>1</wp:post_parent>", kind="page")
    transfer = one_page(mei_blog, tmp_path, title, goals)

    offer = showcase_offer(transfer)
    assert offer is not None and offer.is_open and offer.page.title == title
    section = make_showcase(transfer, by=cast.mei)[0]

    assert section.grade == cast.grade_6 and section.year == cast.year and section.page.title == title
    assert section.page.is_showcase and section.page.body == "<p>My best work</p>"
    assert [goal.words for goal in section.goals.all()] == ["Read"]
    assert cast.who_sees(section) == "mei"
    done = showcase_offer(transfer)
    assert done is not None and not done.is_open and make_showcase(transfer, by=cast.mei) == []


def test_for_a_student_of_no_grade_it_is_the_page_alone(cast: Cast, mei_blog: Blog, tmp_path: Path) -> None:
    Enrolment.objects.filter(person=cast.mei).delete()
    transfer = one_page(mei_blog, tmp_path, "Portfolio")

    assert make_showcase(transfer, by=cast.mei) == []

    assert Entry.objects.get(blog=mei_blog).is_showcase and not Section.objects.exists()


def test_a_draft_of_one_is_not_offered(mei_blog: Blog, tmp_path: Path) -> None:
    draft = thing(1, "Showcase", "Not yet", kind="page", status="draft")
    (tmp_path / "one.xml").write_text(HEAD + draft + TAIL, encoding="utf-8")
    transfer = Transfer.objects.create(school=mei_blog.school, blog=mei_blog, name="one.xml")
    import_wordpress(transfer, open_source(tmp_path / "one.xml"))

    assert showcase_offer(transfer) is None


def test_the_same_button_makes_it(client: Client, cast: Cast, mei_blog: Blog, tmp_path: Path) -> None:
    transfer = one_page(mei_blog, tmp_path, "Portfolio")
    client.force_login(cast.mei)
    report = reverse("import-report", args=[transfer.public_id])

    assert "with a room for Grade 6" in client.get(report).text
    client.post(reverse("import-showcase", args=[transfer.public_id]))

    assert Section.objects.get().page.title == "Portfolio"
    page = client.get(report).text
    assert "1 room is made. It is closed." in page and "Make it the showcase" not in page


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


@pytest.mark.parametrize("name", ["mei", "ines", "daniel"])
def test_the_report_asks_the_database_little(cast: Cast, portfolio: Transfer, client: Client, name: str) -> None:
    client.force_login(getattr(cast, name))
    report = reverse("import-report", args=[portfolio.public_id])
    client.get(report)

    with CaptureQueriesContext(connection) as asked:
        assert client.get(report).status_code == 200

    assert len(asked) <= 12, [query["sql"][:200] for query in asked.captured_queries]


def test_what_stands_on_labels_of_a_page_is_looked_at_for_worries(cast: Cast, mei_blog: Blog, tmp_path: Path) -> None:
    link = '<li><a href="https://blogs.example/mei/2026/09/10/{0}/">A post</a> – {1}</li>'
    lines = link.format(2, "It took me four whole weeks.") + link.format(3, "Sometimes I want to die.")
    posts = [thing(number, f"Tides {number}", "<p>Water</p>") for number in (2, 3)]
    page = thing(1, "Showcase", f"<ul>{lines}</ul>", "<wp:post_name>show</wp:post_name>", kind="page")
    (tmp_path / "one.xml").write_text(HEAD + page + "".join(posts) + TAIL, encoding="utf-8")
    transfer = Transfer.objects.create(school=mei_blog.school, blog=mei_blog, name="one.xml")
    import_wordpress(transfer, open_source(tmp_path / "one.xml"))

    make_showcase(transfer, by=cast.mei)
    Section.objects.get().show(by=cast.mei, audience="class")

    harmless, worrying = Piece.objects.order_by("position")
    assert (harmless.why, worrying.why) == ("It took me four whole weeks", "Sometimes I want to die")
    worry = Worry.objects.get(piece=worrying)
    assert worry.writer == cast.mei
    assert cast.sees(cast.tomas, harmless)
    assert cast.who_sees(worrying) == "mei"
